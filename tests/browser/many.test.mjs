// Many numbers at once in a browser: columns that are named, rows that are ticked, an
// assignment on its way. What becomes of them: tests/shell/stories/many_test.cpp.
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';

import {open_aloud, open_desk, relay} from './lib/desk.mjs';
import {keep_picture} from './lib/screen.mjs';

let folder, api;
open_desk({opened: async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-many-'));
    api = await relay.sign_in('manager');
    await api.post('/call-progress/archive-completed', {});
}});
after(async () => {
    await rm(folder, {recursive: true, force: true});
});

async function make_list(id, text = '') {
    await api.post('/lists', {id, campaign: 'client', name: `List ${id}`});
    if (text) await api.post(`/lists/${id}/leads`, text, 'text/csv');
}
const people = (count, first) => `Name,Phone\n${Array.from({length: count}, (_, i) =>
    `Person ${i},080${first + i}`).join('\n')}\n`;
const press = (screen, {x, y, w, h}) => screen.page.mouse.click(x + w / 2, y + h / 2);

test('columns are named, and numbers that other lists have can be left out', {timeout: 60_000},
    async () => {
        await make_list('odd');
        await make_list('other', 'Name,Phone\nAda,08030000101\n');
        const file = join(folder, 'odd.csv');
        await writeFile(file, 'Reach at,Called,Town\n08030000101,Ada,Lagos\n08030000102,Zoe,Jos\n');
        const manager = await open_aloud('manager', 'database/odd');
        await manager.choose_file('Import file…', file);
        await manager.find('dialog', 'What the columns are');
        await manager.says('dialog', 'What the columns are');
        await manager.click('combobox', 'Reach at');
        await manager.click('option', 'Phone');
        await manager.pictures('import-columns');
        await manager.click('button', 'Check the file');
        await manager.find('checkbox', '1 number stands in another list: leave it out');
        await manager.pictures('import-elsewhere');
        await manager.click('button', 'Import 2 numbers');
        await manager.click('button', 'Done');
        await manager.close();
    });

test('rows are ticked', {timeout: 60_000}, async () => {
    await make_list('ticked', people(120, 31_000_000));
    const manager = await open_aloud('manager', 'database/ticked');
    await manager.click('checkbox', 'Choose Person 1');
    await manager.click('checkbox', 'Choose Person 2');
    await manager.pictures('many-chosen');
    await manager.click('button', 'Do with 2 numbers…');
    await manager.click('button', 'Do not call…');
    await manager.pictures('many-question');
    await manager.click('button', 'Mark 2 numbers');
    await manager.find('dialog', 'Many numbers: what came of it');
    await manager.click('button', 'Done');
    await manager.go('/archive');
    await press(manager, await manager.find('checkbox', /^Choose the call of/, {row: 0}));
    await manager.find('button', 'Do with 1 number…');
    await manager.pictures('archive-chosen');
    await manager.close();
});

test('a large assignment shows how far it is and stops when told to', {timeout: 120_000},
    async () => {
        await make_list('large', people(30_000, 40_000_000));
        const manager = await open_aloud('manager', 'database/large');
        await manager.click('button', 'Assign numbers…');
        await manager.click('link', 'Choose all');
        await manager.click('button', 'All 30,000');
        await manager.pictures('assign-large');
        const confirm = await manager.find('button', 'Assign 30,000 numbers', {enabled: true});
        // From the third part on the relay's answers wait, so that there is something to stop.
        let go_on;
        const stopped = new Promise((resolve) => { go_on = resolve; });
        let parts = 0;
        await manager.page.route('**/commands', async (route) => {
            if (++parts > 2) await stopped;
            await route.continue();
        });
        await press(manager, confirm);
        await manager.find('progressbar', /^Assigning to/, {value: /^[1-9][\d,]* of 30,000/});
        while (parts <= 2) await manager.page.waitForTimeout(20);
        await keep_picture(manager.page, 'assign-progress');
        await press(manager, await manager.find('button', 'Stop', {enabled: true}));
        await manager.find('button', 'Stop', {enabled: false});
        go_on();
        await manager.find('alert', /^Stopped\. /);
        await manager.pictures('assign-stopped');
        await manager.close();
    });
