// What calls an agent back who looks elsewhere; and the keys of an agent's day.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {phone, Screen} from './lib/screen.mjs';

const minute_ms = 60_000;
open_desk();

// Headless tabs are always in front: the page is told that it is not, and its notifications and
// sounds are noted down.
async function look_elsewhere(screen, hidden) {
    await screen.page.evaluate((is_hidden) => {
        Object.defineProperty(document, 'hidden', {value: is_hidden, configurable: true});
        document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
}
async function note_alerts(screen) {
    await screen.page.evaluate(() => {
        globalThis.noted = [];
        recall_host.notify = (title, body) => noted.push(`${title}: ${body}`);
        recall_host.chime = () => noted.push('a sound');
    });
}
const noted = (screen) => screen.page.evaluate(() => noted);
const title_becomes = (screen, title) =>
    screen.page.waitForFunction((wanted) => document.title === wanted, title);

// They are offered once the first number is let go of, not while somebody is at it.
async function turn_alerts_on(screen) {
    await screen.press('n');
    await screen.press('c');
    await screen.find('button', 'Release');
    assert.deepEqual(await screen.find_all({role: 'button', name: 'Turn on notifications'}), []);
    await screen.click('button', 'Release');
    await screen.find('button', 'Turn on notifications');
    await screen.picture('alert-offer');
    await screen.click('button', 'Turn on notifications');
    await screen.gone('button', 'Turn on notifications');
}

test('numbers that arrive while one looks elsewhere are told', async () => {
    const screen = await Screen.open(browser, relay.url, {permissions: ['notifications']});
    await screen.sign_in('agent2');
    await note_alerts(screen);
    await title_becomes(screen, 'Client CRM – Recall');
    await turn_alerts_on(screen);

    await look_elsewhere(screen, true);
    const manager = await relay.sign_in('manager');
    const given = {list: 'prospects', agents: ['agent2'], count: 3};
    assert.equal((await manager.post('/assignments', given)).status, 200);
    await title_becomes(screen, '(1) Client CRM – Recall');
    assert.deepEqual(await noted(screen), ['3 numbers were assigned to you: ']);
    await look_elsewhere(screen, false);
    await title_becomes(screen, 'Client CRM – Recall');

    // In sight of the agent nothing is told twice.
    assert.equal((await manager.post('/assignments', given)).status, 200);
    await screen.find('tab', 'All', {value: /\d+/});
    await screen.page.waitForTimeout(500);
    assert.equal((await noted(screen)).length, 1);
    await screen.close();
});

test('a claim that is about to run out is told once, from a tab that draws nothing', async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.page.clock.install();
    await screen.sign_in('agent3');
    await note_alerts(screen);
    await turn_alerts_on(screen);
    const name = (await screen.find_all({role: 'row', selected: true}))[0].name.split(',')[0];
    await screen.press('c');
    await screen.find('button', 'Release');
    await look_elsewhere(screen, true);
    // Where the relay can be asked, the tab knows that it is not so late yet.
    await screen.context.setOffline(true);
    await screen.page.clock.fastForward(20 * minute_ms);
    assert.deepEqual(await noted(screen), []);
    for (let i = 0; i < 40 && (await noted(screen)).length === 0; ++i) {
        await screen.page.clock.fastForward(minute_ms);
    }
    await title_becomes(screen, '(1) Client CRM – Recall');
    const [told] = await noted(screen);
    assert.match(told, new RegExp(`^Your claim runs out in [45] minutes: ${name}$`));
    await screen.page.clock.fastForward(minute_ms);
    assert.equal((await noted(screen)).length, 1);
    await screen.close();
});

test('an own callback that falls due is told once', async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.page.clock.install();
    await screen.sign_in('agent2');
    await note_alerts(screen);
    await turn_alerts_on(screen);
    await look_elsewhere(screen, true);
    await screen.context.setOffline(true);
    // The demo's callback is promised for the half hour after the next.
    const told = async () =>
        (await noted(screen)).filter((words) => words.startsWith('A callback is due: '));
    for (let i = 0; i < 80 && (await told()).length === 0; ++i) {
        await screen.page.clock.fastForward(minute_ms);
    }
    assert.equal((await told()).length, 1);
    await screen.page.clock.fastForward(minute_ms);
    assert.equal((await told()).length, 1);
    await screen.close();
});

for (const [where, viewport] of [['desktop', undefined], ['phone', phone]]) {
    test(`the keys are a question mark away: ${where}`, async () => {
        const screen = await Screen.open(browser, relay.url, {viewport});
        await screen.sign_in('agent1');
        await screen.press('?');
        await screen.find('dialog', 'Keys');
        await screen.find('text', 'Open the next number to call');
        assert.deepEqual(await screen.lint(), []);
        await screen.picture(`keys-${where}`);
        await screen.press('Escape');
        await screen.gone('dialog', 'Keys');
        await screen.close();
    });
}

test('an agent works a number with keys alone', async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('agent4');
    await screen.page.evaluate(() => {
        globalThis.dialled = [];
        recall_host.open_link = (url) => dialled.push(url);
    });
    await screen.press('/');
    await screen.page.keyboard.type('zzz');
    await screen.find('searchbox', 'Search numbers', {value: 'zzz'});
    await screen.press('Control+a');
    await screen.press('Delete');
    await screen.press('Escape');
    const done = Number((await screen.find('tab', 'Done')).value);
    for (const key of ['n', 'c', 'e', 'd', '1', 'w']) await screen.press(key);
    await screen.page.keyboard.type('We spoke? Yes.');
    await screen.press('Control+Enter');
    await screen.find('tab', 'Done', {value: String(done + 1)});
    assert.equal((await screen.page.evaluate(() => dialled)).length, 1);
    await screen.press('Shift+1');
    await screen.close();
});

test('the browser keeps its own keys', async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('agent5');
    const taken = await screen.page.evaluate(() => {
        const target = document.activeElement;
        const is_taken = (key, more) => !target.dispatchEvent(new KeyboardEvent('keydown',
            {key, code: more.code ?? key, bubbles: true, cancelable: true, ...more}));
        const own = [
            ['F5', {keyCode: 116}], ['F11', {keyCode: 122}], ['F12', {keyCode: 123}],
            ...['r', 'l', 't', 'w', 'n'].map((key) => [key, {ctrlKey: true,
                keyCode: key.toUpperCase().charCodeAt(0)}]),
            ['+', {ctrlKey: true, keyCode: 187}], ['-', {ctrlKey: true, keyCode: 189}],
            ['0', {ctrlKey: true, keyCode: 48}],
        ];
        return own.filter(([key, more]) => is_taken(key, more)).map(([key]) => key);
    });
    assert.deepEqual(taken, []);
    await screen.close();
});
