// The hopper in a browser, and what belongs to it elsewhere; what it does:
// tests/shell/stories/hopper_test.cpp.
import {test} from 'node:test';

import {open_aloud, open_desk, relay} from './lib/desk.mjs';
import {Promises} from './lib/promises.mjs';

open_desk({opened: async () => {
    const promises = new Promises(relay);
    await promises.change_campaign(
        {dial_statuses: ['NEW', 'NA'], agents_pull: true, only_since_reset: true});
    await promises.make('agent2', {comments: 'Ask for the bookkeeper'});
}});

test('a manager sees what is dialled next, and what is held', {timeout: 60_000}, async () => {
    const screen = await open_aloud('manager', 'hopper/client');
    await screen.find('row', /, place 1$/);
    await screen.says('heading', 'Hopper');
    await screen.pictures('hopper');
    await screen.click('tab', 'Held callbacks');
    await screen.find('row', /, Due callbacks are not called$/);
    await screen.pictures('hopper-held');
    await screen.go('/hopper/customer?show=held');
    await screen.find('text', 'No callback is held');
    await screen.pictures('hopper-held-none');
    await screen.go('/database/prospects');
    await screen.click('button', 'Settings…');
    await screen.find('text', /count as called since the last reset/);
    await screen.pictures('list-settings');
    await screen.click('textbox', 'Last day');
    await screen.page.keyboard.type('2020-01-31');
    await screen.click('button', 'Save');
    await screen.find('text', /Expired after Fri 31 Jan 2020/);
    await screen.pictures('list-expired');
    await screen.close();
});

test('an agent takes the next number', {timeout: 60_000}, async () => {
    const screen = await open_aloud('agent3');
    await screen.find('button', 'Take next number');
    await screen.pictures('take-next');
    await screen.click('button', 'Take next number');
    await screen.find('button', 'Release');
    await screen.pictures('take-next-taken');
    await screen.close();
});

test('an admin chooses calling hours and waits', {timeout: 60_000}, async () => {
    const screen = await open_aloud('admin', 'admin/campaigns?campaign=client',
        {viewport: {width: 1280, height: 2000}});
    await screen.click('button', 'Preset…');
    await screen.click('button', 'Nigeria');
    await screen.find('row', 'Mon – Sat, 08:00 – 20:00');
    await screen.click('button', 'Add a rule…');
    await screen.find('combobox', 'After');
    await screen.pictures('recycling-rule');
    await screen.click('combobox', 'After');
    await screen.click('option', 'New numbers');
    await screen.click('button', 'Add');
    await screen.find('row', 'New numbers');
    await screen.pictures('campaign-dialing');
    await screen.close();
});
