// A tab that has much to show and much to do: the script time of a frame with 100,000 numbers on
// an agent's list, scrolled through; and the memory of a tab after the calls of an hour, worked
// by keys. `--small`: a twentieth of each, so that it cannot rot.
//
//   node tests/bench/long_day.mjs [--small]
import {Relay} from '../browser/lib/relay.mjs';
import {open_browser, Screen} from '../browser/lib/screen.mjs';

const small = process.argv.includes('--small');
const numbers = small ? 5_000 : 100_000;
const calls = small ? 3 : 60;
const assign_at_once = 50_000;
const rows_ms_max = 180_000;

// Runs before the page: how long each animation frame keeps the script.
function time_frames() {
    globalThis.frame_ms = [];
    const real = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (callback) => real((at) => {
        const start = performance.now();
        callback(at);
        frame_ms.push(performance.now() - start);
    });
}

const share = (values, part) => values.sort((a, b) => a - b)[Math.floor(values.length * part)];
const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

async function fill(relay) {
    const manager = await relay.sign_in('manager');
    await manager.post('/lists', {id: 'large', campaign: 'client', name: 'Large'});
    const lines = ['Name,Phone,Company'];
    for (let i = 0; i < numbers; ++i) {
        lines.push(`Adaeze Ogunleye ${i},+234803${String(1_000_000 + i)},Lagos Air Freight`);
    }
    await manager.post('/lists/large/leads', lines.join('\n'), 'text/csv');
    for (let left = numbers; left > 0; left -= assign_at_once) {
        const count = Math.min(left, assign_at_once);
        await manager.post('/assignments', {list: 'large', agents: ['agent3'], count});
    }
}

async function measure_table(browser, relay) {
    const context = await browser.newContext({viewport: {width: 1280, height: 800}});
    await context.addInitScript(time_frames);
    const screen = await Screen.in(context, relay.url);
    const start = Date.now();
    await screen.type('Username', 'agent3');
    await screen.type('Password', 'recall-demo');
    await screen.page.keyboard.press('Enter');
    await screen.page.waitForFunction((wanted) => recall.ui().some((node) =>
        node.role === 'tab' && node.name === 'All' &&
        Number(node.value.replaceAll(',', '')) >= wanted),
    numbers, {timeout: rows_ms_max});
    await screen.settle();
    console.log(`${numbers} numbers shown ${((Date.now() - start) / 1000).toFixed(1)} s after ` +
        'the sign-in began');
    await screen.page.mouse.move(600, 600);
    await screen.page.evaluate(() => { frame_ms.length = 0; });
    for (let i = 0; i < 100; ++i) await screen.page.mouse.wheel(0, 400);
    await screen.settle();
    const frames = await screen.page.evaluate(() => frame_ms);
    console.log(`a frame of that table: ${share(frames, 0.5).toFixed(1)} ms of script, ` +
        `p95 ${share(frames, 0.95).toFixed(1)} ms (${frames.length} frames)`);
    await context.close();
}

async function measure_memory(browser, relay) {
    const screen = await Screen.open(browser, relay.url);
    const wire = await screen.context.newCDPSession(screen.page);
    await screen.sign_in('agent4');
    await screen.page.evaluate(() => { recall_host.open_link = () => {}; });
    const manager = await relay.sign_in('manager');
    await manager.post('/assignments', {list: 'prospects', agents: ['agent4'], count: calls});
    for (let i = 0; i < calls; ++i) {
        for (const key of ['n', 'c', 'd', '1', 'w']) await screen.press(key);
        await screen.page.keyboard.type('We spoke.');
        await screen.press('Control+Enter');
    }
    await wire.send('HeapProfiler.collectGarbage');
    const {usedSize} = await wire.send('Runtime.getHeapUsage');
    const program = await screen.page.evaluate(() => recall.memory_bytes());
    console.log(`memory after ${calls} calls: ${megabytes(program + usedSize)} ` +
        `(program ${megabytes(program)}, script ${megabytes(usedSize)})`);
    await screen.close();
}

const relay = await Relay.start();
const browser = await open_browser();
try {
    await measure_memory(browser, relay);
    await fill(relay);
    await measure_table(browser, relay);
} finally {
    await browser.close();
    await relay.stop();
}
