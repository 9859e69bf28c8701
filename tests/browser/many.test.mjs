// Many numbers at once: a file whose headers nobody knows, numbers that other lists have, rows that
// are ticked, and an assignment that is stopped on its way.
import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {keep_picture, phone, Screen} from './lib/screen.mjs';

let folder, api;
open_desk({opened: async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-many-'));
    api = await relay.sign_in('manager');
}});
after(async () => {
    await rm(folder, {recursive: true, force: true});
});

async function make_list(id, text = '') {
    const {status} = await api.post('/lists', {id, campaign: 'client', name: `List ${id}`});
    assert.ok(status < 300);
    if (text) await api.post(`/lists/${id}/leads`, text, 'text/csv');
}
const people = (count, first = 30_000_000) => `Name,Phone\n${Array.from({length: count}, (_, i) =>
    `Person ${i},080${first + i}`).join('\n')}\n`;
async function manager_at(list, options) {
    const manager = await Screen.open(browser, relay.url, options);
    await manager.sign_in('manager');
    await manager.page.goto(`${relay.url}#/database/${list}`);
    await manager.settle();
    return manager;
}
const counts_of = async (list) =>
    (await api.get('/lists')).body.items.find((one) => one.id === list).counts;

test('a column that is named once is known the next time', {timeout: 60_000}, async () => {
    await make_list('first');
    await make_list('second');
    const file = join(folder, 'odd.csv');
    await writeFile(file, 'Reach at,Called,Town\n08030000101,Ada,Lagos\n08030000102,Zoe,Jos\n');
    const manager = await manager_at('first');
    await manager.choose_file('Import file…', file);
    await manager.find('dialog', 'What the columns are');
    await manager.find('button', 'Check the file', {enabled: false});
    await manager.click('combobox', 'Reach at');
    await manager.click('option', 'Phone');
    await manager.click('combobox', 'Called');
    await manager.click('option', 'Name');
    await manager.picture('import-columns');
    await manager.click('button', 'Check the file');
    await manager.find('status', 'Phone ← Reach at');
    await manager.click('button', 'Import 2 numbers');
    await manager.click('button', 'Done');

    // Another file, another list, and a device of its own: the desk remembers.
    const later = join(folder, 'later.csv');
    await writeFile(later, 'Town;reach at;called\nKano;08030000101;Ada\nKano;08030000103;Eve\n');
    const other = await manager_at('second');
    await other.choose_file('Import file…', later);
    await other.find('status', 'As last time');
    await other.find('status', 'Phone ← reach at');
    await other.figure_becomes('New', '2');
    await other.click('checkbox', '1 number stands in another list: leave it out');
    await other.figure_becomes('New', '1');
    await other.picture('import-elsewhere');
    await other.click('button', 'Import 1 number');
    await other.click('button', 'Done');
    assert.equal((await counts_of('second')).total, 1);
    await manager.close();
    await other.close();
});

test('ticked numbers are marked, all that match are restored', {timeout: 60_000}, async () => {
    await make_list('ticked', people(120, 31_000_000));
    const manager = await manager_at('ticked');
    await manager.click('checkbox', 'Choose Person 1');
    await manager.click('checkbox', 'Choose Person 2');
    await manager.picture('many-chosen');
    await manager.click('button', 'Do with 2 numbers…');
    await manager.click('button', 'Do not call…');
    await manager.picture('many-question');
    await manager.click('button', 'Mark 2 numbers');
    await manager.find('dialog', 'Many numbers: what came of it');
    await manager.click('button', 'Done');
    assert.equal((await counts_of('ticked')).done, 2);

    await manager.click('link', 'All 120 that match');
    await manager.click('button', 'Do with 120 numbers…');
    await manager.click('button', 'May be called again…');
    await manager.click('button', 'Allow 120 numbers');
    await manager.click('button', 'Done');
    assert.equal((await counts_of('ticked')).available, 120);

    // With the keyboard alone.
    await manager.go_to('row', 'Person 0');
    await manager.go_to('checkbox', 'Choose Person 0', {key: 'ArrowLeft'});
    await manager.press('Space');
    await manager.go_to('button', 'Do with 1 number…', {key: 'Shift+Tab'});
    assert.deepEqual(await manager.lint(), []);
    await manager.close();
});

test('calls of the archive are ticked on a phone, and given on', {timeout: 60_000}, async () => {
    await api.post('/call-progress/archive-completed', {});
    const manager = await Screen.open(browser, relay.url, {viewport: phone});
    await manager.sign_in('manager');
    await manager.page.goto(`${relay.url}#/archive`);
    await manager.settle();
    const [first] = (await manager.nodes()).filter((node) =>
        node.role === 'checkbox' && node.name.startsWith('Choose the call of'));
    await manager.page.mouse.click(first.x + first.w / 2, first.y + first.h / 2);
    await manager.settle();
    await manager.picture('archive-chosen-phone');
    await manager.click('button', 'Do with 1 number…');
    await manager.click('button', 'Restore to the pool…');
    await manager.click('button', 'Restore 1 number');
    await manager.click('button', 'Done');
    await manager.close();
});

test('a large assignment shows how far it is and stops when told to', {timeout: 120_000},
    async () => {
        await make_list('large', people(30_000, 40_000_000));
        const manager = await manager_at('large');
        await manager.click('button', 'Assign numbers…');
        await manager.click('link', 'Choose all');
        await manager.click('button', 'All 30000');
        await manager.picture('assign-large');
        const confirm = await manager.find('button', 'Assign 30000 numbers', {enabled: true});
        // From the third part on the relay's answers wait, so that there is something to stop.
        let go_on;
        const stopped = new Promise((resolve) => { go_on = resolve; });
        let parts = 0;
        await manager.page.route('**/commands', async (route) => {
            if (++parts > 2) await stopped;
            await route.continue();
        });
        await manager.page.mouse.click(confirm.x + confirm.w / 2, confirm.y + confirm.h / 2);
        await manager.find('progressbar', /^Assigning to/, {value: /^[1-9]\d* of 30000/});
        await keep_picture(manager.page, 'assign-progress');
        const stop = await manager.find('button', 'Stop', {enabled: true});
        await manager.page.mouse.click(stop.x + stop.w / 2, stop.y + stop.h / 2);
        await manager.find('button', 'Stop', {enabled: false});
        go_on();
        await manager.find('dialog', 'Many numbers: what came of it');
        const said = (await manager.find('alert', /^Stopped\. /)).name;
        const told = Number(/^Stopped\. (\d+) numbers/.exec(said)[1]);
        assert.ok(told > 0 && told < 30_000, said);
        await manager.picture('assign-stopped');
        await manager.click('button', 'Done');
        assert.equal((await counts_of('large')).assigned, told, 'as it was told');
        await manager.close();
    });
