// What a device keeps, and who answers for it: its store comes and goes, several tabs share it, a
// tab is frozen or signed out, a newer Recall has used it before. Work that was not sent must
// survive it all, be seen, and be sent.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {claim_next, complete} from './lib/agent.mjs';
import {browser, open_desk, relay} from './lib/desk.mjs';
import {outbox, put_in_outbox} from './lib/outbox.mjs';
import {Screen, desktop} from './lib/screen.mjs';

open_desk({closes_devices: true});

async function go_offline(...tabs) {
    await relay.kill('SIGKILL');
    for (const tab of tabs) await tab.find('status', /Offline|Connecting/);
}
// A page of this origin without Recall in it.
async function bare_page(device) {
    const page = await device.newPage();
    await page.goto(new URL('/manifest.webmanifest', relay.url).href);
    return page;
}
const someone_elses = {user: 'agent6', client: 'of-another-visit', number: 1, text: '{}'};

// A browser that loses the connection to its store, as phones do in the background: every
// transaction fails for `lost_ms` (from the page's start, with localStorage.lost_at_start).
async function forgetful_device() {
    const device = await browser.newContext({viewport: desktop});
    await device.addInitScript(() => {
        let until = Date.now() + Number(localStorage.lost_at_start || 0);
        globalThis.lose_store = (lost_ms) => { until = Date.now() + lost_ms; };
        const {transaction} = IDBDatabase.prototype;
        IDBDatabase.prototype.transaction = function(...wanted) {
            globalThis.last_connection = this;
            if (Date.now() < until) {
                throw new DOMException('Connection to Indexed Database server lost.',
                    'UnknownError');
            }
            return transaction.apply(this, wanted);
        };
        const {deleteDatabase} = IDBFactory.prototype;
        IDBFactory.prototype.deleteDatabase = function(name) {
            localStorage.deleted = '1';
            return deleteDatabase.call(this, name);
        };
    });
    return device;
}
const was_deleted = (tab) => tab.page.evaluate(() => localStorage.deleted === '1');

for (const lost_ms of [800, 6_000]) {
    test(`a store that is lost for ${lost_ms} ms at the start is opened again, not deleted`,
        {timeout: 120_000}, async () => {
            const device = await forgetful_device();
            const agent = await Screen.in(device, relay.url);
            await agent.sign_in('agent1');
            await claim_next(agent);
            await agent.find('status', 'All saved');
            await go_offline(agent);
            await complete(agent);
            await agent.find('status', /1 call waits on this device/);
            await put_in_outbox(agent.page, someone_elses);
            await agent.page.evaluate((ms) => { localStorage.lost_at_start = ms; }, lost_ms);
            await agent.page.reload();
            await agent.settle();
            await agent.find('status', /1 call waits on this device/);
            await agent.find('button', 'Next number');
            assert.equal(await was_deleted(agent), false);
            const before_it = (await outbox(agent.page)).length;
            assert.equal(before_it, 2, 'both users’ work is there');
            await relay.restart();
            await agent.find('status', 'Connected');
            await agent.find('status', 'All saved');
            assert.deepEqual((await outbox(agent.page)).map(({user}) => user), ['agent6']);
            await agent.close();
        });
}

test('a store that is lost during work is opened again, and what was done meanwhile is kept',
    {timeout: 120_000}, async () => {
        const device = await forgetful_device();
        const agent = await Screen.in(device, relay.url);
        await agent.sign_in('agent2');
        await claim_next(agent);
        await agent.find('status', 'All saved');
        await go_offline(agent);
        await put_in_outbox(agent.page, someone_elses);
        await agent.page.evaluate(() => lose_store(15_000));
        await complete(agent);
        await agent.find('status', 'Opening what this device keeps');
        await agent.picture('device-lost');
        await agent.find('status', /1 call waits on this device/);
        await agent.settle();
        assert.equal(await was_deleted(agent), false);
        const kept = await outbox(agent.page);
        assert.deepEqual(kept.map(({user}) => user).sort(), ['agent2', 'agent6']);
        const before_it = kept.length;
        assert.equal(before_it, 2);
        await relay.restart();
        await agent.find('status', 'All saved');
        await agent.page.reload();
        await agent.settle();
        await agent.find('status', 'Connected');
        await agent.find('status', 'All saved');
        await agent.close();
    });

test('a connection that the browser closes is opened again without a word', {timeout: 90_000},
    async () => {
        const device = await forgetful_device();
        const agent = await Screen.in(device, relay.url);
        await agent.sign_in('agent3');
        await claim_next(agent);
        await agent.find('status', 'All saved');
        await agent.page.evaluate(() => {
            last_connection.close();
            last_connection.dispatchEvent(new Event('close'));
        });
        await go_offline(agent);
        await complete(agent);
        await agent.find('status', /1 call waits on this device/);
        assert.equal((await outbox(agent.page)).length, 1);
        assert.deepEqual(await agent.find_all({role: 'alert', name: /cleared|keeps nothing/}), []);
        await relay.restart();
        await agent.find('status', 'All saved');
        await agent.close();
    });

test('a store that cannot be opened is made anew only if a later visit cannot open it either',
    {timeout: 120_000}, async () => {
        const device = await browser.newContext({viewport: desktop});
        await device.addInitScript(() => {
            const {open, deleteDatabase} = IDBFactory.prototype;
            IDBFactory.prototype.open = function(...wanted) {
                if (localStorage.unreadable !== '1') return open.apply(this, wanted);
                const request = {error: new DOMException('Internal error.', 'UnknownError')};
                setTimeout(() => request.onerror());
                return request;
            };
            IDBFactory.prototype.deleteDatabase = function(name) {
                localStorage.deleted = '1';
                delete localStorage.unreadable;
                return deleteDatabase.call(this, name);
            };
        });
        const agent = await Screen.in(device, relay.url);
        await agent.sign_in('agent3');
        await agent.settle();
        await agent.page.evaluate(() => { localStorage.unreadable = '1'; });
        await agent.page.reload();
        await agent.find('status', 'Opening what this device keeps');
        await agent.find('status', 'Connected');
        await agent.page.waitForTimeout(12_000);
        assert.equal(await was_deleted(agent), false);
        // The same visit again, later.
        await agent.page.evaluate(() => {
            const key = 'recall-device-unopened';
            localStorage.setItem(key, String(Number(localStorage.getItem(key)) - 11 * 60_000));
        });
        await agent.page.reload();
        await agent.find('alert', /damaged and has been made anew/);
        assert.equal(await was_deleted(agent), true);
        await agent.find('status', 'All saved');
        await agent.close();
    });

test('tabs see each other’s unsent work, and offer no number twice', {timeout: 120_000},
    async () => {
        const device = await browser.newContext({viewport: desktop});
        const first = await Screen.in(device, relay.url);
        await first.sign_in('agent3');
        const second = await Screen.in(device, relay.url);
        await second.find('status', 'Connected');
        const done_before = await relay.completed_by('agent3');
        await go_offline(first, second);
        await claim_next(first);
        await complete(first);
        await first.find('status', /^1 call waits on this device$/);
        const open = await first.numbers('Open');
        await second.page.bringToFront();
        await second.find('status', /^1 call waits on this device$/);
        await second.numbers_become('Open', open);
        await claim_next(second);
        await complete(second);
        for (const tab of [first, second]) {
            await tab.page.bringToFront();
            await tab.find('status', /^2 calls wait on this device$/);
        }
        await second.picture('two-tabs-offline');
        const commands = (await outbox(first.page)).map(({text}) => JSON.parse(text).command);
        const completed = commands.filter(({type}) => type === 'CompleteCall');
        assert.equal(new Set(completed.map(({assignment}) => assignment)).size, 2);
        await relay.restart();
        for (const tab of [first, second]) {
            await tab.page.bringToFront();
            await tab.find('status', 'All saved');
            assert.deepEqual(await tab.find_all({role: 'link', name: 'Tray'}), [], 'nothing was refused');
        }
        assert.equal(await relay.completed_by('agent3'), done_before + 2);
        await first.close();
        await second.close();
    });

test('work that a tab lets go of is sent by another of the same user', {timeout: 120_000},
    async () => {
        const device = await browser.newContext({viewport: desktop});
        const first = await Screen.in(device, relay.url);
        await first.sign_in('agent2');
        const second = await Screen.in(device, relay.url);
        await second.find('status', 'Connected');
        const before_it = await relay.completed_by('agent2');
        await go_offline(first, second);
        await claim_next(first);
        await complete(first);
        await second.page.bringToFront();
        await second.find('status', /^1 call waits on this device$/);
        // As a sign-out does it, in a tab that then does nothing more.
        await first.page.evaluate(() => {
            recall_host.socket_open = () => {};
            return recall_store.let_go('agent2');
        });
        await relay.restart();
        await second.find('status', 'Connected');
        await second.find('status', 'All saved');
        assert.equal(await relay.completed_by('agent2'), before_it + 1);
        assert.deepEqual(await outbox(second.page), []);
    });

test('what is done in a tab whose session has ended is taken over by one that is signed in',
    {timeout: 90_000}, async () => {
        const device = await browser.newContext({viewport: desktop});
        const [first, second] = [await Screen.in(device, relay.url),
            await Screen.in(device, relay.url)];
        const taken = await second.page.evaluate(async () => {
            globalThis.handed = [];
            const events = recall_store.events;
            recall_store.events = {...events, adopted: (user, json) => handed.push(json)};
            await recall_store.adopt('agent1');
            return handed.length;
        });
        assert.equal(taken, 1, 'nothing was there');
        await first.page.evaluate(async () => {
            await recall_store.adopt('agent1');
            await recall_store.let_go('agent1');
            await recall_store.put_command('agent1', recall_store.begin_client(), 1, '{}');
        });
        await second.page.waitForFunction(() => handed.length > 1, null, {timeout: 20_000});
    });

test('what a full device does not keep is handed over from memory after a sign-out',
    {timeout: 60_000}, async () => {
        const device = await browser.newContext({viewport: desktop});
        const page = (await Screen.in(device, relay.url)).page;
        const handed = await page.evaluate(async () => {
            const events = recall_store.events;
            const got = [];
            recall_store.events = {...events, stored() {}, not_stored() {}, others() {},
                adopted: (user, json) =>
                    got.push([user, JSON.parse(json).map(({number}) => number)])};
            const {put} = IDBObjectStore.prototype;
            IDBObjectStore.prototype.put = function(...what) {
                if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
                return put.apply(this, what);
            };
            const client = recall_store.begin_client();
            await recall_store.put_command('agent1', client, 1, '{}');
            await recall_store.let_go('agent1');
            await recall_store.adopt('agent1');
            recall_store.events = events;
            return got;
        });
        assert.deepEqual(handed, [['agent1', [1]]]);
    });

test('a lock that is not given back hides no work, and holds it up for seconds only',
    {timeout: 120_000}, async () => {
        const device = await browser.newContext({viewport: desktop});
        const agent = await Screen.in(device, relay.url);
        await agent.sign_in('agent6');
        await claim_next(agent);
        await agent.find('status', 'All saved');
        const holder = await bare_page(device);
        await go_offline(agent);
        await complete(agent);
        await agent.find('status', /1 call waits on this device/);
        // Something holds the lock of that page from its end on, and answers nobody.
        const [{client}] = await outbox(agent.page);
        await holder.evaluate((name) => {
            navigator.locks.request(name, () => new Promise(() => {}));
        }, `recall-client-${client}`);
        await agent.close();
        await relay.restart();
        const before_it = await relay.completed_by('agent6');
        const began = Date.now();
        const again = await Screen.in(device, relay.url);
        await again.find('status', 'Connected');
        assert.deepEqual(await again.find_all({role: 'status', name: 'All saved'}), []);
        await again.find('status', /1 call waits on this device/);
        await again.page.waitForTimeout(10_000);
        await again.find('status', 'All saved');
        assert.ok(Date.now() - began < 30_000, `${Date.now() - began} ms`);
        assert.equal(await relay.completed_by('agent6'), before_it + 1);
        await again.close();
    });

test('a relay older than what this browser used is told, and the work in it is sent',
    {timeout: 120_000}, async () => {
        const device = await browser.newContext({viewport: desktop});
        const agent = await Screen.in(device, relay.url);
        await agent.sign_in('agent1');
        await claim_next(agent);
        await agent.find('status', 'All saved');
        await go_offline(agent);
        await complete(agent);
        await agent.find('status', /1 call waits on this device/);
        await agent.settle();
        await agent.page.evaluate(() => new Promise((resolve, reject) => {
            const opening = indexedDB.open('recall', 2);
            opening.onerror = () => reject(opening.error);
            opening.onupgradeneeded = () => opening.result.createObjectStore('of-the-future');
            opening.onsuccess = () => {
                opening.result.close();
                resolve();
            };
        }));
        await agent.page.close();
        await relay.restart();
        const before_it = await relay.completed_by('agent1');
        const again = await Screen.in(device, relay.url);
        await again.find('alert', /The relay is older than what this browser used/);
        await again.picture('relay-older');
        await again.find('status', 'Connected');
        await again.find('status', 'All saved');
        assert.equal(await relay.completed_by('agent1'), before_it + 1);
        assert.deepEqual(await outbox(again.page), []);
        await again.close();
    });

test('a file of unsent work holds nobody else’s', {timeout: 60_000}, async () => {
    const device = await browser.newContext({viewport: desktop});
    const agent = await Screen.in(device, relay.url);
    await agent.sign_in('agent2');
    await put_in_outbox(agent.page, someone_elses);
    await put_in_outbox(agent.page, {user: 'agent2', client: 'own', number: 1, text: '{}'});
    const file = await agent.page.evaluate(() => recall_store.unsent_file('agent2'));
    assert.deepEqual(JSON.parse(file.text).commands.map(({user}) => user), ['agent2']);
});

test('the next person is told that somebody’s work waits here, and no more', {timeout: 60_000},
    async () => {
        const device = await browser.newContext({viewport: desktop});
        const agent = await Screen.in(device, relay.url);
        await put_in_outbox(agent.page, {...someone_elses, client: 'secret-client'});
        await agent.page.reload();
        await agent.settle();
        await agent.find('status', /^Work of agent6 waits on this device/);
        await agent.picture('somebodys-work');
        await agent.sign_in('agent3');
        await agent.find('status', 'All saved');
        const words = (await agent.nodes()).map(({name}) => name).join('\n');
        assert.doesNotMatch(words, /agent6/);
        await agent.close();
    });

// What the relay knew after the copy that it was put back to, another tab may have kept.
test('a change is written only over rows of its own history', {timeout: 60_000}, async () => {
    const device = await browser.newContext({viewport: desktop});
    const tab = await Screen.in(device, relay.url);
    await tab.sign_in('agent1');
    const other = await bare_page(device);
    await other.goto(relay.url);
    await other.waitForFunction(() => globalThis.recall_store?.events);
    const put = (page, ...told) => page.evaluate(
        ([id, text, position, mark, whole]) => recall_store.put_rows('somebody',
            [{kind: 'lead', id, text}], position, JSON.stringify({mark}), whole), told);
    const kept = () => tab.page.evaluate(() => new Promise((resolve) => {
        const opening = indexedDB.open('recall');
        opening.onsuccess = () => {
            const reading = opening.result.transaction(['rows', 'meta']);
            const rows = reading.objectStore('rows').getAll();
            const position = reading.objectStore('meta').get('position:somebody');
            reading.oncomplete = () => {
                opening.result.close();
                resolve(rows.result.filter(({user}) => user === 'somebody')
                    .map(({id, text}) => `${id} ${text}`).join() + ` at ${position.result.text}`);
            };
        };
    }));
    await put(tab.page, '1', 'first', '140', 'a', true);
    await put(other, '1', 'first', '140', 'a', true);
    await put(tab.page, '2', 'second', '141', 'b', false);
    await put(other, '2', 'second', '141', 'b', false);
    assert.equal(await kept(), '1 first,2 second at 141', 'both tabs have heard it');

    await put(other, '1', 'lost', '150', 'lost', false);
    await put(tab.page, '2', 'other', '160', 'c', false);
    assert.equal(await kept(), '1 lost,2 second at 150', 'no row of two histories');
    await put(tab.page, '1', 'whole', '161', 'd', true);
    await put(tab.page, '2', 'more', '162', 'e', false);
    assert.equal(await kept(), '1 whole,2 more at 162');
    await device.close();
});
