// A promise to call again in a browser: made with an outcome, found on the Callbacks screen and in
// its month. What becomes of it: tests/shell/stories/callbacks_test.cpp.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {open_aloud, open_desk, relay} from './lib/desk.mjs';
import {Promises} from './lib/promises.mjs';

open_desk();

test('a callback is promised, seen in its month, and taken', {timeout: 120_000}, async () => {
    const promises = new Promises(relay);
    for (let i = 0; i < 3; ++i) await promises.make('agent3', {slots: 48, recipient: 'USERONLY'});
    const screen = await open_aloud('agent3');
    await screen.press('n');
    await screen.press('c');
    await screen.find('button', 'Release');
    await screen.press('3');
    await screen.find('combobox', 'Time');
    await screen.pictures('callback-form');
    await screen.click('checkbox', 'Only me');
    await screen.type('Comments', 'Ask for the bookkeeper');
    await screen.press('Control+Enter');
    await screen.press('b');
    await screen.find('text', /4 promised, 1 due now/);
    await screen.says('heading', 'Callbacks');
    await screen.pictures('callbacks-due');

    await screen.click('button', 'Any day');
    const tomorrow = new Date(Date.now() + 25 * 3_600_000).toISOString().slice(0, 10);  // in Lagos
    const cell = new RegExp(` ${Number(tomorrow.slice(8))} \\w{3} ${tomorrow.slice(0, 4)}$`);
    if (!(await screen.find_all({role: 'button', name: cell})).length) {
        await screen.click('button', 'Next month');
    }
    await screen.pictures('callbacks-month');
    await screen.go_to('button', cell);
    await screen.press('Enter');
    await screen.find('link', 'All days');
    await screen.pictures('callbacks-day');
    assert.match(await screen.page.evaluate(() => location.hash), new RegExp(`day=${tomorrow}`));
    await screen.click('link', 'All days');
    await screen.click('button', 'Take', {row: 0});
    await screen.find('button', 'Release');
    await screen.close();
});
