// Who is here: people who sign out and in, share a device, and have several tabs. What one did
// arrives once and in their own name, whatever the others do; and nobody sees another's customers.
// What needs no browser of it: tests/shell/stories/people_test.cpp.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {claim_next, complete} from './lib/agent.mjs';
import {browser, open_desk, relay} from './lib/desk.mjs';
import {outbox} from './lib/outbox.mjs';
import {password} from './lib/relay.mjs';
import {Screen, desktop} from './lib/screen.mjs';

open_desk({closes_devices: true});

async function tabs_of(username, count, options = {viewport: desktop}) {
    const device = await browser.newContext(options);
    const tabs = [await Screen.in(device, relay.url)];
    await tabs[0].sign_in(username);
    while (tabs.length < count) {
        tabs.push(await Screen.in(device, relay.url));
        await tabs.at(-1).find('status', 'Connected');
    }
    return tabs;
}
async function sign_out(tab) {
    await tab.page.bringToFront();
    await tab.dismiss_messages();
    await tab.click('button', 'Sign out');
}
// What a tab says whose session has ended, and the way on from there.
async function sign_in_again(tab) {
    await tab.click('button', 'Sign in');
    await tab.find('dialog', 'Sign in again');
    await tab.type('Password', password);
    await tab.press('Enter');
    await saved(tab);
}
async function saved(tab) {
    await tab.page.bringToFront();
    await tab.find('status', 'Connected');
    await tab.find('status', 'All saved');
}
const notes_of = async (username) => (await relay.calls_of(username)).map(({notes}) => notes);
async function nothing_refused(tab) {
    assert.deepEqual(await tab.find_all({role: 'link', name: 'Tray'}), []);
}

test('a cookie that became somebody else’s: nothing is sent in their name, nor shown to them',
    {timeout: 120_000}, async () => {
        const [first, second] = await tabs_of('agent1', 2);
        const elsewhere = await browser.newContext();
        const answer = await elsewhere.request.post(new URL('/login', relay.url).href, {
            data: {username: 'agent3', password},
        });
        assert.equal(answer.status(), 200);
        await claim_next(second);
        await saved(second);
        await relay.kill('SIGKILL');
        await second.find('status', /Offline|Connecting/);
        await complete(second, 'done by agent1');
        await second.find('status', /1 call waits on this device/);
        // While the tabs are away, and told to none of them: as a page of another version does.
        await first.context.addCookies(await elsewhere.cookies());
        await relay.restart();
        for (const tab of [first, second]) {
            await tab.page.bringToFront();
            await tab.find('alert', /^Somebody else has signed in in this browser\./);
        }
        await second.picture('displaced');
        assert.deepEqual(new Set((await outbox(second.page)).map(({user}) => user)),
            new Set(['agent1']));
        assert.ok(!(await notes_of('agent3')).includes('done by agent1'));
        await sign_in_again(second);
        assert.ok((await notes_of('agent1')).includes('done by agent1'));
        await nothing_refused(second);
        await saved(first);
        await first.numbers_become('Open', await second.numbers('Open'));
        await first.close();
        await second.close();
    });

test('five tabs: signed out without a network, they stay so when it is back', {timeout: 180_000},
    async () => {
        const tabs = await tabs_of('agent3', 5);
        await claim_next(tabs[4]);
        await saved(tabs[4]);
        await relay.kill('SIGKILL');
        await tabs[4].find('status', /Offline|Connecting/);
        await complete(tabs[4], 'left behind');
        await tabs[4].find('status', /1 call waits on this device/);
        await sign_out(tabs[0]);
        await tabs[0].find('dialog', 'Sign out with work still waiting?');
        await tabs[0].picture('sign-out-waiting');
        await tabs[0].click('button', 'Sign out all the same');
        for (const tab of tabs) {
            await tab.page.bringToFront();
            await tab.find('heading', 'Sign in to Recall');
        }
        await relay.restart();
        await tabs[0].page.bringToFront();
        await tabs[0].page.waitForTimeout(6_000);
        for (const tab of tabs) {
            await tab.page.bringToFront();
            await tab.find('heading', 'Sign in to Recall');
        }
        assert.ok(!(await notes_of('agent3')).includes('left behind'), 'nobody is signed in');
        const words = (await tabs[0].nodes()).map(({name}) => name).join('\n');
        assert.match(words, /Work of agent3 waits on this device/);
        // The next person, and then the one whose work it is, in another tab.
        await tabs[1].page.bringToFront();
        await tabs[1].sign_in('agent5');
        await tabs[1].find('status', 'All saved');
        assert.ok(!(await notes_of('agent5')).includes('left behind'));
        await sign_out(tabs[1]);
        await tabs[2].page.bringToFront();
        await tabs[2].sign_in('agent3');
        await saved(tabs[2]);
        const found = (await notes_of('agent3')).filter((notes) => notes === 'left behind');
        assert.equal(found.length, 1);
        assert.deepEqual(await outbox(tabs[2].page), []);
        for (const tab of tabs) await tab.close();
    });

test('a session that ended while the tab was offline is told as such', {timeout: 120_000},
    async () => {
        const [tab] = await tabs_of('agent4', 1);
        await relay.kill('SIGKILL');
        await tab.find('status', /Offline|Connecting/);
        await tab.context.clearCookies();
        await relay.restart();
        await tab.find('alert', 'Your session has ended. Sign in to go on.');
        await tab.pictures('session-ended');
        await sign_in_again(tab);
        await tab.close();
    });
