// Two tabs of one agent, worked by keys without a pause, while the relay is killed every few
// seconds: at the end every note that was typed stands in the desk, letter for letter and once.
// Ten minutes, or a thousand commands. `--small`: a few calls and kills, so that it cannot rot.
//
//   node tests/bench/killed_relay.mjs [--small]
import assert from 'node:assert/strict';

import {Relay} from '../browser/lib/relay.mjs';
import {desktop, open_browser, Screen} from '../browser/lib/screen.mjs';

const small = process.argv.includes('--small');
const calls_max = small ? 8 : 500;  // two commands each
const ms_max = small ? 60_000 : 600_000;
const kill_every_ms = [1_500, 5_000];
const settle_ms_max = 60_000;
const agent = 'agent3';

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
const between = ([least, most]) => least + Math.random() * (most - least);

async function fill(relay) {
    const manager = await relay.sign_in('manager');
    await manager.post('/lists', {id: 'long', campaign: 'client', name: 'Long'});
    const lines = ['Name,Phone'];
    for (let i = 0; i < calls_max; ++i) lines.push(`Bọ́lá ${i},+234803${String(4_000_000 + i)}`);
    await manager.post('/lists/long/leads', lines.join('\n'), 'text/csv');
    await manager.post('/assignments', {list: 'long', agents: [agent], count: calls_max});
}

// As fast as the page lets somebody type.
async function work_one(tab, notes) {
    await tab.page.bringToFront();
    await tab.press('n');
    await tab.press('c');
    await tab.press('1');
    await tab.press('w');
    await tab.page.keyboard.type(notes);
    await tab.press('Control+Enter');
}

async function keep_killing(relay, is_over) {
    let kills = 0;
    while (!is_over()) {
        await pause(between(kill_every_ms));
        await relay.restart('SIGKILL');
        kills += 1;
    }
    return kills;
}

async function notes_in_the_desk(relay) {
    const all = (await relay.calls_of(agent)).map(({notes}) => notes);
    return all.filter((notes) => notes.startsWith('№'));
}

const relay = await Relay.start();
const browser = await open_browser();
try {
    await fill(relay);
    const device = await browser.newContext({viewport: desktop});
    const tabs = [await Screen.in(device, relay.url)];
    await tabs[0].sign_in(agent);
    tabs.push(await Screen.in(device, relay.url));

    const typed = [];
    let over = false;
    const killing = keep_killing(relay, () => over);
    const end = Date.now() + ms_max;
    while (typed.length < calls_max && Date.now() < end) {
        const notes = `№${typed.length} kò sí nílé, padà ní ọjọ́ ${typed.length % 7} – ok`;
        await work_one(tabs[typed.length % 2], notes);
        typed.push(notes);
    }
    over = true;
    const kills = await killing;
    for (const tab of tabs) {
        await tab.page.bringToFront();
        await tab.page.waitForFunction(
            () => recall.ui().some(({role, name}) => role === 'status' && name === 'All saved'),
            null, {timeout: settle_ms_max});
    }
    const found = await notes_in_the_desk(relay);
    console.log(`${typed.length} calls in two tabs, ${kills} kills: ${found.length} in the desk`);
    assert.deepEqual(found.sort(), typed.sort());
    for (const tab of tabs) assert.deepEqual(tab.problems, []);
} finally {
    await browser.close();
    await relay.stop();
}
