// Networks that answer in the relay's place: their sign-in page must be taken for nothing but a
// relay that cannot be reached, and nothing of it may be kept.
import assert from 'node:assert/strict';
import {after, afterEach, test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Portal} from './lib/portal.mjs';
import {password} from './lib/relay.mjs';
import {Screen} from './lib/screen.mjs';

let portal;
open_desk({closes_devices: true, opened: async () => {
    portal = await Portal.start(relay);
}});
afterEach(async () => {
    portal.play('relay');
});
after(async () => {
    await portal?.stop();
});

const worker_is_ready = (screen) => screen.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
});
// {address: type} of all that the service worker keeps.
const kept_files = (screen) => screen.page.evaluate(async () => {
    const all = {};
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const kept = await cache.match(request);
            // What is just being replaced is not there.
            if (kept) all[new URL(request.url).pathname] = kept.headers.get('content-type');
        }
    }
    return all;
});
const outbox = (screen) => screen.page.evaluate(async () =>
    (await recall_store.unsent()).commands.length);

test('under a network’s sign-in page a reload keeps name, numbers and unsent work',
    {timeout: 120_000}, async () => {
        const agent = await Screen.open(browser, portal.url);
        await agent.sign_in('agent3');
        await worker_is_ready(agent);
        await agent.click('button', 'Next number');
        await agent.click('button', 'Claim');
        await agent.find('status', 'All saved');
        portal.play('page');
        await agent.find('status', /Offline|Connecting/);
        await agent.click('radio', 'No Answer');
        await agent.click('button', 'Complete');
        await agent.find('status', /1 call waits on this device/);
        const open = await agent.numbers('Open');
        await agent.page.reload();
        await agent.settle();
        await agent.find('status', /1 call waits on this device/);
        await agent.numbers_become('Open', open);
        assert.equal(await outbox(agent), 1);
        await agent.picture('portal-reload');
        const before_it = await relay.completed_by('agent3');
        portal.play('relay');
        await agent.find('status', 'All saved');
        assert.equal(await relay.completed_by('agent3'), before_it + 1);
        await agent.close();
    });

test('signing in under a network’s sign-in page says that the relay is not reached',
    {timeout: 60_000}, async () => {
        const agent = await Screen.open(browser, portal.url);
        await worker_is_ready(agent);
        portal.play('page');
        await agent.type('Username', 'agent2');
        await agent.type('Password', password);
        await agent.press('Enter');
        await agent.find('alert', /relay (cannot be reached|does not answer)/);
        await agent.find('textbox', 'Username');
        portal.play('relay');
        await agent.click('button', 'Sign in');
        await agent.find('status', 'Connected');
        await agent.close();
    });

test('a network’s sign-in page is never kept as the managers’ program', {timeout: 120_000},
    async () => {
        const device = await browser.newContext();
        const manager = await Screen.in(device, portal.url);
        await worker_is_ready(manager);
        portal.treats = (path) => (path.startsWith('/managers.') ? 'page' : 'relay');
        await manager.type('Username', 'manager');
        await manager.type('Password', password);
        await manager.page.keyboard.press('Enter');
        await manager.page.getByRole('heading', {name: 'Recall could not be loaded'}).waitFor();
        const kept = Object.entries(await kept_files(manager));
        assert.deepEqual(kept.filter(([path, type]) => /managers\./.test(path)), []);
        portal.treats = () => 'relay';
        await manager.page.getByRole('button', {name: 'Reload'}).click();
        await manager.find('heading', 'Call Completion Tracker');
        await manager.page.reload();
        await manager.find('heading', 'Call Completion Tracker');
    });

test('what is kept of the page heals: a hole is filled, and what is wrong is thrown out',
    {timeout: 120_000}, async () => {
        const agent = await Screen.open(browser, portal.url);
        await agent.sign_in('agent1');
        await worker_is_ready(agent);
        const whole = await kept_files(agent);
        const spoilt = await agent.page.evaluate(async () => {
            const cache = await caches.open((await caches.keys())[0]);
            const named = async (part) => (await cache.keys()).find(({url}) => url.includes(part));
            await cache.delete(await named('/page.'));
            await cache.delete(await named('/inter-regular.'));
            await cache.put(await named('/icons.'), new Response('<h1>Welcome</h1>',
                {headers: {'content-type': 'text/html'}}));
            return (await cache.keys()).length;
        });
        assert.equal(spoilt, Object.keys(whole).length - 2);
        await agent.page.reload();
        await agent.settle();
        const deadline = Date.now() + 10_000;
        const in_order = (files) => JSON.stringify(Object.entries(files).sort());
        while (in_order(await kept_files(agent)) !== in_order(whole)) {
            assert.ok(Date.now() < deadline, in_order(await kept_files(agent)));
            await agent.page.waitForTimeout(100);
        }
        portal.play('page');
        await agent.page.reload();
        await agent.settle();
        await agent.find('button', 'Next number');
        await agent.close();
    });

test('a page whose script never comes says so, with a way out that keeps the unsent work',
    {timeout: 120_000}, async () => {
        const agent = await Screen.open(browser, portal.url);
        await agent.sign_in('agent2');
        await worker_is_ready(agent);
        await agent.click('button', 'Next number');
        await agent.click('button', 'Claim');
        await agent.find('status', 'All saved');
        portal.play('page');
        await agent.find('status', /Offline|Connecting/);
        await agent.click('radio', 'No Answer');
        await agent.click('button', 'Complete');
        await agent.find('status', /1 call waits on this device/);
        // A script that is not one, as an older worker may have kept it; and nothing in the
        // browser's own memory, as after it was started.
        const wire = await agent.context.newCDPSession(agent.page);
        await wire.send('Network.setCacheDisabled', {cacheDisabled: true});
        await agent.page.evaluate(async () => {
            const cache = await caches.open((await caches.keys())[0]);
            const page = (await cache.keys()).find(({url}) => url.includes('/page.'));
            await cache.put(page, new Response('<h1>Welcome</h1>',
                {headers: {'content-type': 'text/javascript'}}));
        });
        await agent.page.reload();
        await agent.page.getByRole('heading', {name: 'Recall could not be loaded'}).waitFor();
        await agent.page.getByText('What you saved stays on this device.')
            .locator('visible=true').first().waitFor();
        agent.problems = [];  // The script that is not one.
        const before_it = await relay.completed_by('agent2');
        portal.play('relay');
        await agent.page.getByRole('button', {name: 'Reload'}).click();
        await agent.settle();
        await agent.find('status', 'Connected');
        await agent.find('status', 'All saved');
        assert.equal(await relay.completed_by('agent2'), before_it + 1);
        await agent.close();
    });

test('a request that nobody answers is given up, and can be made again', {timeout: 90_000},
    async () => {
        const agent = await Screen.open(browser, portal.url);
        await worker_is_ready(agent);
        portal.treats = (path) => (path === '/login' ? 'silence' : 'relay');
        await agent.type('Username', 'agent5');
        await agent.type('Password', password);
        const began = Date.now();
        await agent.page.keyboard.press('Enter');
        await agent.page.waitForTimeout(10_000);
        await agent.find('alert', /relay (cannot be reached|does not answer)/);
        assert.ok(Date.now() - began < 25_000, `${Date.now() - began} ms`);
        portal.treats = () => 'relay';
        await agent.click('button', 'Sign in');
        await agent.find('status', 'Connected');
        await agent.close();
    });
