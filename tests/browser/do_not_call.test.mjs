// The do-not-call lists in a browser; what they do: tests/shell/stories/do_not_call_test.cpp.
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';

import {open_aloud, open_desk} from './lib/desk.mjs';

let folder;
open_desk();
before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-do-not-call-'));
});
after(async () => {
    await rm(folder, {recursive: true, force: true});
});

test('numbers go on the list from a file, and one comes off', {timeout: 60_000}, async () => {
    const file = join(folder, 'registry.csv');
    await writeFile(file, 'Name;Mobile\nAda;+2348077777771\nBola;+2348077777772\nCee;nonsense\n');
    const screen = await open_aloud('manager', 'do-not-call');
    await screen.says('heading', 'Do not call');
    await screen.pictures('do-not-call-empty');
    await screen.click('button', 'Add numbers…');
    await screen.pictures('do-not-call-add');
    await screen.choose_file('Choose a file instead…', file);
    await screen.find('button', 'Check', {enabled: true});
    await screen.pictures('do-not-call-file');
    await screen.click('button', 'Check');
    await screen.find('button', 'Put 2 numbers on the list');
    await screen.pictures('do-not-call-preview');
    await screen.click('button', 'Put 2 numbers on the list');
    await screen.click('button', 'Done');
    await screen.find('row', /7772, /);
    await screen.pictures('do-not-call');
    await screen.type('Search the do-not-call lists', '7777771', 'searchbox');
    await screen.click('button', 'Take off');
    await screen.pictures('do-not-call-take-off');
    await screen.press('Control+Enter');
    await screen.gone('row', /The whole desk$/);
    await screen.close();
});
