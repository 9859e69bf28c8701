// A finger: taps press, drags scroll and glide on, holding is the right button, and everything is
// large enough to be hit.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, phone} from './lib/screen.mjs';

const target_px_min = 44;
const rounding_px = 0.6;

open_desk();

const finger = {viewport: phone, hasTouch: true, isMobile: true};
const tablet = {viewport: {width: 1024, height: 768}, hasTouch: true, isMobile: true};

async function tap(screen, role, name, more = {}) {
    const node = await screen.find(role, name, {enabled: true, ...more});
    await screen.page.touchscreen.tap(node.x + node.w / 2, node.y + node.h / 2);
    await screen.settle();
}
async function sign_in(screen, username) {
    await tap(screen, 'button', username);
    await tap(screen, 'button', 'Sign in');
    await screen.find('button', /Connected|All saved/);
}
// Moves a finger over the glass in that many steps, `pause_ms` apart.
async function drag(screen, from, to, {steps = 8, pause_ms = 16, rest_ms = 0} = {}) {
    const wires = await screen.context.newCDPSession(screen.page);
    const touch = (type, x, y) => wires.send('Input.dispatchTouchEvent',
        {type, touchPoints: type === 'touchEnd' ? [] : [{x, y}]});
    await touch('touchStart', from.x, from.y);
    for (let i = 1; i <= steps; ++i) {
        await screen.page.waitForTimeout(pause_ms);
        await touch('touchMove', from.x + (to.x - from.x) * i / steps,
            from.y + (to.y - from.y) * i / steps);
    }
    if (rest_ms) await screen.page.waitForTimeout(rest_ms);
    await touch('touchEnd');
}
const rows_of = async (screen) => screen.find_all({role: 'row'});

const pressed = new Set(['button', 'checkbox', 'tab', 'option', 'textbox', 'searchbox', 'combobox',
                         'radio', 'link', 'row']);
async function too_small(screen, place) {
    const nodes = await screen.nodes();
    const page = await screen.page.evaluate(() => [innerWidth, innerHeight]);
    // What is scrolled half out of sight is as large as what is in sight of it.
    const cut = (node) => node.y <= 0 || node.y + node.h >= page[1] ||
        nodes.some((region) => ['table', 'region', 'main', 'navigation', 'dialog', 'menu', 'listbox']
            .includes(region.role) && (node.y <= region.y + 1 ||
            node.y + node.h >= region.y + region.h - 1) && node.y >= region.y - 1 &&
            node.y + node.h <= region.y + region.h + 1);
    return nodes
        .filter((node) => pressed.has(node.role) ||
            (node.role === 'columnheader' && node.focusable))
        .filter((node) => (node.h < target_px_min - rounding_px ||
            (node.role === 'checkbox' && node.w < target_px_min - rounding_px)) && !cut(node))
        .map((node) => `${place}: ${node.role} “${node.name}” ${node.w} × ${node.h}`);
}

for (const [size, device, user] of [['phone', finger, 'agent1'], ['tablet', tablet, 'agent6']]) {
    test(`every target is at least 44 px high under a finger, a tick box also wide: ${size}`, {timeout: 180_000},
        async () => {
            const offenders = [];
            const look = async (screen, place) => offenders.push(...await too_small(screen, place));
            const agent = await Screen.open(browser, relay.url, device);
            assert.ok(await agent.page.evaluate(() => matchMedia('(pointer: coarse)').matches));
            await look(agent, 'sign-in');
            await sign_in(agent, user);
            await look(agent, 'client crm');
            await agent.picture(`touch-work-${size}`);
            const row = (await rows_of(agent)).find(({name}) => /Assigned/.test(name));
            await agent.page.touchscreen.tap(row.x + row.w / 3, row.y + row.h / 2);
            await agent.settle();
            await look(agent, 'number');
            await tap(agent, 'button', 'Claim');
            await look(agent, 'claimed number');
            await agent.picture(`touch-number-${size}`);
            await tap(agent, 'link', 'Customer Service');
            await look(agent, 'customer service');
            await agent.close();

            const manager = await Screen.open(browser, relay.url, device);
            await sign_in(manager, 'manager');
            await tap(manager, 'link', 'Call Completion Tracker');
            await look(manager, 'tracker');
            await manager.picture(`touch-tracker-${size}`);
            await tap(manager, 'link', 'Database Manager');
            await look(manager, 'database');
            await tap(manager, 'row', 'Business prospects');
            await look(manager, 'list');
            await manager.picture(`touch-list-${size}`);
            await tap(manager, 'button', 'Assign numbers…');
            await look(manager, 'assign');
            await manager.picture(`touch-assign-${size}`);
            await tap(manager, 'button', 'Cancel');
            await manager.close();
            assert.deepEqual(offenders, []);
        });
}

test('a drag scrolls, glides on and stops at the end; a tap then presses', {timeout: 90_000},
    async () => {
        const screen = await Screen.open(browser, relay.url, finger);
        await sign_in(screen, 'agent1');
        const first = await rows_of(screen);
        const top = first[0].name;
        const x = 195;
        const y = first[3].y + first[3].h / 2;

        // A rest before the finger is lifted: nothing glides.
        await drag(screen, {x, y}, {x, y: y - 120}, {rest_ms: 150});
        await screen.settle();
        const moved = (await rows_of(screen)).find(({name}) => name === first[3].name);
        assert.ok(Math.abs(first[3].y - 120 - moved.y) <= 2, `${first[3].y} → ${moved?.y}`);
        assert.deepEqual(await screen.find_all({role: 'button', name: 'Back'}), [], 'no tap');

        // Lifted in flight it goes on by itself, and comes to rest.
        const before_it = (await rows_of(screen)).at(-1).row;
        await drag(screen, {x, y}, {x, y: y - 100}, {steps: 5, pause_ms: 10});
        await screen.settle();
        const glided = (await rows_of(screen)).at(-1).row;
        assert.ok(glided > before_it, `${before_it} → ${glided}`);
        for (let i = 0; i < 6; ++i) {
            await drag(screen, {x, y: y - 60}, {x, y: y + 300}, {rest_ms: 100});
            await screen.settle();
        }
        assert.equal((await rows_of(screen))[0].name, top, 'no further than the beginning');

        const row = (await rows_of(screen))[1];
        await drag(screen, {x: row.x + 40, y: row.y + row.h / 2},
            {x: row.x + 43, y: row.y + row.h / 2 + 4}, {steps: 1});
        await screen.settle();
        await screen.find('button', 'Back');
        await screen.close();
    });

test('a finger held on a row is the right button; on a button it tells what the button does',
    {timeout: 90_000}, async () => {
        const screen = await Screen.open(browser, relay.url,
            {...finger, permissions: ['clipboard-read', 'clipboard-write']});
        await sign_in(screen, 'agent1');
        const row = (await rows_of(screen))[0];
        const at = {x: row.x + row.w / 3, y: row.y + row.h / 2};
        await drag(screen, at, at, {steps: 1, rest_ms: 700});
        await screen.settle();
        const offered = await screen.find_all({role: 'button', name: /^Copy “\+234/});
        assert.equal(offered.length, 1);
        await screen.picture('touch-held');
        await tap(screen, 'button', offered[0].name);
        for (let i = 0; i < 40; ++i) {
            if ((await screen.page.evaluate(() => navigator.clipboard.readText())).startsWith('+')) {
                break;
            }
            await screen.page.waitForTimeout(50);
        }
        assert.match(await screen.page.evaluate(() => navigator.clipboard.readText()), /^\+234/);

        const next = await screen.find('button', 'Next number');
        const on_it = {x: next.x + next.w / 2, y: next.y + next.h / 2};
        await drag(screen, on_it, on_it, {steps: 1, rest_ms: 1500});
        await screen.settle();
        await screen.picture('touch-tooltip');
        assert.deepEqual(await screen.find_all({role: 'button', name: 'Back'}), [], 'not pressed');
        await screen.find('tooltip', /Opens the next number/);
        await screen.close();
    });

test('a pencil is a finger: it taps, holds and drags', {timeout: 90_000}, async () => {
    const screen = await Screen.open(browser, relay.url, tablet);
    await sign_in(screen, 'agent6');
    const wires = await screen.context.newCDPSession(screen.page);
    const pen = (type, x, y, buttons = 1) => wires.send('Input.dispatchMouseEvent',
        {type, x, y, button: 'left', buttons, clickCount: 1, pointerType: 'pen'});
    const middle = ({x, y, w, h}) => [x + w / 2, y + h / 2];

    const done = middle(await screen.find('tab', 'Done'));
    await pen('mousePressed', ...done);
    await pen('mouseReleased', ...done, 0);
    await screen.settle();
    await screen.find('tab', 'Done', {selected: true});
    const all = middle(await screen.find('tab', 'All'));
    await pen('mousePressed', ...all);
    await pen('mouseReleased', ...all, 0);
    await screen.settle();
    await screen.find('tab', 'All', {selected: true});

    const rows = await rows_of(screen);
    const first = middle(rows[0]);
    await pen('mousePressed', ...first);
    await screen.page.waitForTimeout(700);
    await screen.find('button', /^Copy “\+234/);
    await pen('mouseReleased', ...first, 0);
    await screen.press('Escape');

    const [x, from] = middle(rows[3]);
    await pen('mousePressed', x, from);
    for (let y = from; y > from - 150; y -= 15) {
        await pen('mouseMoved', x, y);
        await screen.page.waitForTimeout(16);
    }
    await pen('mouseReleased', x, from - 150, 0);
    await screen.settle();
    const [now] = await rows_of(screen);
    assert.notEqual(now.name, rows[0].name, 'the table has scrolled');
    await screen.close();
});

// A keyboard on the screen, as browsers tell of it: 360 px from below. Some shrink innerHeight with
// it (iOS 26); some pan the page up by themselves, and tell that as scrolling only.
const keyboard_px = 360;
async function device_with_keyboard() {
    const device = await browser.newContext(tablet);
    await device.addInitScript(() => {
        const view = Object.assign(new EventTarget(), {scale: 1, offsetLeft: 0, offsetTop: 0,
            width: 1024, height: 768});
        Object.defineProperty(globalThis, 'visualViewport', {value: view});
        globalThis.cover = (px, pan, shrinks) => {
            Object.assign(view, {height: 768 - px, offsetTop: pan});
            const inner = shrinks ? 768 - px : 768;
            Object.defineProperty(globalThis, 'innerHeight', {value: inner, configurable: true});
            view.dispatchEvent(new Event(pan > 0 ? 'scroll' : 'resize'));
        };
    });
    return device;
}
for (const [words, pan, shrinks] of [['the window stays', 0, false],
    ['the window shrinks with it', 0, true], ['the browser pans', 120, false]]) {
    test(`what is written in stays in sight over a keyboard: ${words}`, {timeout: 90_000},
        async () => {
            const screen = await Screen.in(await device_with_keyboard(), relay.url);
            await sign_in(screen, 'agent3');
            await tap(screen, 'button', 'Next number');
            await tap(screen, 'button', 'Claim');
            await screen.press('w');  // to the notes, wherever they are
            const bottom = async () => {
                const box = await screen.page.locator('textarea').boundingBox();
                return box.y + box.height;
            };
            const rest = await bottom();
            const cover = (...what) =>
                screen.page.evaluate((all) => globalThis.cover(...all), what);
            await cover(keyboard_px, pan, shrinks);
            const seen_to = pan + 768 - keyboard_px;
            assert.ok(rest > seen_to, 'it would be covered');
            assert.ok(await bottom() <= seen_to, `${await bottom()} is below ${seen_to}`);
            await cover(0, 0, false);
            assert.ok(Math.abs(await bottom() - rest) < 2, 'the page comes back');
            await screen.press('Escape');
            await tap(screen, 'button', 'Release');
            await screen.close();
        });
}

test('on an iPad outside the home screen it is said once what the browser forgets',
    {timeout: 60_000}, async () => {
        const device = await browser.newContext(tablet);
        await device.addInitScript(() => {
            Object.defineProperty(navigator, 'standalone', {value: false});
        });
        const screen = await Screen.in(device, relay.url);
        await screen.find('alert', /home screen/);
        await screen.picture('home-screen');
        await screen.page.reload();
        await screen.settle();
        await screen.page.waitForTimeout(500);
        assert.deepEqual(await screen.find_all({role: 'alert', name: /home screen/}), []);
        await screen.close();
    });
