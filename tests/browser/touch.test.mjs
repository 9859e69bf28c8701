// A finger: taps press, drags scroll and glide on, holding is the right button, and everything is
// large enough to be hit.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {Relay} from './lib/relay.mjs';
import {Screen, open_browser, phone} from './lib/screen.mjs';

const target_px_min = 44;
const rounding_px = 0.6;

let relay, browser;
before(async () => {
    relay = await Relay.start();
    browser = await open_browser();
});
after(async () => {
    await browser?.close();
    await relay?.stop();
});

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
