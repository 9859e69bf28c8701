// The person's text size: everything grows and shrinks with it, layouts switch as they would in a
// narrower window, nothing is cut off, and this device remembers it.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, desktop, phone} from './lib/screen.mjs';

open_desk();

// As it would be after the person chose it on this device before.
async function open_at(percent, options) {
    const context = await browser.newContext({viewport: desktop, ...options});
    await context.addInitScript(
        (chosen) => localStorage.setItem('recall-text-size', chosen), String(percent));
    return Screen.in(context, relay.url);
}

async function open_sizes(screen) {
    if ((await screen.find_all({role: 'button', name: 'Larger text'})).length > 0) return;
    const [settings] = await screen.find_all({role: 'button', open: false});
    await screen.click('button', settings.name);
    await screen.click('button', 'Text size…');
}

test('it is chosen in steps, shown at once, remembered and taken back', {timeout: 120_000},
    async () => {
        const screen = await Screen.open(browser, relay.url);
        await screen.sign_in('agent1');
        const plain = await screen.find('button', 'Next number');
        await open_sizes(screen);
        await screen.click('button', 'Larger text');
        await screen.find('status', '110 %');
        await open_sizes(screen);
        await screen.click('button', 'Larger text');
        await screen.find('status', '125 %');
        const larger = await screen.find('button', 'Next number');
        assert.ok(Math.abs(larger.h - plain.h * 1.25) < 1, `${plain.h} became ${larger.h}`);
        await screen.page.reload();
        await screen.settle();
        const again = await screen.find('button', 'Next number');
        assert.equal(again.h, larger.h);
        await open_sizes(screen);
        await screen.click('button', 'Reset');
        assert.equal((await screen.find('button', 'Next number')).h, plain.h);
        await screen.close();
    });

test('the keyboard reaches it too', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('agent6');
    await screen.go_to('button', 'Settings', {key: 'Shift+Tab'});
    await screen.press('Enter');
    await screen.go_to('button', 'Text size…');
    await screen.press('Enter');
    await screen.go_to('button', 'Smaller text');
    await screen.press('Enter');
    await screen.find('status', '90 %');
    await screen.press('Escape');
    await screen.gone('button', 'Smaller text');
    await screen.close();
});

// Nothing that can be seen at all stands outside the page, and what is to be pressed can be.
async function nothing_cut(screen, what) {
    const {width} = screen.page.viewportSize();
    for (const node of await screen.nodes()) {
        assert.ok(node.x >= -0.5 && node.x + node.w <= width + 0.5,
            `${what}: ${node.role} “${node.name}” from ${node.x} to ${node.x + node.w}`);
    }
    assert.deepEqual(await screen.lint(), [], what);
}

const sizes = [[desktop, 'desktop', [80, 100, 150, 200]], [phone, 'phone', [80, 150, 200]]];
for (const [viewport, name, percents] of sizes) {
    for (const percent of percents) {
        test(`the work of a day at ${percent} % on a ${name}`, {timeout: 240_000}, async () => {
            const agent = await open_at(percent, {viewport});
            await nothing_cut(agent, 'sign-in');
            await agent.picture(`text-${percent}-${name}-sign-in`);
            await agent.sign_in('agent1');
            await nothing_cut(agent, 'Client CRM');
            await agent.picture(`text-${percent}-${name}-list`);
            await call_and_complete(agent, `text-${percent}-${name}`);
            await agent.close();

            const manager = await open_at(percent, {viewport});
            await manager.sign_in('manager');
            await nothing_cut(manager, 'tracker');
            await manager.picture(`text-${percent}-${name}-tracker`);
            await press(manager, 'button', 'Recycle Now');
            await nothing_cut(manager, 'recycle question');
            await manager.picture(`text-${percent}-${name}-recycle`);
            await press(manager, 'button', 'Cancel');
            await press(manager, 'link', 'Database Manager');
            await nothing_cut(manager, 'database');
            await press(manager, 'row', 'Business prospects');
            await manager.picture(`text-${percent}-${name}-database`);
            await press(manager, 'button', 'Assign numbers…');
            await nothing_cut(manager, 'assign');
            await manager.picture(`text-${percent}-${name}-assign`);
            await manager.close();
        });
    }
}

// Toasts lie over the page's foot until they are read.
async function dismiss_toasts(screen) {
    for (;;) {
        const [cross] = await screen.find_all({role: 'button', name: 'Dismiss', enabled: true});
        if (!cross) return;
        await screen.page.mouse.click(cross.x + cross.w / 2, cross.y + cross.h / 2);
        await screen.settle();
    }
}

// Scrolls to it with the wheel where it is out of sight, as a person would, then presses it.
async function press(screen, role, name) {
    await dismiss_toasts(screen);
    const {width, height} = screen.page.viewportSize();
    for (let turn = 0; turn < 40; ++turn) {
        const [node] = await screen.find_all({role, name, enabled: true});
        if (node && node.h > 8 && node.y + node.h / 2 < height - 70) break;
        await screen.page.mouse.move(width / 2, height / 2);
        await screen.page.mouse.wheel(0, 120);
        await screen.settle();
    }
    const [node] = await screen.find_all({role, name, enabled: true});
    assert.ok(node, `${role} “${name}” can be scrolled to`);
    await screen.page.mouse.click(node.x + Math.min(node.w / 2, 60), node.y + node.h / 2);
    await screen.settle();
}

async function call_and_complete(agent, picture) {
    await press(agent, 'button', 'Next number');
    await nothing_cut(agent, 'a chosen number');
    await agent.picture(`${picture}-number`);
    await press(agent, 'button', 'Claim');
    await agent.page.evaluate(() => { recall_host.open_link = () => {}; });
    await press(agent, 'button', 'Call');
    await press(agent, 'radio', 'No Answer');
    await agent.find('radio', 'No Answer', {checked: true});
    await agent.picture(`${picture}-call`);
    await press(agent, 'button', 'Complete');
    await agent.find('alert', /^Completed: /);
}
