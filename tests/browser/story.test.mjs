// The whole thread, as a newcomer would walk it: import, assign, claim, call, complete, track,
// recycle, restart, and everything as it was.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {data_file} from './lib/relay.mjs';
import {Screen} from './lib/screen.mjs';

open_desk();

async function make_list(manager, name, campaign) {
    await manager.click('button', 'New list…');
    await manager.type('Name', name);
    await manager.click('combobox', 'Campaign');
    await manager.click('option', campaign);
    await manager.click('button', 'Make list');
    await manager.gone('dialog', 'New list');
}

async function import_file(manager, file) {
    await manager.choose_file('Import file…', data_file(file));
}

test('a file of a thousand numbers goes from import to archive', {timeout: 240_000}, async () => {
    const manager = await Screen.open(browser, relay.url);
    await manager.sign_in('manager');
    await manager.click('link', 'Database Manager');

    await make_list(manager, 'Spring clients', 'Client CRM');
    await manager.click('row', 'Spring clients');
    await import_file(manager, 'clients-1000.csv');
    const confirm = await manager.find('button', /^Import 935 numbers/);
    assert.ok(confirm.enabled);
    await manager.pictures('import-preview');
    await manager.click('button', /^Import 935 numbers/);
    await manager.click('button', 'Done');
    await manager.pictures('database');

    await manager.click('button', 'Assign numbers…');
    await manager.click('checkbox', 'Choose Amaka Iroegbu');
    await manager.type('How many numbers in all', '20');
    await manager.pictures('assign');
    await manager.click('button', /^Assign 20 numbers/);
    await manager.gone('dialog', 'Assign numbers');
    await manager.click('link', 'Call Completion Tracker');
    const before_work = Number(await manager.figure('Completed'));

    const agent = await Screen.open(browser, relay.url);
    await agent.sign_in('agent1');
    await agent.pictures('client-crm');
    await agent.click('button', 'Next number');
    await agent.click('button', 'Claim');
    await agent.find('button', 'Release');
    // A telephone would take over now; the test only notes what it is asked to dial.
    await agent.page.evaluate(() => {
        recall_host.open_link = (url) => { globalThis.dialled = url; };
    });
    await agent.click('button', 'Call');
    assert.match(await agent.page.evaluate(() => globalThis.dialled), /^tel:\+234\d{10}$/);
    await agent.click('radio', 'Success');
    await agent.type('Notes', 'Wants the June fare.');
    await agent.pictures('call');
    const completed_at = Date.now();
    await agent.click('button', 'Complete');
    await agent.find('status', 'All saved');

    // The tracker shows it within a second, without anybody touching it.
    await manager.figure_becomes('Completed', before_work + 1);
    assert.ok(Date.now() - completed_at < 5_000, 'the tracker is live');

    await manager.pictures('tracker');
    await manager.click('button', 'Recycle Now');
    await manager.pictures('recycle-question');
    await manager.click('button', /^Take back \d+ numbers/);
    await manager.figure_becomes('Uncompleted', 0);
    await manager.figure_becomes('Completed', before_work + 1);

    await relay.restart();
    await manager.find('status', 'Connected');
    await manager.figure_becomes('Completed', before_work + 1);
    await manager.figure_becomes('Uncompleted', 0);

    const api = await relay.sign_in('manager');
    const lists = await api.get('/lists');
    const spring = lists.body.items.find((list) => list.name === 'Spring clients');
    assert.equal(spring.counts?.total ?? spring.total, 935);
    await agent.close();
    await manager.close();
});
