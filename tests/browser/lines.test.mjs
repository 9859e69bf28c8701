// Is the line alive: cables that carry nothing, carry late or break, a relay and a tab that stand
// still, a desk that was put back, a device whose clock is wrong. The page says what is so within
// seconds, and what was done meanwhile arrives once and at its true time.
// What needs no browser of it: tests/shell/stories/lines_test.cpp.
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, test} from 'node:test';

import {claim_next, complete} from './lib/agent.mjs';
import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, desktop} from './lib/screen.mjs';
import {Wire} from './lib/wire.mjs';

const noticed_ms_max = 15_000 + 5_000;  // what is promised, and what a busy machine takes to show it
let wire;
open_desk({closes_devices: true});
beforeEach(async () => {
    wire = await Wire.to(relay);
});
afterEach(async () => {
    relay.thaw();
    await wire.stop();
});

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
async function agent_on(url, username) {
    const tab = await Screen.open(browser, url);
    await tab.sign_in(username);
    await tab.find('status', 'All saved');
    return tab;
}
const calls_with = async (username, notes) =>
    (await relay.calls_of(username)).filter((call) => call.notes === notes);
// How long it takes until the status line no longer says so.
async function until_not(tab, words) {
    const began = Date.now();
    await tab.gone('status', words);
    return Date.now() - began;
}
const is_within = (ms, [least, most]) => assert.ok(ms >= least && ms <= most, `${ms} ms`);

test('a cable that carries nothing is noticed within 15 s, and nothing is lost on it',
    {timeout: 120_000}, async () => {
        const tab = await agent_on(wire.url, 'agent1');
        await claim_next(tab);
        await tab.find('status', 'All saved');
        wire.stall();
        tab.settle_ms_max = 500;
        await complete(tab, 'into the silence');
        await tab.find('status', /^1 call waits on this device$/);
        assert.deepEqual(await tab.find_all({role: 'status', name: 'All saved'}), []);
        is_within(await until_not(tab, 'Connected'), [0, noticed_ms_max]);
        await tab.picture('line-dead');
        wire.go_on();
        tab.settle_ms_max = null;
        await tab.find('status', 'Connected');
        await tab.find('status', 'All saved');
        assert.equal((await calls_with('agent1', 'into the silence')).length, 1);
        await tab.close();
    });

test('a cable that is slow holds nothing up, and moves no clock', {timeout: 120_000}, async () => {
    wire.delay_ms = 1_500;  // three seconds there and back
    const tab = await agent_on(wire.url, 'agent3');
    await claim_next(tab);
    const done_at = Date.now();
    await complete(tab, 'far away');
    await tab.find('status', 'All saved');
    const [call] = await calls_with('agent3', 'far away');
    // Half of the way is guessed: it can be wrong by as much.
    is_within(Math.abs(Date.parse(call.completed_at) - done_at), [0, 5_000]);
    assert.deepEqual(await tab.find_all({role: 'status', name: /clock/}), []);
    await tab.close();
});

test('a cable that breaks again and again loses nothing and doubles nothing', {timeout: 180_000},
    async () => {
        const tab = await agent_on(wire.url, 'agent3');
        let over = false;
        const breaking = (async () => {
            while (!over) {
                await pause(300 + Math.random() * 600);
                wire.cut();
            }
        })();
        const typed = [1, 2, 3, 4, 5, 6].map((n) => `on a bad cable ${n}, padà ní ọjọ́ ${n}`);
        try {
            for (const notes of typed) {
                await claim_next(tab);
                await complete(tab, notes);
            }
        } finally {
            over = true;
            await breaking;
        }
        await tab.find('status', 'All saved');
        const found = (await relay.calls_of('agent3')).map(({notes}) => notes)
            .filter((notes) => notes.startsWith('on a bad cable'));
        assert.deepEqual(found.sort(), typed.sort());
        await tab.close();
    });

test('a desk that was put back: tabs show what it knows, say so, and send what waited',
    {timeout: 180_000}, async () => {
        const folder = join(await mkdtemp(join(tmpdir(), 'recall-backup-')), 'desk');
        const device = await browser.newContext({viewport: desktop});
        const tab = await Screen.in(device, relay.url);
        await tab.sign_in('agent1');
        const second = await Screen.in(device, relay.url);
        await second.find('status', 'Connected');
        await relay.run_tool('backup', folder);
        const open_then = await tab.numbers('Open');
        for (const notes of ['after the backup 1', 'after the backup 2']) {
            await claim_next(tab);
            await complete(tab, notes);
        }
        await claim_next(tab);
        await tab.find('status', 'All saved');
        await relay.kill('SIGKILL');
        await tab.find('status', /Offline|Connecting/);
        await complete(tab, 'waited over it');
        await tab.find('status', /^1 call waits on this device$/);

        await relay.go_back_to(folder);
        // Others go on meanwhile, past the place that these tabs knew.
        const manager = await relay.sign_in('manager');
        for (let i = 0; i < 60; ++i) {
            await manager.post('/lists', {id: `later-${i}`, campaign: 'client', name: `Later ${i}`});
        }
        for (const one of [second, tab]) {
            await one.page.bringToFront();
            await one.find('status', 'Connected');
            await one.find('alert', /^The relay was put back to an earlier state\./);
        }
        await tab.picture('put-back');
        await tab.find('status', /^(All saved|1 refused)$/);
        // The call that waited is in the records or with a person: nothing else may become of it.
        const arrived = (await calls_with('agent1', 'waited over it')).length;
        const in_tray = (await tab.find_all({role: 'link', name: 'Tray'})).length;
        const unplaced = (await manager.get('/unplaced')).body.items.length;
        assert.equal(arrived + in_tray + unplaced, 1);
        await tab.numbers_become('Open', Number(open_then) - arrived);
        await second.page.bringToFront();
        await second.numbers_become('Open', Number(open_then) - arrived);
        await tab.close();
        await second.close();
        await rm(join(folder, '..'), {recursive: true, force: true});
    });

// Where the browser's own processes can be stopped: those of pages of a device that is opened now.
async function page_processes(cdp) {
    const {processInfo} = await cdp.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({type}) => type === 'renderer').map(({id}) => id);
}

test('a tab that was frozen stamps nothing with the time at which it froze', {timeout: 180_000},
    async () => {
        const cdp = await browser.newBrowserCDPSession();
        const others = new Set(await page_processes(cdp));
        const device = await browser.newContext({viewport: desktop});
        const tab = await Screen.in(device, relay.url);
        const own = (await page_processes(cdp)).filter((id) => !others.has(id));
        await tab.sign_in('agent2');
        await claim_next(tab);
        await tab.find('status', 'All saved');
        for (const id of own) process.kill(id, 'SIGSTOP');
        await pause(25_000);
        for (const id of own) process.kill(id, 'SIGCONT');
        await tab.click('radio', 'No Answer');
        const before_ms = Date.now();
        await tab.click('button', 'Complete');
        await tab.find('status', 'Connected');
        await tab.find('status', 'All saved');
        const [call] = (await relay.calls_of('agent2'))
            .sort((a, b) => b.completed_at.localeCompare(a.completed_at));
        is_within(Date.parse(call.completed_at) - before_ms, [-2_000, 10_000]);
        await tab.close();
    });
