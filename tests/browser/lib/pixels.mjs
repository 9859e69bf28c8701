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

// How many pixels in and around an area have that colour now and had another before.
export async function new_pixels(browser, {before, after, colour, area, around}) {
    return (await desk(browser)).evaluate(async ({pictures, rgb, x, y, w, h}) => {
        const read = async (base64) => {
            const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            const context = canvas.getContext('2d');
            context.drawImage(bitmap, 0, 0);
            return context.getImageData(x, y, w, h).data;
        };
        const [old, now] = await Promise.all(pictures.map(read));
        const is_it = (data, at) => [0, 1, 2].every((i) => Math.abs(data[at + i] - rgb[i]) <= 2);
        let count = 0;
        for (let at = 0; at < now.length; at += 4) {
            if (is_it(now, at) && !is_it(old, at)) ++count;
        }
        return count;
    }, {
        pictures: [before, after].map((picture) => picture.toString('base64')),
        rgb: [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)),
        x: Math.floor(area.x - around),
        y: Math.floor(area.y - around),
        w: Math.ceil(area.w + 2 * around),
        h: Math.ceil(area.h + 2 * around),
    });
}
