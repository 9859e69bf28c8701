// The tabs of one user in one browser share one connection: whoever leads, and however it ends.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, desktop} from './lib/screen.mjs';

open_desk({closes_devices: true});

async function websockets() {
    const {body} = await (await relay.sign_in('admin')).get('/metrics');
    return Number(/^recall_sessions (\d+)$/m.exec(body)[1]);
}
async function websockets_become(count) {
    const deadline = Date.now() + 5_000;
    while (await websockets() !== count) {
        assert.ok(Date.now() < deadline, `${await websockets()} websockets, not ${count}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
}
// A Screen that counts the websockets its page opens.
async function open_tab(device) {
    let sockets = 0;
    device.once('page', (page) => page.on('websocket', () => { sockets += 1; }));
    const tab = await Screen.in(device, relay.url);
    Object.defineProperty(tab, 'sockets', {get: () => sockets});
    return tab;
}
async function three_tabs(username) {
    const device = await browser.newContext({viewport: desktop});
    const first = await open_tab(device);
    await first.sign_in(username);
    const tabs = [first, await open_tab(device), await open_tab(device)];
    for (const tab of tabs) await tab.find('status', 'Connected');
    return tabs;
}
const open_numbers = async (tab) => tab.numbers('Open');
async function complete_one(tab) {
    await tab.page.bringToFront();
    await tab.click('button', 'Next number');
    await tab.click('button', 'Claim');
    await tab.find('status', 'All saved');
    await tab.click('radio', 'No Answer');
    await tab.click('button', 'Complete');
    await tab.find('status', 'All saved');
}

test('three tabs, one websocket; what one does the others show', {timeout: 120_000}, async () => {
    const tabs = await three_tabs('agent1');
    await websockets_become(1);
    assert.deepEqual(tabs.map((tab) => tab.sockets), [1, 0, 0]);
    const before_it = await relay.completed_by('agent1');
    await complete_one(tabs[2]);  // a follower
    assert.equal(await relay.completed_by('agent1'), before_it + 1, 'once, and only once');
    const shown = await open_numbers(tabs[2]);
    for (const tab of tabs.slice(0, 2)) {
        await tab.page.bringToFront();
        await tab.numbers_become('Open', shown);
    }
    await complete_one(tabs[0]);  // the leader
    await tabs[1].page.bringToFront();
    await tabs[1].numbers_become('Done', await tabs[0].numbers('Done'));
    assert.equal(await relay.completed_by('agent1'), before_it + 2);
    for (const tab of tabs) await tab.close();
    await websockets_become(0);
});

test('another tab takes over within about a second', {timeout: 120_000}, async () => {
    const tabs = await three_tabs('agent2');
    await tabs[1].page.bringToFront();
    const began = Date.now();
    await tabs[0].close();
    await tabs[1].page.waitForFunction(() => !recall.idle(), null, {timeout: 5_000, polling: 10})
        .catch(() => {});  // It may have been quicker than that.
    await tabs[1].find('status', 'Connected');
    const took_ms = Date.now() - began;
    await websockets_become(1);
    assert.equal(tabs[1].sockets + tabs[2].sockets, 1);
    assert.ok(took_ms < 4_000, `${took_ms} ms`);

    const before_it = await relay.completed_by('agent2');
    await complete_one(tabs[1]);
    await complete_one(tabs[2]);
    assert.equal(await relay.completed_by('agent2'), before_it + 2);
    for (const tab of tabs.slice(1)) await tab.close();
});

test('what a follower did while the leader dies is sent, once', {timeout: 120_000}, async () => {
    const tabs = await three_tabs('agent3');
    const follower = tabs[2];
    await follower.page.bringToFront();
    await follower.click('button', 'Next number');
    await follower.click('button', 'Claim');
    await follower.find('status', 'All saved');
    await follower.click('radio', 'No Answer');
    const before_it = await relay.completed_by('agent3');
    const complete = await follower.find('button', 'Complete', {enabled: true});
    await Promise.all([
        tabs[0].page.close(),
        follower.page.mouse.click(complete.x + complete.w / 2, complete.y + complete.h / 2),
    ]);
    await follower.gone('button', 'Release');
    await follower.find('status', 'Connected');
    await follower.find('status', 'All saved');
    assert.equal(await relay.completed_by('agent3'), before_it + 1);
    for (const tab of tabs.slice(1)) await tab.close();
});

test('all tabs come back after the relay was away', {timeout: 120_000}, async () => {
    const tabs = await three_tabs('agent6');
    await relay.kill('SIGKILL');
    for (const tab of tabs) await tab.find('status', /Offline|Connecting/);
    await relay.restart();
    for (const tab of tabs) await tab.find('status', 'Connected');
    await websockets_become(1);
    const before_it = await relay.completed_by('agent6');
    await complete_one(tabs[1]);
    assert.equal(await relay.completed_by('agent6'), before_it + 1);
    for (const tab of tabs) await tab.close();
});

test('a leader that answers nobody loses the line', {timeout: 120_000}, async () => {
    const [leader, follower, other] = await three_tabs('agent1');
    // As good as frozen: it holds the lock and hears nothing.
    const wire = await leader.context.newCDPSession(leader.page);
    await wire.send('Debugger.enable');
    await wire.send('Debugger.pause');
    leader.page.evaluate(() => 0).catch(() => {});
    await follower.page.bringToFront();
    const before_it = await relay.completed_by('agent1');
    await follower.click('button', 'Next number');
    await follower.click('button', 'Claim');
    await follower.click('radio', 'No Answer');
    await follower.click('button', 'Complete');
    await follower.find('status', 'All saved');
    assert.equal(await relay.completed_by('agent1'), before_it + 1);
    await wire.send('Debugger.resume');
    await leader.page.bringToFront();
    await leader.find('status', 'Connected');
    await websockets_become(1);
    for (const tab of [leader, follower, other]) await tab.close();
});

test('a browser that cannot share gives each tab a connection', {timeout: 120_000}, async () => {
    const device = await browser.newContext({viewport: desktop});
    await device.addInitScript(() => { delete globalThis.BroadcastChannel; });
    const first = await open_tab(device);
    await first.sign_in('agent2');
    const second = await open_tab(device);
    await second.find('status', 'Connected');
    await websockets_become(2);
    await complete_one(second);
    await first.page.bringToFront();
    await first.numbers_become('Done', await second.numbers('Done'));
    await first.close();
    await second.close();
});

test('two users in one browser do not share', {timeout: 60_000}, async () => {
    const [first] = await three_tabs('agent1');
    const stranger = await Screen.open(browser, relay.url);
    await stranger.sign_in('agent2');
    await websockets_become(2);
    await stranger.close();
    await first.context.close();
});
