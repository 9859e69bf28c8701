// The system's clipboard: in fields, in what is shown for reading, in rows of tables.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen} from './lib/screen.mjs';

open_desk();

async function open(username) {
    const screen = await Screen.open(browser, relay.url,
        {permissions: ['clipboard-read', 'clipboard-write']});
    if (username) await screen.sign_in(username);
    return screen;
}
const clipboard = (screen) => screen.page.evaluate(() => navigator.clipboard.readText());
const fill_clipboard = (screen, text) =>
    screen.page.evaluate((words) => navigator.clipboard.writeText(words), text);
async function clipboard_becomes(screen, text) {
    for (let i = 0; i < 40 && await clipboard(screen) !== text; ++i) {
        await screen.page.waitForTimeout(50);
    }
    assert.equal(await clipboard(screen), text);
}
const right_click = async (screen, node) => {
    await screen.page.mouse.click(node.x + node.w / 2, node.y + node.h / 2, {button: 'right'});
    await screen.settle();
};

test('copy, cut and paste in a field', {timeout: 60_000}, async () => {
    const screen = await open();
    await screen.type('Username', 'agent1');
    await screen.press('Control+A');
    await screen.press('Control+C');
    assert.equal(await clipboard(screen), 'agent1');
    await screen.press('Control+X');
    assert.equal((await screen.find('textbox', 'Username')).value, '');
    await fill_clipboard(screen, 'manager\n');
    await screen.press('Control+V');
    assert.equal((await screen.find('textbox', 'Username')).value, 'manager');
    await screen.press('Control+V');
    assert.equal((await screen.find('textbox', 'Username')).value, 'managermanager');
    await screen.close();
});

test('a phone number, a name and an e-mail are selected and copied where they are shown',
    {timeout: 90_000}, async () => {
        const manager = await relay.sign_in('manager');
        await manager.post('/lists', {id: 'copy', campaign: 'client', name: 'copy'});
        await manager.post('/lists/copy/leads',
            'Name,Phone,E-mail\nCopy Person,08035550123,copy@person.example\n', 'text/csv');
        await manager.post('/assignments', {list: 'copy', agents: ['agent1'], count: 1});
        const agent = await open('agent1');
        await agent.type('Search numbers', 'Copy Person', 'searchbox');
        await agent.click('row', /^Copy Person/);

        const wanted = [['text', 'Phone', '+234 803 555 0123'],
                        ['text', 'E-mail', 'copy@person.example'],
                        ['heading', 'Copy Person', 'Copy Person']];
        for (const [role, name, text] of wanted) {
            await fill_clipboard(agent, '');
            const node = await agent.find(role, name, {focusable: true});
            await agent.page.mouse.click(node.x + node.w / 2, node.y + node.h / 2, {clickCount: 3});
            await agent.press('Control+C');
            assert.equal(await clipboard(agent), text);
            await agent.page.keyboard.type('x');
            await agent.press('Delete');
            assert.ok(await agent.find(role, name, {focusable: true}), 'it is for reading only');
        }
        // Part of it, by dragging over it.
        const phone = await agent.find('text', 'Phone', {focusable: true});
        await agent.page.mouse.move(phone.x + 1, phone.y + phone.h / 2);
        await agent.page.mouse.down();
        await agent.page.mouse.move(phone.x + phone.w / 2, phone.y + phone.h / 2, {steps: 4});
        await agent.picture('selecting');
        await agent.page.mouse.up();
        await agent.press('Control+C');
        const part = await clipboard(agent);
        assert.ok(part.length > 2 && part.length < 17 && '+234 803 555 0123'.startsWith(part), part);
        await agent.close();
    });

test('a row offers to copy what it says, by the right button and by the keyboard',
    {timeout: 90_000}, async () => {
        const agent = await open('agent2');
        const cell = (await agent.find_all({role: 'cell'})).find(({value}) => /^\+234/.test(value)) ??
            (await agent.find_all({role: 'cell', name: /^\+234/}))[0];
        const number = /^\+234/.test(cell.name) ? cell.name : cell.value;
        await right_click(agent, cell);
        await agent.picture('copy-menu');
        assert.deepEqual(await agent.lint(), []);
        await agent.click('button', `Copy “${number}”`);
        await clipboard_becomes(agent, number);
        assert.deepEqual(await agent.find_all({role: 'button', name: /^Copy “/}), []);

        await agent.click('columnheader', 'Name');
        await agent.press('Tab');
        for (let i = 0; i < 6 && (await agent.focused())?.role !== 'row'; ++i) {
            await agent.press('Tab');
        }
        const row = await agent.focused();
        assert.equal(row?.role, 'row');
        await agent.press('Control+C');
        const copied = await clipboard(agent);
        assert.match(copied, /\+234/);
        assert.match(copied, new RegExp(row.name.split(',')[0]));
        await agent.close();
    });
