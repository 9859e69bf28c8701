// The do-not-call lists: a manager adds numbers, sees what that takes out of the lists, and takes
// one off again; an agent loses a number nobody has begun.
import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {phone, Screen} from './lib/screen.mjs';

let folder;
open_desk();
before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-do-not-call-'));
});
after(async () => {
    await rm(folder, {recursive: true, force: true});
});

async function open_list(options = {}) {
    const screen = await Screen.open(browser, relay.url, options);
    await screen.sign_in('manager');
    await screen.page.evaluate(() => { location.hash = '#/do-not-call'; });
    await screen.find('heading', 'Do not call');
    return screen;
}
async function until(what, is_so) {
    for (let i = 0; i < 100; ++i) {
        if (await is_so()) return;
        await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail(`not seen in ten seconds: ${what}`);
}
const rows = (screen) => screen.find_all({role: 'row', name: /The whole desk$/});
const lists = async () => (await (await relay.sign_in('manager')).get('/do-not-call')).body;

test('numbers are typed, looked at and put on the list', {timeout: 60_000}, async () => {
    const api = await relay.sign_in('manager');
    const {items: [lead]} = (await api.get('/leads?available=1&size=1')).body;
    const screen = await open_list();
    await screen.find('button', 'Add numbers…', {enabled: true});
    await screen.settle();
    await screen.picture('do-not-call-empty');
    await screen.click('button', 'Add numbers…');
    await screen.type('Numbers', `${lead.phone}\nnonsense\n+2348099999999`);
    await screen.type('Reason', 'Wrote us a letter');
    await screen.settle();
    await screen.picture('do-not-call-add');
    assert.deepEqual(await screen.lint(), []);
    await screen.click('button', 'Check');
    await screen.find('text', '1 lead of the desk would no longer be called.');
    await screen.find('text', /Line 2: nonsense/);
    assert.equal((await lists()).total, 0, 'nothing is changed by looking');
    await screen.settle();
    await screen.picture('do-not-call-preview');
    await screen.click('button', 'Put 2 numbers on the list');
    await screen.click('button', 'Done');
    await until('both are listed', async () => (await rows(screen)).length === 2);
    assert.equal((await lists()).total, 2);
    assert.equal((await api.get(`/leads/${lead.lead}`)).body.lead.barred, true);
    await screen.settle();
    await screen.picture('do-not-call');
    assert.deepEqual(await screen.lint(), []);

    await screen.type('Search the do-not-call lists', '99999999', 'searchbox');
    await until('the search narrows it down', async () => (await rows(screen)).length === 1);
    await screen.click('button', 'Take off');
    await screen.settle();
    await screen.picture('do-not-call-take-off');
    await screen.press('Control+Enter');
    await until('it is taken off', async () => (await lists()).total === 1);
    await until('the list shows it', async () => (await rows(screen)).length === 0);
    await screen.close();
});

test('a file goes on a campaign\'s list, on a phone', {timeout: 60_000}, async () => {
    const file = join(folder, 'registry.csv');
    await writeFile(file, 'Name;Mobile\nAda;+2348077777771\nBola;+2348077777772\n');
    const screen = await open_list({viewport: phone});
    await screen.click('button', 'Add numbers…');
    const chooser = screen.page.waitForEvent('filechooser');
    await screen.click('button', 'Choose a file instead…');
    await (await chooser).setFiles(file);
    await screen.find('button', 'Check', {enabled: true});
    await screen.click('combobox', 'Not to be called by');
    await screen.click('option', 'Client CRM');
    await screen.picture('do-not-call-file-phone');
    assert.deepEqual(await screen.lint(), []);
    await screen.click('button', 'Check');
    await screen.click('button', 'Back');
    await screen.find('text', 'registry.csv');
    await screen.click('button', 'Check');
    await screen.click('button', 'Put 2 numbers on the list');
    await screen.click('button', 'Done');
    await screen.find('row', /7772, /);
    await screen.settle();
    await screen.picture('do-not-call-phone');
    assert.deepEqual(await screen.lint(), []);
    await screen.close();
});

test('an agent loses a number nobody has begun', {timeout: 60_000}, async () => {
    const manager = await relay.sign_in('manager');
    const {items} = (await manager.get('/team/agent2')).body;
    const {lead} = items.find((item) => item.stage === 'assigned');
    const {body: {lead: record}} = await manager.get(`/leads/${lead}`);
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('agent2');
    await screen.find('row', new RegExp(record.name));
    const answer = await manager.post('/do-not-call', `${record.phone}\n`, 'text/csv');
    assert.equal(answer.body.leads, 1);
    const left = () => screen.find_all({role: 'row', name: new RegExp(record.name)});
    await until('it leaves the agent\'s list', async () => (await left()).length === 0);
    await screen.close();
});
