// A promise to call again: made with an outcome, found on the Callbacks screen, taken from there.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Promises} from './lib/promises.mjs';
import {desktop, phone, Screen} from './lib/screen.mjs';

open_desk();

test('a callback promised for now is due, taken and called', async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('agent3');
    await screen.press('n');
    await screen.press('c');
    await screen.find('button', 'Release');
    const name = (await screen.find_all({role: 'row', selected: true}))[0].name.split(',')[0];
    await screen.press('3');
    await screen.find('combobox', 'Time');
    await screen.picture('callback-form');
    await screen.go_to('checkbox', 'Only me');
    await screen.press('Space');
    await screen.find('checkbox', 'Only me', {checked: true});
    await screen.go_to('textbox', 'Comments');
    await screen.page.keyboard.type('Ask for the bookkeeper');
    await screen.settle();
    assert.deepEqual(await screen.lint(), []);
    await screen.press('Control+Enter');
    await screen.press('b');
    await screen.find('row', name);
    await screen.find('text', /1 promised, 1 due now/);
    await screen.picture('callbacks-due');
    assert.deepEqual(await screen.lint(), []);

    const agent = await relay.sign_in('agent3');
    const [kept] = (await agent.get('/callbacks')).body.items;
    assert.equal(kept.name, name);
    assert.equal(kept.recipient, 'USERONLY');
    assert.equal(kept.status, 'ACTIVE');
    assert.equal(kept.comments, 'Ask for the bookkeeper');
    assert.equal(kept.zone, 'Africa/Lagos');

    await screen.click('button', 'Take');
    await screen.find('button', 'Release');
    await screen.press('1');
    await screen.press('Control+Enter');
    const manager = await relay.sign_in('manager');
    for (let i = 0; i < 50; ++i) {
        const {items} = (await manager.get('/callbacks?user=agent3&status=ARCHIVE')).body;
        if (items.length === 1) break;
        await screen.page.waitForTimeout(100);
    }
    const {items} = (await manager.get('/callbacks?user=agent3')).body;
    assert.deepEqual(items.map(({status, ended}) => [status, ended]), [['ARCHIVE', 'called']]);
    await screen.close();
});

test('an own callback can be handed back to anyone', async () => {
    const screen = await Screen.open(browser, relay.url, {viewport: phone});
    await screen.sign_in('agent1');
    await screen.press('b');
    const [row] = await screen.find_all({role: 'row'});
    await screen.picture('callbacks-phone');
    assert.deepEqual(await screen.lint(), []);
    await screen.click('button', `More for ${row.name}`);
    await screen.click('button', 'Hand back to anyone');
    const agent = await relay.sign_in('agent1');
    for (let i = 0; i < 50; ++i) {
        if ((await agent.get('/callbacks')).body.items[0].recipient === 'ANYONE') break;
        await screen.page.waitForTimeout(100);
    }
    assert.equal((await agent.get('/callbacks')).body.items[0].recipient, 'ANYONE');
    await screen.close();
});

test('a month tells an agent how many are on which day, and narrows the list to one',
    {timeout: 120_000}, async () => {
        const promises = new Promises(relay);
        const a_day = 48;  // half hours
        for (const slots of [1, 2, a_day, a_day, a_day, 2 * a_day]) {
            await promises.make('agent2', {slots, recipient: 'USERONLY', comments: 'Ring twice'});
        }
        const {items} = (await (await promises.user('agent2')).get('/callbacks')).body;
        const in_lagos = (time) =>
            new Date(Date.parse(time) + 3_600_000).toISOString().slice(0, 10);
        const tomorrow = in_lagos(new Date(Date.now() + 86_400_000).toISOString());
        const then = items.filter((item) => in_lagos(item.callback_time) === tomorrow).length;
        const cell = new RegExp(` ${Number(tomorrow.slice(8))} \\w{3} ${tomorrow.slice(0, 4)}$`);
        for (const [size, viewport] of [['wide', desktop], ['phone', phone]]) {
            const screen = await Screen.open(browser, `${relay.url}#/callbacks`, {viewport});
            await screen.sign_in('agent2');
            await screen.find('tab', 'All', {value: String(items.length)});
            await screen.go_to('button', 'Any day');
            await screen.press('Enter');
            if (!(await screen.find_all({role: 'button', name: cell})).length) {
                await screen.click('button', 'Next month');
            }
            await screen.find('button', cell, {value: `${then} promised`});
            await screen.picture(`callbacks-month-${size}`);
            assert.deepEqual(await screen.lint(), []);
            await screen.go_to('button', cell);
            await screen.press('Enter');
            await screen.find('tab', 'All', {value: String(then)});
            await screen.picture(`callbacks-day-${size}`);
            assert.equal((await screen.find_all({role: 'row'})).length, then);
            assert.match(await screen.page.evaluate(() => location.hash),
                new RegExp(`day=${tomorrow}`));
            await screen.click('link', 'All days');
            await screen.find('tab', 'All', {value: String(items.length)});
            await screen.close();
        }
    });
