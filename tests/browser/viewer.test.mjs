// The managers' callback viewer in a browser; what it finds and changes:
// tests/shell/stories/viewer_test.cpp.
import {test} from 'node:test';

import {open_aloud, open_desk, relay} from './lib/desk.mjs';
import {Promises} from './lib/promises.mjs';

let promises;
open_desk({opened: async () => {
    promises = new Promises(relay);
    await promises.change_campaign({dial_statuses: ['NEW', 'NA']});
    for (let i = 1; i <= 9; ++i) await promises.make('agent1', {slots: i, comments: `Call ${i}`});
    await promises.make('agent2');
    await promises.make('agent2', {recipient: 'USERONLY', comments: 'Ask for the fleet manager'});
}});
const choose = async (screen, filter, option) => {
    await screen.click('combobox', filter);
    await screen.click('option', option);
};

test('callbacks are found, read and changed', {timeout: 120_000}, async () => {
    const screen = await open_aloud('manager', 'callbacks');
    await screen.says('heading', 'Callbacks');
    await screen.pictures('viewer');
    await choose(screen, 'To look after', 'Held');
    await screen.find('text', '1 callback');
    await screen.pictures('viewer-held');
    await screen.click('link', 'Clear');
    await screen.click('button', 'Any day');
    await screen.pictures('viewer-days');
    await screen.press('Escape');
    await choose(screen, 'Owner', 'Bashir Umar');
    await choose(screen, 'Status', 'Waiting');
    await screen.click('row', /./, {row: 0});
    await screen.find('text', /^Promised for /);
    await screen.pictures('viewer-one');
    await screen.click('button', 'Change…');
    await choose(screen, 'Who calls', 'Anyone');
    await screen.type('Comments', 'Ask for her successor');
    await screen.type('Why', 'She has left');
    await screen.pictures('viewer-change-one');
    await screen.click('button', 'Change');
    await screen.find('alert', 'The callback is changed');
    await screen.close();
});

test('several are ticked, and a month is looked at', {timeout: 120_000}, async () => {
    const screen = await open_aloud('manager', 'callbacks?agent=agent1&status=ACTIVE');
    await screen.find('row', /./, {row: 0});
    const [box] = await screen.find_all({role: 'checkbox', checked: false, row: 0});
    await screen.page.mouse.click(box.x + box.w / 2, box.y + box.h / 2);
    await screen.click('button', 'Change 1 ticked…');
    await choose(screen, 'What to do', 'Cancel them');
    await screen.type('Why', 'Sold out');
    await screen.click('button', 'See what changes');
    await screen.find('text', '1 callback would be cancelled.');
    await screen.pictures('viewer-change-many');
    await screen.click('button', 'Cancel 1 callback');
    await screen.click('button', 'Done');
    await screen.click('tab', 'Calendar');
    await screen.find('heading', /^Promised on /);
    await screen.pictures('viewer-calendar');
    await screen.close();
});

test('a lead\'s record shows its callbacks', {timeout: 60_000}, async () => {
    const manager = await promises.user('manager');
    const {items: [one]} = (await manager.get('/callbacks?user=agent1&status=ACTIVE')).body;
    const screen = await open_aloud('manager',
        `database/${one.list_id}?search=${one.phone.slice(1)}`);
    await screen.click('row', one.name);
    await screen.find('row', /, Waiting$/);
    await screen.pictures('lead-callbacks');
    await screen.click('button', /^More for the callback of /);
    await screen.click('button', 'Change…');
    await screen.pictures('lead-callback-change');
    await screen.close();
});
