// The Archive Manager and an agent's own calls in a browser; what they do:
// tests/shell/stories/archive_test.cpp.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';

import {open_aloud, open_desk, relay} from './lib/desk.mjs';

open_desk({opened: async () => {
    await (await relay.sign_in('manager')).post('/call-progress/archive-completed', {});
}});

test('a record is read, and the archive saved as a file', {timeout: 60_000}, async () => {
    const screen = await open_aloud('manager', 'archive?agent=agent1');
    await screen.says('heading', 'Archive Manager');
    const {name} = await screen.find('row', /./, {row: 0});
    await screen.pictures('archive-list');
    await screen.click('button', 'Export');
    const saving = screen.page.waitForEvent('download');
    await screen.click('button', 'As CSV, for a spreadsheet');
    const file = await saving;
    assert.match(file.suggestedFilename(), /^archive-agent1-\d{4}-\d\d-\d\d\.csv$/);
    assert.match(await readFile(await file.path(), 'utf8'), /^\d{4}-\d\d-\d\d,/m);
    await screen.find('alert', /is in your downloads/);
    await screen.click('row', name, {row: 0});
    await screen.says('region', name);
    await screen.pictures('archive-record');
    await screen.close();
});

test('an agent\'s own calls', {timeout: 60_000}, async () => {
    const screen = await open_aloud('agent1', 'archive');
    await screen.says('heading', 'My calls');
    await screen.find('row', /./, {row: 0});
    await screen.pictures('own-calls');
    await screen.click('row', /./, {row: 0});
    await screen.find('heading', 'Notes');
    await screen.pictures('own-call');
    await screen.close();
});
