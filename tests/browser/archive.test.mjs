// The Archive Manager against the real relay: found, read, linked to, and taken home as a file.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, phone} from './lib/screen.mjs';

let calls;
open_desk({opened: async () => {
    const api = await relay.sign_in('manager');
    const archived = await api.post('/call-progress/archive-completed', {});
    assert.ok(archived.status < 300, JSON.stringify(archived.body));
    calls = (await api.get('/archive?size=200')).body.items;
    assert.ok(calls.length > 2, `${calls.length} archived calls in the demo`);
}});

async function at_archive(address = '', options = {}) {
    const screen = await Screen.open(browser, `${relay.url}#/archive${address}`, options);
    await screen.sign_in('manager');
    await screen.find('heading', 'Archive Manager');
    return screen;
}
const of_agent = (agent) => calls.filter((call) => call.agent === agent);

test('a manager narrows the archive down and reads a record whole', {timeout: 60_000}, async () => {
    const screen = await at_archive();
    const call = calls.find(({notes}) => notes) ?? calls[0];
    await screen.type('Search the archive', call.phone, 'searchbox');
    await screen.find('text', /^1–\d+ of \d+$/);
    await screen.click('row', call.name);
    await screen.find('region', call.name);
    const words = (await screen.nodes()).map(({name, value}) => `${name} ${value}`).join('\n');
    for (const [column, value] of call.columns) {
        assert.ok(words.includes(column) && words.includes(value), `${column}: ${value}`);
    }
    assert.ok(words.includes(call.notes), call.notes);
    await screen.picture('archive-record');
    assert.match(await screen.page.evaluate(() => location.hash), /^#\/archive\/\d+\?text=/);
    await screen.close();
});

test('a link opens the archive as its sender saw it', {timeout: 60_000}, async () => {
    const {agent} = calls[0];
    const screen = await at_archive(`?agent=${agent}`);
    const count = of_agent(agent).length;
    await screen.find('text', `1–${Math.min(count, 50)} of ${count}`);
    const shown = await screen.find('combobox', 'Agent');
    assert.notEqual(shown.value, 'All agents');
    await screen.close();
});

test('what is shown is saved as a file, row for row', {timeout: 60_000}, async () => {
    const {agent} = calls[0];
    const screen = await at_archive(`?agent=${agent}`);
    await screen.click('button', 'Export');
    const saving = screen.page.waitForEvent('download');
    await screen.click('button', 'As CSV, for a spreadsheet');
    const file = await saving;
    assert.match(file.suggestedFilename(), new RegExp(`^archive-${agent}-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
    const text = await readFile(await file.path(), 'utf8');
    // Every row begins with its day; notes may hold line breaks.
    assert.equal(text.match(/^\d{4}-\d\d-\d\d,/gm).length, of_agent(agent).length);
    assert.ok(text.includes(of_agent(agent)[0].name));
    await screen.find('alert', /is in your downloads/);
    await screen.close();
});

test('a file that cannot be saved says so', {timeout: 60_000}, async () => {
    const screen = await at_archive();
    await screen.find('text', /^1–\d+ of \d+$/);
    await screen.page.route(/format=csv/, (route) => route.fulfill({
        status: 503, contentType: 'application/json', headers: {Recall: '1'},
        body: JSON.stringify({error: {code: 'busy', message: 'The disk is full. Make room.'}})}));
    await screen.click('button', 'Export');
    await screen.click('button', 'As CSV, for a spreadsheet');
    await screen.find('alert', /was not saved\. The disk is full\. Make room\./);
    await screen.close();
});

test('a file on its way can be stopped', {timeout: 60_000}, async () => {
    const screen = await at_archive();
    await screen.find('text', /^1–\d+ of \d+$/);
    await screen.page.route(/format=csv/, () => {});  // It never comes.
    await screen.click('button', 'Export');
    const format = await screen.find('button', 'As CSV, for a spreadsheet');
    await screen.page.mouse.click(format.x + format.w / 2, format.y + format.h / 2);
    await screen.find('progressbar', /^Saving archive-/);
    const cancel = await screen.find('button', 'Cancel');
    await screen.page.mouse.click(cancel.x + cancel.w / 2, cancel.y + cancel.h / 2);
    await screen.gone('progressbar', /^Saving archive-/);
    await screen.settle();
    await screen.close();
});

test('on a phone a record stands alone, with a way back', {timeout: 60_000}, async () => {
    const screen = await at_archive('', {viewport: phone});
    const {name} = (await screen.find_all({role: 'row'}))[0];
    await screen.find('link', 'Archive Manager', {selected: true});
    await screen.click('row', name, {row: 0});
    await screen.picture('archive-record-phone');
    await screen.click('button', 'Back');
    await screen.find('table', 'Archived calls');
    await screen.close();
});

test('an agent reads the own calls, and nobody else\'s', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, `${relay.url}#/archive`);
    await screen.sign_in('agent1');
    await screen.find('heading', 'My calls');
    await screen.gone('link', 'Archive Manager');
    const agent = await relay.sign_in('agent1');
    const {body: own} = await agent.get('/archive?all=1&agent=agent2');
    assert.ok(own.total > 0);
    assert.ok(own.items.every((call) => call.agent === 'agent1'));
    const rows = async () => (await screen.find_all({role: 'row'})).length;
    for (let i = 0; await rows() === 0 && i < 50; ++i) await screen.page.waitForTimeout(100);
    await screen.settle();
    await screen.picture('own-calls');
    assert.deepEqual(await screen.lint(), []);
    const {body: {items: [last]}} = await agent.get('/archive?all=1&sort=-completed&size=1');
    await screen.click('row', new RegExp(`^${last.name}`));
    await screen.find('heading', 'Notes');
    await screen.settle();
    await screen.picture('own-call');
    assert.deepEqual(await screen.lint(), []);
    await screen.close();
});
