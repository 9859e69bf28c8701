// How the page behaves as a page: names for everything, idle when idle, sharp at any size.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, desktop, phone, sharp} from './lib/screen.mjs';

open_desk();

const places = [
    ['agent1', 'client-crm'],
    ['agent1', 'callbacks'],
    ['agent1', 'archive'],
    ['manager', 'tracker'],
    ['manager', 'agents'],
    ['manager', 'database'],
    ['manager', 'archive'],
    ['manager', 'reports'],
    ['manager', 'callbacks'],
    ['manager', 'hopper/client'],
    ['manager', 'do-not-call'],
    ['admin', 'activity'],
    ['admin', 'admin/users'],
    ['admin', 'admin/campaigns?campaign=client'],
    ['admin', 'admin/desk'],
    ['admin', 'admin/system'],
];

async function look_at(screen, user, place, how) {
    const whose = user === 'agent1' ? 'agent-' : '';
    const name = whose + place.replace(/\W.*$/, '') +
        place.replace(/^[^/]*|\?.*$/g, '').replaceAll('/', '-');
    await screen.page.evaluate((hash) => { location.hash = hash; }, `#/${place}`);
    await screen.settle();
    assert.deepEqual(await screen.lint(), [], `${name} for ${user}`);
    for (const node of await screen.nodes()) {
        assert.ok(node.role && node.name, `${name}: ${JSON.stringify(node)}`);
    }
    await screen.picture(`${name}-${how}`);
}

// Where things stand does not depend on the theme, and its contrasts have a test of their own: each
// size and each theme is looked at once.
for (const [size, viewport, dark] of [['desktop', desktop, false], ['phone', phone, true]]) {
    test(`every visible thing has a role and a name: ${size}, ${dark ? 'dark' : 'light'}`,
        {timeout: 300_000}, async () => {
            const out = await Screen.open(browser, relay.url, {viewport, dark});
            assert.deepEqual(await out.lint(), []);
            await out.picture(`sign-in-${size}${dark ? '-dark' : ''}`);
            await out.close();
            for (const user of new Set(places.map(([user]) => user))) {
                const screen = await Screen.open(browser, relay.url, {viewport, dark});
                await screen.sign_in(user);
                for (const [, place] of places.filter(([whose]) => whose === user)) {
                    await look_at(screen, user, place, `${size}${dark ? '-dark' : ''}`);
                }
                await screen.close();
            }
        });
}

test('nothing is drawn while nothing changes', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('agent6');
    await screen.page.waitForTimeout(6_000);  // the toasts and the first minute's clock are over
    const frames = () => screen.page.evaluate(() => recall.frames());
    const before_it = await frames();
    await screen.page.waitForTimeout(3_000);
    const drawn = await frames() - before_it;
    assert.ok(drawn <= 1, `${drawn} frames in three idle seconds`);
    await screen.close();
});

test('the canvas has the real pixels of the display at any zoom', {timeout: 60_000}, async () => {
    for (const deviceScaleFactor of [1, 1.25, 2]) {
        const screen = await Screen.open(browser, relay.url, {deviceScaleFactor});
        const size = await screen.page.evaluate(() => {
            const canvas = document.querySelector('canvas');
            return [canvas.width, canvas.height];
        });
        assert.deepEqual(size, [desktop.width * deviceScaleFactor,
                                desktop.height * deviceScaleFactor]);
        await screen.page.setViewportSize({width: 900, height: 600});
        await screen.page.waitForFunction(
            (width) => document.querySelector('canvas').width === width, 900 * deviceScaleFactor,
            {timeout: 10_000});
        await screen.close();
    }
});

test('zoomed while it is open, it is drawn in the pixels of that zoom', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('agent6');
    const wire = await screen.context.newCDPSession(screen.page);
    for (const ratio of [2, 1.25, 1.1, 1]) {
        const width = Math.round(desktop.width / ratio);
        await wire.send('Emulation.setDeviceMetricsOverride',
            {width, height: 640, deviceScaleFactor: ratio, mobile: false});
        await screen.page.waitForFunction(
            (wanted) => Math.abs(document.querySelector('canvas').width - wanted) <= 1,
            width * ratio, {timeout: 10_000});
        await screen.settle();
        // As large as before in the page's own pixels: the letters take more of the display's.
        const node = await screen.find('heading', 'Client CRM');
        assert.ok(node.h > 16 && node.h < 32, `${ratio}: ${JSON.stringify(node)}`);
        await screen.picture(`zoom-${ratio}`);
    }
    await screen.close();
});

test('no frame is blank while the window is resized', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url, sharp);
    await screen.sign_in('agent6');
    // Looks at the canvas after the program's own observer and before the browser shows it: what a
    // resize has cleared must have been drawn again by then.
    await screen.page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        const looking = document.createElement('canvas').getContext('2d');
        globalThis.looks = [];
        globalThis.observer = new ResizeObserver(() => {
            looking.canvas.width = canvas.width;
            looking.canvas.height = canvas.height;
            looking.drawImage(canvas, 0, 0);
            const {data} = looking.getImageData(0, 0, canvas.width, canvas.height);
            const colours = new Set();
            for (let i = 0; i < data.length; i += 4 * 97) colours.add(data[i] << 8 | data[i + 3]);
            looks.push(colours.size);
        });
        observer.observe(canvas);
    });
    // The first look is at its beginning, when nothing was resized and nothing had to be drawn.
    await screen.page.waitForFunction(() => looks.length > 0);
    await screen.page.evaluate(() => { looks = []; });
    for (const width of [1200, 1000, 800, 390, 768, 1280, 1920]) {
        await screen.page.setViewportSize({width, height: 800});
        await screen.page.waitForFunction(
            (wanted) => document.querySelector('canvas').width === wanted, width);
    }
    const looks = await screen.page.evaluate(() => looks);
    assert.ok(looks.length >= 7, `${looks.length} looks`);
    assert.ok(looks.every((colours) => colours > 4), `colours at each look: ${looks}`);
    await screen.close();
});

for (const width of [390, 768, 1280, 1920]) {
    test(`one description fits a page ${width} px wide`, {timeout: 60_000}, async () => {
        for (const [user, name] of [['agent6', 'client-crm'], ['manager', 'tracker']]) {
            const screen = await Screen.open(browser, relay.url, {viewport: {width, height: 900}});
            await screen.sign_in(user);
            if (user === 'agent6') await screen.press('n');
            for (const node of await screen.nodes()) {
                assert.ok(node.x >= 0 && node.x + node.w <= width + 1,
                    `${name}: ${JSON.stringify(node)}`);
            }
            await screen.picture(`${name}-${width}`);
            await screen.close();
        }
    });
}
