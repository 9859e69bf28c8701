// What a visit costs: bytes over the wire and the time until the page can be used, the first time
// and again from the service worker; and the frames of a tab that nobody touches. Headless
// Chromium draws without a graphics card here, so times are the upper end.
//
//   node tests/bench/first_visit.mjs [--small]
import {Relay} from '../browser/lib/relay.mjs';
import {desktop, open_browser} from '../browser/lib/screen.mjs';

const rounds = process.argv.includes('--small') ? 1 : 5;
const idle_ms = process.argv.includes('--small') ? 1_000 : 5_000;
const usable_ms_max = 30_000;

// Runs before the page: notes when it has first drawn something a person can begin with.
function note_first_usable_frame() {
    const timer = setInterval(() => {
        if (!globalThis.recall?.ui || recall.frames() < 1) return;
        if (!recall.ui().some(({name}) => name === 'Username')) return;
        globalThis.first_usable_ms = performance.now();
        clearInterval(timer);
    }, 1);
}

async function visit(context, url) {
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    await wire.send('Network.enable');
    let bytes = 0;
    wire.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
    await page.goto(url);
    await page.waitForFunction(() => globalThis.first_usable_ms, null, {timeout: usable_ms_max});
    const usable_ms = await page.evaluate(() => globalThis.first_usable_ms);
    return {page, bytes: () => bytes, usable_ms};
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const relay = await Relay.start();
const browser = await open_browser();
try {
    const first = [], again = [];
    let bytes = 0;
    let idle_frames = 0;
    let last = null;
    for (let round = 0; round < rounds; ++round) {
        const context = await browser.newContext({viewport: desktop});
        await context.addInitScript(note_first_usable_frame);
        const cold = await visit(context, relay.url);
        first.push(cold.usable_ms);
        // The service worker fetches nothing a second time: what it keeps, the browser has.
        await cold.page.evaluate(() => navigator.serviceWorker?.ready);
        bytes = cold.bytes();
        await cold.page.close();
        const warm = await visit(context, relay.url);
        again.push(warm.usable_ms);
        await warm.page.waitForFunction(() => recall.idle());
        const before = await warm.page.evaluate(() => recall.frames());
        await warm.page.waitForTimeout(idle_ms);
        idle_frames = await warm.page.evaluate(() => recall.frames()) - before;
        last = context;
        if (round + 1 < rounds) await context.close();
    }
    // The relay is gone: what the device keeps must do.
    await relay.kill('SIGTERM');
    const offline = [];
    for (let round = 0; round < rounds; ++round) {
        const page = await visit(last, relay.url);
        offline.push(page.usable_ms);
        await page.page.close();
    }
    console.log(`first visit: ${(bytes / 1000).toFixed(0)} KB over the wire, ` +
        `usable after ${median(first).toFixed(0)} ms`);
    console.log(`with the service worker: usable after ${median(again).toFixed(0)} ms`);
    console.log(`without the relay: usable after ${median(offline).toFixed(0)} ms`);
    console.log(`idle: ${(idle_frames * 1000 / idle_ms).toFixed(1)} frames a second`);
} finally {
    await browser.close();
    await relay.stop();
}
