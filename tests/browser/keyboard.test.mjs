// Everything without a mouse: Tab, arrows, Enter, Space and Escape alone do the work of a day, the
// ring shows where one is, the order is that of reading, and dialogs give the focus back.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {password} from './lib/relay.mjs';
import {Screen, sharp} from './lib/screen.mjs';
import {lost_pixels} from './lib/pixels.mjs';

open_desk();

async function sign_in_by_keyboard(screen, username) {
    await screen.go_to('textbox', 'Username', {steps_max: 5});
    await screen.page.keyboard.type(username);
    await screen.press('Tab');
    assert.equal((await screen.focused()).name, 'Password');
    await screen.page.keyboard.type(password);
    await screen.press('Enter');
    await screen.find('status', 'Connected');
}

test('an agent signs in, claims, calls and completes', {timeout: 180_000}, async () => {
    const agent = await Screen.open(browser, relay.url);
    await sign_in_by_keyboard(agent, 'agent1');
    const left = Number(await agent.numbers('Open'));
    await agent.go_to('row', /, Assigned/);
    await agent.press('Enter');
    await agent.go_to('button', 'Claim');
    await agent.press('Space');
    await agent.find('button', 'Release');
    await agent.page.evaluate(() => {
        recall_host.open_link = (url) => { globalThis.dialled = url; };
    });
    await agent.go_to('button', 'Call');
    await agent.press('Enter');
    await agent.find('button', 'Call again');
    assert.match(await agent.page.evaluate(() => globalThis.dialled), /^tel:\+/);
    await agent.go_to('radio', 'Success');
    await agent.press('Space');
    await agent.find('radio', 'Success', {checked: true});
    await agent.go_to('textbox', 'Notes');
    await agent.page.keyboard.type('Wants the June fare.');
    await agent.settle();
    await agent.picture('keyboard-call');
    await agent.go_to('button', 'Complete');
    await agent.press('Enter');
    await agent.find('alert', /^Completed: /);
    await agent.find('status', 'All saved');
    await agent.numbers_become('Open', left - 1);
    await agent.close();
});

test('a menu opens, moves and closes with the keyboard', {timeout: 120_000}, async () => {
    const agent = await Screen.open(browser, relay.url, {viewport: {width: 390, height: 844}});
    await sign_in_by_keyboard(agent, 'agent6');
    await agent.go_to('button', /./, {window: /.*/, open: false});
    const opener = await agent.focused();
    await agent.press('Enter');
    await agent.find('menu', opener.name);
    await agent.go_to('button', 'Sign out', {key: 'ArrowDown', steps_max: 8});
    await agent.press('Escape');
    await agent.gone('menu', opener.name);
    assert.equal((await agent.focused()).name, opener.name);
    await agent.close();
});

test('Ctrl+K finds what is typed, while notes are written too', {timeout: 120_000}, async () => {
    const agent = await Screen.open(browser, relay.url);
    await sign_in_by_keyboard(agent, 'agent3');
    for (const key of ['n', 'c', '1', 'w']) await agent.press(key);
    await agent.page.keyboard.type('Half a ');
    await agent.press('Control+k');
    await agent.find('dialog', 'Find anything');
    await agent.page.keyboard.type('call');
    await agent.settle();
    const first = await agent.find('option', /./, {selected: true});
    await agent.press('ArrowDown');
    const second = await agent.find('option', /./, {selected: true});
    assert.notEqual(second.name, first.name);
    await agent.press('ArrowUp');
    assert.equal((await agent.find('option', /./, {selected: true})).name, first.name);
    await agent.find('searchbox', 'Find anything', {value: 'call', focused: true});
    await agent.picture('palette');
    await agent.press('Escape');
    await agent.gone('dialog', 'Find anything');
    await agent.page.keyboard.type('sentence');
    await agent.find('textbox', 'Notes', {value: 'Half a sentence'});
    await agent.press('Control+k');
    await agent.page.keyboard.type('calls my');
    await agent.press('Enter');
    await agent.find('heading', 'My calls');
    await agent.close();
});

const ring = {light: '#4f46e5', dark: '#8f8bff'};
const places = [
    {what: 'sign-in', user: null},
    {what: 'a chosen number', user: 'agent2', open: async (screen) => {
        await screen.click('button', 'Next number');
    }},
    {what: 'tracker', user: 'manager', open: async () => {}},
    {what: 'database', user: 'manager', open: async (screen) => {
        await screen.click('link', 'Database Manager');
        await screen.press('Tab');
        await screen.go_to('row', /^(?!Campaign)/);
        await screen.press('Enter');
    }},
];

for (const dark of [false, true]) {
    for (const place of places) {
        test(`order and ring on ${place.what}, ${dark ? 'dark' : 'light'}`, {timeout: 240_000},
            async () => {
                const screen = await Screen.open(browser, relay.url, {dark, ...sharp});
                if (place.user) {
                    await screen.sign_in(place.user);
                    await place.open(screen);
                }
                await walk(screen, dark ? ring.dark : ring.light);
                await screen.close();
            });
    }
}

// Last: nothing is left to call afterwards.
test('a manager opens a list, assigns from it and recycles', {timeout: 180_000}, async () => {
    const manager = await Screen.open(browser, relay.url);
    await sign_in_by_keyboard(manager, 'manager');
    await manager.go_to('link', 'Database Manager');
    await manager.press('Enter');
    await manager.go_to('row', /^(?!Campaign)/);
    const first = await manager.focused();
    await manager.press('ArrowDown');
    assert.notEqual((await manager.focused()).id, first.id, 'an arrow goes to the next row');
    await manager.press('ArrowUp');
    assert.equal((await manager.focused()).id, first.id);
    await manager.press('Enter');
    await manager.go_to('button', 'Assign numbers…');
    await manager.press('Enter');
    await manager.find('dialog', 'Assign numbers');
    for (let i = 0; i < 5; ++i) {
        await manager.press('Tab');
        assert.equal((await manager.focused()).window !== 'Database Manager', true,
            'the dialog keeps the keyboard');
    }
    await manager.go_to('row', /./);
    const agent = (await manager.focused()).name;
    await manager.press('Space');
    await manager.find('checkbox', `Choose ${agent}`, {checked: true});
    await manager.go_to('textbox', 'How many numbers in all');
    await manager.press('Control+A');
    await manager.page.keyboard.type('3');
    await manager.settle();
    await manager.picture('keyboard-assign');
    await manager.go_to('button', 'Assign 3 numbers');
    await manager.press('Enter');
    await manager.gone('dialog', 'Assign numbers');
    await manager.find('alert', /^3 numbers assigned/);
    assert.equal((await manager.focused()).name, 'Assign numbers…', 'the focus is given back');

    await manager.go_to('link', 'Call Completion Tracker', {key: 'Shift+Tab'});
    await manager.press('Enter');
    await manager.go_to('button', 'Recycle Now');
    await manager.press('Enter');
    await manager.find('dialog', 'Recycle all uncompleted numbers?');
    await manager.press('Escape');
    await manager.gone('dialog', 'Recycle all uncompleted numbers?');
    assert.equal((await manager.focused()).name, 'Recycle Now', 'Escape gives it back too');
    await manager.press('Enter');
    await manager.go_to('button', /^Take back \d+ numbers/);
    await manager.press('Enter');
    await manager.figure_becomes('Uncompleted', 0);
    await manager.close();
});

// From the first thing to the last with Tab: in the order of the tree, and each with a ring.
async function walk(screen, colour) {
    const place_of = async ({id}) => (await screen.page.evaluate(() => recall.all_ui()))
        .findIndex((node) => node.id === id);
    let at = await to_the_end(screen, 'Shift+Tab');
    const faults = [];
    // Of each the ring is what its place loses when the focus goes on.
    let ringed = null;
    const look_back = async () => {
        if (!ringed) return;
        const painted = await lost_pixels(browser, ringed.shown,
            await picture_of(screen, ringed.node), colour);
        if (painted < (ringed.node.w + ringed.node.h) * 0.7) {
            faults.push(`no ring on ${ringed.node.role} “${ringed.node.name}” (${painted} pixels)`);
        }
    };
    for (let step = 0; step < 120; ++step) {
        await screen.press('Tab');
        const next = await screen.focused();
        if (next.id === at.id) break;  // The page's last: the browser's own controls follow.
        if (await place_of(next) < await place_of(at)) {
            faults.push(`from ${at.role} “${at.name}” back to ${next.role} “${next.name}”`);
        }
        await look_back();
        ringed = {node: next, shown: await picture_of(screen, next)};
        at = next;
    }
    await screen.page.focus('#keys');
    await screen.press('Shift+Tab');
    await look_back();
    assert.deepEqual(faults, []);
    assert.equal(at.id, (await to_the_end(screen, 'Tab')).id);
}

// Of its place with what stands around it, as far as that is in sight.
async function picture_of(screen, {x, y, w, h}) {
    const around = 7;
    const {width, height} = screen.page.viewportSize();
    const left = Math.max(0, Math.floor(x - around)), top = Math.max(0, Math.floor(y - around));
    const right = Math.min(width, Math.ceil(x + w + around));
    const bottom = Math.min(height, Math.ceil(y + h + around));
    const clip = {x: left, y: top, width: right - left, height: bottom - top};
    return screen.page.screenshot({clip});
}

// Where that key leads no further; the focus, which has left the page there, is brought back.
async function to_the_end(screen, key) {
    await screen.press('Tab');
    let at = await screen.focused();
    for (let step = 0; step < 120; ++step) {
        await screen.press(key);
        const next = await screen.focused();
        if (next.id === at.id) break;
        at = next;
    }
    await screen.page.focus('#keys');
    return at;
}
