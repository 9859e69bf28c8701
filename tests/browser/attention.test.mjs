// What calls an agent back who looks elsewhere, by the browser's own notifications, title and tab;
// and the keys that stay the browser's. When it is told: tests/shell/stories/attention_test.cpp.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {open, open_aloud, open_desk, relay} from './lib/desk.mjs';

open_desk({whole: true});

// Headless tabs are always in front: the page is told that it is not, and its notifications and
// sounds are noted down.
async function look_elsewhere(screen, hidden) {
    await screen.page.evaluate((is_hidden) => {
        Object.defineProperty(document, 'hidden', {value: is_hidden, configurable: true});
        document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
}
const title_becomes = (screen, title) =>
    screen.page.waitForFunction((wanted) => document.title === wanted, title);

test('numbers that arrive while one looks elsewhere are told', async () => {
    const screen = await open('agent2', '', {permissions: ['notifications']});
    await screen.page.evaluate(() => {
        globalThis.noted = [];
        recall_host.notify = (title, body) => noted.push(`${title}: ${body}`);
        recall_host.chime = () => noted.push('a sound');
    });
    await title_becomes(screen, 'Client CRM – Recall');
    await screen.press('n');
    await screen.press('c');
    await screen.click('button', 'Release');
    await screen.find('button', 'Turn on notifications');
    await screen.pictures('alert-offer');
    await screen.click('button', 'Turn on notifications');
    await screen.gone('button', 'Turn on notifications');

    await look_elsewhere(screen, true);
    const manager = await relay.sign_in('manager');
    const given = {list: 'prospects', agents: ['agent2'], count: 3};
    assert.equal((await manager.post('/assignments', given)).status, 200);
    await title_becomes(screen, '(1) Client CRM – Recall');
    assert.deepEqual(await screen.page.evaluate(() => noted), ['3 numbers were assigned to you: ']);
    await look_elsewhere(screen, false);
    await title_becomes(screen, 'Client CRM – Recall');
    await screen.close();
});

test('the keys are a question mark away', async () => {
    const screen = await open_aloud('agent1');
    await screen.press('?');
    await screen.find('dialog', 'Keys');
    await screen.says('dialog', 'Keys');
    await screen.pictures('keys');
    await screen.close();
});

test('an agent works a number with keys alone', async () => {
    const screen = await open('agent4');
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
    const screen = await open('agent5');
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
