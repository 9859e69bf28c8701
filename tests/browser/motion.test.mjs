// Who has asked the system for less motion sees none: nothing moves by itself.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen} from './lib/screen.mjs';

open_desk();

// How many frames a press takes until all stands still.
async function frames_of(screen, act) {
    const frames = () => screen.page.evaluate(() => recall.frames());
    const before_it = await frames();
    await act();
    return await frames() - before_it;
}

async function open_question(screen) {
    await screen.page.keyboard.press('Enter');
    await screen.find('dialog', 'Recycle all uncompleted numbers?');
    await screen.settle();
}

test('a dialog is there at once: the page behind it does not fade', {timeout: 120_000},
    async () => {
        const taken = {};
        for (const reducedMotion of ['no-preference', 'reduce']) {
            const screen = await Screen.open(browser, relay.url, {reducedMotion});
            await screen.sign_in('manager');
            await screen.go_to('button', 'Recycle Now');
            taken[reducedMotion] = await frames_of(screen, () => open_question(screen));
            const shown = await screen.page.screenshot();
            await screen.page.waitForTimeout(400);
            assert.ok(shown.equals(await screen.page.screenshot()), 'it stands still');
            await screen.close();
        }
        // With motion it takes as many as the machine draws while it fades: on a slow one few.
        assert.ok(taken.reduce <= 8, `${taken.reduce} frames to open a dialog`);
    });

test('nothing of the page itself moves or blinks', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url, {reducedMotion: 'reduce'});
    await screen.type('Username', 'agent1');
    const moving = await screen.page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
    await screen.close();
});
