// The page in words: what a screen reader is given, and what it can do with it.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {data_file} from './lib/relay.mjs';
import {Screen, desktop, phone} from './lib/screen.mjs';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const mirror_ms_max = 5_000;

open_desk();

const open_aloud = (options) => Screen.open(browser, `${relay.url}?a11y=1`, options);

// Until the page in words says what the screen shows.
async function in_words(screen) {
    await screen.settle();
    await screen.page.waitForTimeout(400);
}

async function check(screen, what) {
    await in_words(screen);
    await screen.page.evaluate(axe);
    const {violations} = await screen.page.evaluate(() => axe.run(document));
    const grave = violations.filter(({impact}) => ['serious', 'critical'].includes(impact))
        .map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map(({html, failureSummary}) =>
            `${html} (${failureSummary})`).join(' | ')}`);
    assert.deepEqual(grave, [], what);
}

let lists = 0;
async function import_preview(manager) {
    await manager.click('button', 'New list…');
    await check(manager, 'new list');
    const name = `Read aloud ${++lists}`;
    await manager.type('Name', name);
    await manager.click('combobox', 'Campaign');
    await check(manager, 'an open drop-down');
    await manager.click('option', 'Client CRM');
    await manager.click('button', 'Make list');
    await manager.gone('dialog', 'New list');
    await manager.click('row', name);
    const choosing = manager.page.waitForEvent('filechooser');
    await manager.click('button', 'Import file…');
    await (await choosing).setFiles(data_file('clients-1000.csv'));
    await manager.find('button', /^Import 935 numbers/);
    await check(manager, 'import preview');
    await manager.click('button', /^Import 935 numbers/);
    await manager.click('button', 'Done');
    await manager.click('button', 'Assign numbers…');
    await check(manager, 'assign');
    await manager.click('button', 'Cancel');
}

async function agent_screens(agent, is_phone) {
    await check(agent, 'Client CRM');
    await agent.click('button', 'Next number');
    await check(agent, 'a chosen number');
    await agent.click('button', 'Claim');
    await agent.page.evaluate(() => { recall_host.open_link = () => {}; });
    await agent.click('button', /^Call( again)?$/);
    await agent.find('radio', 'Success');
    await check(agent, 'in a call');
    await agent.click('button', 'Release');
    await agent.click('link', 'Customer Service');
    await check(agent, 'Customer Service');
    await go(agent, 'callbacks');
    await agent.find('heading', 'Callbacks');
    await check(agent, 'callbacks');
    await go(agent, 'archive');
    await agent.find('heading', 'My calls');
    await check(agent, 'own calls');
    await agent.page.evaluate(() => { location.hash = '#/refused'; });
    await agent.find('heading', 'Tray');
    await check(agent, 'tray');
    await agent.click('button', is_phone ? 'Amaka Iroegbu' : 'Settings');
    await check(agent, 'the menu');
    await agent.press('Escape');
}

async function go(screen, route) {
    await screen.page.evaluate((to) => { location.hash = to; }, `#/${route}`);
    await screen.settle();
}

async function history_screens(manager, is_phone) {
    await go(manager, 'agents');
    await check(manager, 'live agents');
    await go(manager, 'archive');
    await manager.find('heading', 'Archive Manager');
    if (is_phone) await manager.click('button', 'Filters');
    await check(manager, 'archive');
    await manager.click('button', 'Any day');
    await check(manager, 'days');
    await manager.click('button', 'Last 7 days');
    await manager.click('checkbox', "With today's");
    await manager.find('text', /^\d+ completed calls?$/);
    await manager.click('button', 'Export');
    await check(manager, 'formats');
    await manager.press('Escape');
    await go(manager, 'reports');
    await manager.find('heading', 'Reports');
    await check(manager, 'reports');
    await go(manager, 'callbacks');
    await manager.find('heading', 'Callbacks');
    await check(manager, 'every callback');
    await go(manager, 'hopper/client');
    await manager.find('heading', 'Hopper');
    await check(manager, 'hopper');
    await go(manager, 'do-not-call');
    await manager.find('heading', 'Do not call');
    await check(manager, 'do not call');
    await go(manager, 'activity');
    await manager.find('heading', 'Activity');
    await check(manager, 'recycling log');
    await manager.click('tab', 'Audit');
    await check(manager, 'audit');
}

// Each size and each theme once: what is read aloud does not depend on how they go together.
for (const [size, viewport, dark] of [['desktop', desktop, false], ['phone', phone, true]]) {
    const mood = `${size}, ${dark ? 'dark' : 'light'}`;
    test(`axe finds nothing grave on an agent's screens: ${mood}`, {timeout: 240_000},
        async () => {
            const agent = await open_aloud({viewport, dark});
            await check(agent, 'sign-in');
            await agent.sign_in('agent1');
            await agent_screens(agent, size === 'phone');
            await agent.close();
        });
    test(`axe finds nothing grave on a manager's screens: ${mood}`, {timeout: 240_000},
        async () => {
            const manager = await open_aloud({viewport, dark});
            await manager.sign_in('manager');
            await check(manager, 'tracker');
            await manager.click('button', 'Recycle Now');
            await check(manager, 'recycle question');
            await manager.click('button', 'Cancel');
            await manager.click('link', 'Database Manager');
            await check(manager, 'database');
            await import_preview(manager);
            await history_screens(manager, size === 'phone');
            await manager.close();
        });
    test(`axe finds nothing grave in the Admin Panel: ${mood}`, {timeout: 240_000},
        async () => {
            const admin = await open_aloud({viewport, dark});
            await admin.sign_in('admin');
            for (const part of ['users', 'users?user=agent1', 'campaigns?campaign=client',
                'desk', 'system']) {
                await go(admin, `admin/${part}`);
                await admin.find('heading', 'Admin Panel');
                await check(admin, part);
            }
            await admin.close();
        });
}

test('it is off until it is wanted, and then remembered', {timeout: 120_000}, async () => {
    const screen = await Screen.open(browser, relay.url);
    const words = () => screen.page.locator('#mirror');
    assert.equal(await words().isHidden(), true);
    assert.equal(await screen.page.evaluate(
        () => document.querySelector('button, a, input, [tabindex]').textContent),
    'Enable accessibility', 'the first thing that can have the focus');
    await screen.page.getByRole('button', {name: 'Enable accessibility'}).press('Enter');
    await screen.page.getByRole('textbox', {name: 'Username'}).waitFor({state: 'attached'});
    await screen.page.reload();
    await screen.settle();
    await screen.page.getByRole('textbox', {name: 'Username'}).waitFor({state: 'attached'});
    await screen.page.goto(`${relay.url}?a11y=0`);
    await screen.settle();
    assert.equal(await words().isHidden(), true);
    await screen.close();
});

test('forced colours turn it on', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url, {forcedColors: 'active'});
    await screen.page.getByRole('textbox', {name: 'Username'}).waitFor({state: 'attached'});
    await screen.close();
});

test('landmarks, headings and tables have their roles', {timeout: 120_000}, async () => {
    const agent = await open_aloud();
    await agent.sign_in('agent1');
    await agent.click('button', 'Next number');
    await in_words(agent);
    const {page} = agent;
    for (const [role, name] of [['banner', 'Recall'], ['navigation', 'Navigation'],
                                ['main', 'Client CRM'], ['tablist', 'Show'],
                                ['searchbox', 'Search numbers']]) {
        assert.equal(await page.getByRole(role, {name, exact: true}).count(), 1, `${role} ${name}`);
    }
    assert.equal(await page.getByRole('heading', {level: 1, name: 'Client CRM'}).count(), 1);
    assert.equal(await page.getByRole('link', {name: /^Client CRM/}).getAttribute('aria-current'),
        'page');
    const grid = page.getByRole('grid', {name: 'Today\'s numbers'});
    const rows = await grid.getAttribute('aria-rowcount');
    const drawn = await grid.getByRole('row').count();
    assert.ok(Number(rows) >= drawn, `${drawn} of ${rows} rows are there`);
    assert.equal(await grid.getByRole('row').first().getAttribute('aria-rowindex'), '1');
    assert.equal(await grid.getByRole('row').nth(1).getAttribute('aria-rowindex'), '2');
    assert.ok(await grid.getByRole('columnheader', {name: 'Name'}).getAttribute('aria-sort'));
    assert.ok(await grid.getByRole('row').nth(1).getByRole('gridcell').count() >= 2);
    assert.equal(await page.locator('#mirror a').count(), 0, 'no number is claimed: none is dialled');
    await agent.close();
});

test('pressing an element presses the thing, typing types', {timeout: 120_000}, async () => {
    const agent = await open_aloud();
    await agent.sign_in('agent2');
    await in_words(agent);
    const {page} = agent;
    await page.evaluate(() => { recall_host.open_link = (url) => { globalThis.dialled = url; }; });
    await page.getByRole('button', {name: 'Next number'}).dispatchEvent('click');
    await agent.find('button', 'Claim');
    await in_words(agent);
    await page.getByRole('button', {name: 'Claim'}).dispatchEvent('click');
    await agent.find('button', 'Release');
    await in_words(agent);
    // The number is a link now, which does what the button does.
    await page.locator('#mirror a').first().dispatchEvent('click');
    await page.waitForFunction(() => /^tel:\+\d+$/.test(globalThis.dialled));
    await agent.find('button', 'Call again');
    await page.getByRole('radio', {name: 'Success'}).dispatchEvent('click');
    await agent.find('radio', 'Success', {checked: true});
    await in_words(agent);
    const group = page.getByRole('radiogroup', {name: 'Outcome'});
    assert.equal(await group.getAttribute('aria-required'), 'true');
    assert.equal(await group.getByRole('radio', {name: 'Success'}).getAttribute('aria-checked'),
        'true');
    const notes = page.getByRole('textbox', {name: 'Notes'}).first();
    await notes.evaluate((field) => field.focus());
    await page.keyboard.type('Read, not seen.');
    await agent.find('textbox', 'Notes', {value: 'Read, not seen.'});
    await agent.close();
});

test('the keyboard\'s place is the page\'s focus', {timeout: 120_000}, async () => {
    const manager = await open_aloud();
    await manager.sign_in('manager');
    const {page} = manager;
    const at = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ||
        document.activeElement.textContent || document.activeElement.id);
    for (let i = 0; i < 6; ++i) {
        await manager.press('Tab');
        const focused = await manager.focused();
        await page.waitForFunction((id) => document.activeElement.dataset.node === String(id),
            focused.id, {timeout: mirror_ms_max});
        assert.ok((await at()).startsWith(focused.name), `${await at()} is ${focused.name}`);
    }
    // And the other way round: a reader moves the focus, the program follows.
    await page.getByRole('button', {name: 'Recycle Now'}).evaluate((button) => button.focus());
    await manager.find('button', 'Recycle Now', {focused: true});
    await page.keyboard.press('Enter');
    await manager.find('dialog', 'Recycle all uncompleted numbers?');
    await in_words(manager);
    const dialog = page.getByRole('dialog', {name: 'Recycle all uncompleted numbers?'});
    assert.equal(await dialog.getAttribute('aria-modal'), 'true');
    assert.equal(await dialog.evaluate((element) => element.contains(document.activeElement)), true);
    assert.equal(await page.locator('#mirror > main').evaluate((main) => main.inert), true);
    await page.keyboard.press('Escape');
    await manager.gone('dialog', 'Recycle all uncompleted numbers?');
    await in_words(manager);
    assert.equal(await at(), 'Recycle Now', 'the focus is given back');
    assert.equal(await page.locator('#mirror > main').evaluate((main) => main.inert), false);
    await manager.close();
});

test('what changes is said: politely, or at once where it is urgent', {timeout: 120_000},
    async () => {
        const screen = await open_aloud();
        const {page} = screen;
        const said = (place, words) => page.waitForFunction(
            ([id, pattern]) => new RegExp(pattern).test(document.getElementById(id).textContent),
            [place, words], {timeout: mirror_ms_max});
        await screen.type('Username', 'agent4');
        await screen.type('Password', 'not this one');
        await screen.press('Enter');
        await said('alerts', 'password');
        await screen.type('Password', 'recall-demo');
        await screen.press('Enter');
        await screen.find('status', 'Connected');
        await said('spoken', 'Connected');
        await relay.kill('SIGTERM');
        await said('spoken', 'Offline|Connecting');
        await relay.restart();
        await screen.find('status', 'Connected');
        await screen.close();
    });

test('what stays is left alone: the same elements for the same things', {timeout: 120_000},
    async () => {
        const agent = await open_aloud();
        await agent.sign_in('agent3');
        await in_words(agent);
        const {page} = agent;
        await page.evaluate(() => {
            document.querySelector('#mirror [role=searchbox]').mark = 1;
            globalThis.changes = 0;
            new MutationObserver((list) => { changes += list.length; }).observe(
                document.getElementById('mirror'),
                {subtree: true, childList: true, attributes: true, characterData: true});
        });
        await page.waitForTimeout(700);
        assert.equal(await page.evaluate(() => changes), 0, 'nothing changed, nothing was touched');
        await agent.click('tab', 'Done');
        await in_words(agent);
        assert.equal(await page.evaluate(
            () => document.querySelector('#mirror [role=searchbox]').mark), 1);
        await agent.close();
    });

test('a field says what is wrong with it, a button why it cannot be pressed', {timeout: 120_000},
    async () => {
        const manager = await open_aloud();
        await manager.sign_in('manager');
        await manager.click('link', 'Database Manager');
        await manager.click('button', 'New list…');
        await manager.type('Name', 'Clients');
        await manager.type('Id', 'no spaces please');
        await in_words(manager);
        const {page} = manager;
        const field = page.getByRole('textbox', {name: 'Id', exact: true}).last();
        assert.equal(await field.getAttribute('aria-required'), 'true');
        assert.equal(await field.getAttribute('aria-invalid'), 'true');
        assert.ok((await field.getAttribute('aria-description')).length > 5);
        const make = page.getByRole('button', {name: 'Make list'});
        assert.equal(await make.getAttribute('aria-disabled'), 'true');
        assert.equal(await make.getAttribute('aria-description'), 'Choose another id.');
        await manager.close();
    });
