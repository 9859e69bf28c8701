// The hopper: an agent takes the next number and gives it back; a manager sees what comes next; an
// admin says who may, and when customers are called.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Promises} from './lib/promises.mjs';
import {desktop, phone, Screen} from './lib/screen.mjs';

open_desk();

const change_campaign = (change) => relay.change_campaign(() => change);

async function until(is_so) {
    for (let i = 0; i < 100; ++i) {
        if (await is_so()) return;
        await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail('it never came to be');
}

test('an agent takes the next number by its key and gives it back', async () => {
    await change_campaign({agents_pull: true});
    const manager = await relay.sign_in('manager');
    const head = async () => (await manager.get('/hopper?campaign=client&size=1')).body.items[0];
    const first = await head();
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('agent3');
    await screen.find('button', 'Take next number');
    await screen.settle();
    await screen.picture('take-next');
    assert.deepEqual(await screen.lint(), []);
    await screen.press('t');
    await screen.find('button', 'Release');
    const [row] = await screen.find_all({role: 'row', selected: true});
    assert.ok(row.name.startsWith(first.name), `${row.name} is not ${first.name}`);
    const taking = await screen.find('button', 'Take next number');
    assert.equal(taking.enabled, false);
    await screen.picture('take-next-taken');
    assert.notEqual((await head()).lead, first.lead);
    await screen.press('r');
    await until(async () => (await head()).lead === first.lead);
    await screen.find('button', 'Take next number', {enabled: true});
    await screen.close();
});

for (const [name, viewport] of [['wide', undefined], ['phone', phone]]) {
    test(`a manager sees what is dialled next, ${name}`, async () => {
        const screen = await Screen.open(browser, relay.url, viewport ? {viewport} : {});
        await screen.sign_in('manager');
        await screen.page.evaluate(() => { location.hash = '#/hopper/client'; });
        await screen.find('row', /, place 1$/);
        await screen.settle();
        await screen.picture(`hopper-${name}`);
        assert.deepEqual(await screen.lint(), []);
        await screen.close();
    });
}

test('held callbacks are told with their reason, and opened in the viewer', async () => {
    const promises = new Promises(relay);
    await promises.change_campaign({dial_statuses: ['NEW', 'NA']});
    await promises.make('agent2', {comments: 'Ask for the bookkeeper'});
    for (const viewport of [desktop, phone]) {
        const size = viewport === phone ? 'phone' : 'wide';
        const screen = await Screen.open(browser, `${relay.url}#/hopper/client`, {viewport});
        await screen.sign_in('manager');
        await screen.find('tab', 'Held callbacks', {value: '1'});
        await screen.click('tab', 'Held callbacks');
        const {name} = await screen.find('row', /, Due callbacks are not called$/);
        await screen.picture(`hopper-held-${size}`);
        assert.deepEqual(await screen.lint(), []);
        await screen.go_to('row', /, Due callbacks are not called$/);
        await screen.press('Enter');
        await screen.find('heading', name.split(',')[0]);
        await screen.find('text', 'Comments', {value: 'Ask for the bookkeeper'});
        await screen.close();
    }
    await promises.change_campaign({dial_statuses: ['NEW', 'NA', 'CALLBK']});
    const screen = await Screen.open(browser, `${relay.url}#/hopper/client?show=held`);
    await screen.sign_in('manager');
    await screen.find('text', 'No callback is held');
    await screen.picture('hopper-held-none');
    await screen.close();
});

test('a list has a last day, and its reset says what it would do', async () => {
    await change_campaign({only_since_reset: true});
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('manager');
    const manager = await relay.sign_in('manager');
    const list = (await manager.get('/lists')).body.items.find(({campaign}) => campaign === 'client');
    await screen.page.evaluate((id) => { location.hash = `#/database/${id}`; }, list.id);
    await screen.click('button', 'Settings…');
    await screen.find('text', /count as called since the last reset/);
    await screen.settle();
    await screen.picture('list-settings');
    assert.deepEqual(await screen.lint(), []);
    await screen.click('button', 'Reset list');
    await screen.find('text', 'None of its numbers counts as called.');
    await screen.click('textbox', 'Last day');
    await screen.page.keyboard.type('2020-01-31');
    await screen.click('button', 'Save');
    await until(async () => {
        const now = (await manager.get('/lists')).body.items.find(({id}) => id === list.id);
        return now.expires === '2020-01-31' && now.counts.available === 0;
    });
    await screen.find('text', /Expired after 2020-01-31/);
    await screen.picture('list-expired');
    await screen.close();
});

test('an admin chooses calling hours and waits', async () => {
    const screen = await Screen.open(browser, relay.url, {viewport: {width: 1280, height: 2000}});
    await screen.sign_in('admin');
    await screen.page.evaluate(() => { location.hash = '#/admin/campaigns?campaign=client'; });
    await screen.click('button', 'Preset…');
    await screen.click('button', 'Nigeria');
    await screen.find('row', 'Mon – Sat, 08:00 – 20:00');
    await screen.click('button', 'Add a rule…');
    await screen.find('combobox', 'After');
    await screen.settle();
    await screen.picture('recycling-rule');
    assert.deepEqual(await screen.lint(), []);
    await screen.click('combobox', 'After');
    await screen.click('option', 'New numbers');
    await screen.click('button', 'Add');
    await screen.find('row', 'New numbers');
    await screen.settle();
    await screen.picture('campaign-dialing');
    assert.deepEqual(await screen.lint(), []);
    await screen.click('button', 'Save');
    const admin = await relay.sign_in('admin');
    await until(async () => {
        const now = (await admin.get('/campaigns')).body.items.find(({id}) => id === 'client');
        return now.hours.rules.length === 1 && now.recycling.length === 1;
    });
    await screen.close();
});
