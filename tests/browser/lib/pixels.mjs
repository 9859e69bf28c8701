// Looks at pictures of the page: a browser decodes them.
let page = null;
let owner = null;

async function desk(browser) {
    if (owner !== browser) {
        page = await (await browser.newContext()).newPage();
        owner = browser;
    }
    return page;
}

// How many pixels have that colour in one picture, and another in a later one of the same place.
export async function lost_pixels(browser, one, later, colour) {
    return (await desk(browser)).evaluate(async ({pictures, rgb}) => {
        const read = async (base64) => {
            const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            const context = canvas.getContext('2d');
            context.drawImage(bitmap, 0, 0);
            return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
        };
        const [before, after] = await Promise.all(pictures.map(read));
        const is_it = (data, at) => [0, 1, 2].every((i) => Math.abs(data[at + i] - rgb[i]) <= 2);
        let count = 0;
        for (let at = 0; at < before.length; at += 4) {
            if (is_it(before, at) && !is_it(after, at)) ++count;
        }
        return count;
    }, {
        pictures: [one, later].map((picture) => picture.toString('base64')),
        rgb: [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)),
    });
}
