// The managers' callback viewer: every promise is found, read, changed one by one and many at once,
// given out as a file, and seen on a calendar; on a desk's screen and on a phone.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Promises} from './lib/promises.mjs';
import {Screen, desktop, phone} from './lib/screen.mjs';

const page_size = 50;
let manager, promises;
open_desk({opened: async () => {
    promises = new Promises(relay);
    manager = await promises.user('manager');
    // Two pages of calls to anyone, some of them due and held, some kept by people who are late or
    // have left.
    await promises.change_campaign({dial_statuses: ['NEW', 'NA']});
    for (let i = 1; i <= 60; ++i) await promises.make('agent1', {slots: i, comments: `Call ${i}`});
    for (let i = 0; i < 2; ++i) {
        await promises.make('agent2');
        await promises.make('agent2', {recipient: 'USERONLY', comments: 'Ask for the fleet manager'});
        await promises.make('agent3', {slots: 5, recipient: 'USERONLY'});
    }
    await promises.change_user('agent3', {active: false});
}});

const found = async (terms) => (await manager.get(`/callbacks?size=1&${terms}`)).body;
const day = (ahead) => new Date(Date.now() + 3_600_000 + ahead * 86_400_000)  // in Lagos
    .toISOString().slice(0, 10);

async function until(is_so) {
    for (let i = 0; i < 100; ++i) {
        if (await is_so()) return;
        await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail('it never came to be');
}

for (const [size, viewport] of [['desktop', desktop], ['phone', phone]]) {
    const at = async (place = 'callbacks') => {
        const screen = await Screen.open(browser, `${relay.url}#/${place}`, {viewport});
        await screen.sign_in('manager');
        await screen.settle();
        return screen;
    };
    // On a phone the filters stand behind a button.
    const open_filters = async (screen) => {
        if (size === 'phone') await screen.click('button', /^Filters/);
    };
    const choose = async (screen, filter, option) => {
        await screen.click('combobox', filter);
        await screen.click('option', option);
    };
    const shows = async (screen, terms) => {
        const {total} = await found(terms);
        assert.ok(total > 0, terms);
        await screen.find('text', `${total} callback${total === 1 ? '' : 's'}`);
        return total;
    };

    test(`callbacks are found by whose, how and when, ${size}`, {timeout: 120_000}, async () => {
        const screen = await at();
        const all = await shows(screen, '');
        assert.ok(all > page_size);
        await screen.picture(`viewer-${size}`);
        assert.deepEqual(await screen.lint(), []);
        await open_filters(screen);
        await screen.picture(`viewer-filters-${size}`);
        assert.deepEqual(await screen.lint(), []);
        for (const [filter, option, terms] of [
            ['Owner', 'Bashir Umar', 'user=agent2'],
            ['Status', 'Waiting', 'user=agent2&status=ACTIVE'],
            ['To look after', 'Overdue', 'user=agent2&status=ACTIVE&overdue=1'],
            ['To look after', 'Held', 'user=agent2&status=ACTIVE&held=1'],
        ]) {
            await choose(screen, filter, option);
            await shows(screen, terms);
        }
        await screen.find('text', '2 callbacks');
        await screen.picture(`viewer-held-${size}`);
        await screen.click('link', 'Clear');
        await shows(screen, '');
        await choose(screen, 'To look after', 'Owner has left');
        await shows(screen, 'orphaned=1');
        await screen.click('link', 'Clear');
        await screen.click('button', 'Any day');
        await screen.picture(`viewer-days-${size}`);
        assert.deepEqual(await screen.lint(), []);
        await screen.click('button', 'Tomorrow');
        const tomorrow = await shows(screen, `from=${day(1)}&to=${day(1)}`);
        assert.ok(tomorrow < all);
        assert.match(await screen.page.evaluate(() => location.hash), new RegExp(`from=${day(1)}`));
        await screen.close();
    });

    test(`callbacks are sorted and paged, ${size}`, {timeout: 60_000}, async () => {
        const screen = await at();
        const first_is = async (terms) => {
            const [{name}] = (await found(terms)).items;
            await until(async () => (await screen.find_all({role: 'row'}))[0]?.name === name);
        };
        await first_is('sort=callback_time');
        await screen.click('columnheader', 'Time');
        await first_is('sort=-callback_time');
        // There is no room for the status on a phone: it stands below the time.
        const sort = size === 'phone' ? '-callback_time' : 'status';
        if (sort === 'status') await screen.click('columnheader', 'Status');
        await first_is(`sort=${sort}`);
        const {total} = await found('');
        await screen.find('text', `1–${page_size} of ${total}`);
        await screen.click('button', 'Next page');
        await screen.find('text', `${page_size + 1}–${total} of ${total}`);
        const rows = (await manager.get(`/callbacks?size=50&page=2&sort=${sort}`)).body.items;
        await until(async () =>
            (await screen.find_all({role: 'row'}))[0]?.name === rows[0].name);
        await screen.close();
    });

    test(`one callback is read and given to anyone, ${size}`, {timeout: 60_000}, async () => {
        const before_it = await found('orphaned=1');
        const screen = await at('callbacks?mark=orphaned');
        await until(async () =>
            (await screen.find_all({role: 'row'})).length === before_it.total);
        const [row] = await screen.find_all({role: 'row'});
        await screen.page.mouse.click(row.x + row.w / 2, row.y + row.h / 2);
        await screen.find('text', /^Promised for /);
        await screen.picture(`viewer-one-${size}`);
        assert.deepEqual(await screen.lint(), []);
        await screen.click('button', 'Change…');
        await choose(screen, 'Who calls', 'Anyone');
        await screen.type('Why', 'She has left');
        await screen.picture(`viewer-change-one-${size}`);
        assert.deepEqual(await screen.lint(), []);
        await screen.click('button', 'Change');
        await screen.find('alert', 'The callback is changed');
        await screen.find('text', '“She has left”');
        assert.equal((await found('orphaned=1')).total, before_it.total - 1);
        await screen.close();
    });

    test(`several are cancelled once it is told what that does, ${size}`, {timeout: 60_000},
        async () => {
            const terms = 'user=agent1&status=ARCHIVE';
            const ended = (await found(terms)).total;
            const screen = await at('callbacks?agent=agent1&status=ACTIVE');
            const boxes = () => screen.find_all({role: 'checkbox', checked: false});
            await until(async () => (await boxes()).length > 2);
            for (let i = 0; i < 2; ++i) {
                const box = (await boxes())[i];
                await screen.page.mouse.click(box.x + box.w / 2, box.y + box.h / 2);
                await screen.settle();
            }
            await screen.click('button', 'Change 2 ticked…');
            await choose(screen, 'What to do', 'Cancel them');
            await screen.type('Why', 'Sold out');
            await screen.click('button', 'See what changes');
            await screen.find('text', '2 callbacks would be cancelled.');
            await screen.picture(`viewer-change-many-${size}`);
            assert.deepEqual(await screen.lint(), []);
            assert.equal((await found(terms)).total, ended, 'nothing has happened yet');
            await screen.click('button', 'Cancel 2 callbacks');
            await screen.find('text', '2 callbacks cancelled.');
            await screen.click('button', 'Done');
            assert.equal((await found(terms)).total, ended + 2);
            await screen.gone('button', 'Change 2 ticked…');
            await screen.close();
        });

    test(`what is found is saved as a file, ${size}`, {timeout: 60_000}, async () => {
        const screen = await at('callbacks?agent=agent2');
        const {total} = await found('user=agent2');
        await screen.find('text', `${total} callbacks`);
        await screen.click('button', 'Export');
        const saving = screen.page.waitForEvent('download');
        await screen.click('button', 'As CSV, for a spreadsheet');
        const file = await saving;
        assert.match(file.suggestedFilename(), /^callbacks-\d{4}-\d\d-\d\d\.csv$/);
        const text = await readFile(await file.path(), 'utf8');
        assert.equal(text.match(/,agent2,/g).length, total);
        await screen.close();
    });

    test(`a month shows how many are promised, and when, ${size}`, {timeout: 60_000}, async () => {
        const screen = await at();
        await screen.click('tab', 'Calendar');
        await screen.find('button', /^\w{3} \d+ \w{3} \d{4}$/, {value: /^today, \d+ promised$/});
        await screen.find('heading', /^Promised on /);
        await screen.settle();
        await screen.picture(`viewer-calendar-${size}`);
        assert.deepEqual(await screen.lint(), []);
        await screen.click('link', 'List these');
        await shows(screen, `from=${day(0)}&to=${day(0)}`);
        await screen.close();
    });

    test(`a lead's record shows its callbacks and changes the open one, ${size}`,
        {timeout: 60_000}, async () => {
            const {items} = (await manager.get('/callbacks?user=agent1&status=ACTIVE')).body;
            const {lead_id, list_id, phone: number} = items[0];
            const screen = await at(`database/${list_id}?search=${number.slice(1)}`);
            await screen.click('row', items[0].name);
            const open_one = {role: 'button', name: /^More for the callback of /};
            await screen.find(open_one.role, open_one.name);
            await screen.find('row', /, Waiting$/);
            await screen.picture(`lead-callbacks-${size}`);
            assert.deepEqual(await screen.lint(), []);
            await screen.click(open_one.role, open_one.name);
            await screen.click('button', 'Change…');
            await screen.type('Why', 'She asked for it');
            await screen.picture(`lead-callback-change-${size}`);
            assert.deepEqual(await screen.lint(), []);
            await screen.click('button', 'Change');
            await screen.find('alert', 'The callback is changed');
            await screen.click(open_one.role, open_one.name);
            await screen.click('button', 'Cancel callback…');
            await screen.click('button', 'See what changes');
            await screen.click('button', 'Cancel 1 callback');
            await screen.click('button', 'Done');
            await screen.find('row', /, Cancelled$/);
            const {body} = await manager.get(`/callbacks?lead=${lead_id}&status=ARCHIVE`);
            assert.equal(body.total, 1);
            await screen.close();
        });
}
