// When things break: the graphics, the program, the device, the network, the browser itself. What
// is said must be true, and work that was not sent must survive or be handed out.
import assert from 'node:assert/strict';
import {mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {desktop, keep_picture, open_browser, open_device, Screen} from './lib/screen.mjs';

open_desk({whole: true});

async function agent_at_work(username, screen = null) {
    const agent = screen ?? await Screen.open(browser, relay.url);
    await agent.sign_in(username);
    await agent.click('button', 'Next number');
    await agent.click('button', 'Claim');
    await agent.find('status', 'All saved');
    return agent;
}
// One call completed with nobody to tell it to.
async function complete_offline(agent) {
    await relay.kill('SIGKILL');
    await agent.find('status', /Offline|Connecting/);
    await agent.click('radio', 'No Answer');
    await agent.click('button', 'Complete');
}
// Ends all connections to the database, as a browser that clears a site does.
const clear_database = (page) => page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('recall');
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
}));
// The share of pixels that differ between two pictures.
const difference = (page, before_it, after_it) => page.evaluate(async (pictures) => {
    const pixels = [];
    for (const picture of pictures) {
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        canvas.getContext('2d').drawImage(image, 0, 0);
        pixels.push(new Uint32Array(canvas.getContext('2d')
            .getImageData(0, 0, image.width, image.height).data.buffer));
    }
    return pixels[0].filter((pixel, i) => pixel !== pixels[1][i]).length / pixels[0].length;
}, [before_it.toString('base64'), after_it.toString('base64')]);
const saved_file = async (page, press) => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    return {name: download.suggestedFilename(),
            text: await readFile(await download.path(), 'utf8')};
};

test('lost graphics come back as they were, with a word meanwhile', {timeout: 60_000}, async () => {
    const agent = await agent_at_work('agent1');
    await agent.page.evaluate(() => {
        globalThis.lose = document.getElementById('canvas').getContext('webgl2')
            .getExtension('WEBGL_lose_context');
    });
    const shot = await agent.page.screenshot();
    await agent.page.evaluate(() => globalThis.lose.loseContext());
    await agent.page.getByText('The graphics driver was reset').waitFor();
    await agent.page.evaluate(() => globalThis.lose.restoreContext());
    await agent.page.getByText('The graphics driver was reset').waitFor({state: 'hidden'});
    await agent.settle();
    const changed = await difference(agent.page, shot, await agent.page.screenshot());
    assert.ok(changed < 0.002, `${changed * 100} % of the picture changed`);
    await agent.click('button', 'Release');  // and the page can be used
    await agent.find('status', 'All saved');
    await agent.close();
});

test('a program that stops says how much is unsent and hands it out', {timeout: 90_000},
    async () => {
        const agent = await agent_at_work('agent2');
        await complete_offline(agent);
        await agent.find('status', /1 call waits on this device/);
        // A bug in the page's own code: a function that is not there.
        await agent.page.evaluate(() => recall_host.tell('no_such_function'));
        await agent.page.getByRole('heading', {name: 'Recall has stopped'}).waitFor();
        await agent.page.getByText('1 change is saved on this device and will be sent').waitFor();
        await keep_picture(agent.page, 'stopped');
        const {name, text} = await saved_file(agent.page,
            () => agent.page.getByRole('button', {name: 'Save unsent work'}).click());
        assert.match(name, /^recall-unsent-\d{4}-\d\d-\d\d\.json$/);
        const saved = JSON.parse(text);
        assert.deepEqual(saved.commands.map((one) => [one.user, one.command.type]),
            [['agent2', 'CompleteCall']]);

        await relay.restart();
        const before_it = await relay.completed_by('agent2');
        await agent.page.getByRole('button', {name: 'Reload'}).click();
        await agent.settle();
        await agent.find('status', 'Connected');
        await agent.find('status', 'All saved');
        assert.equal(await relay.completed_by('agent2'), before_it + 1);
        await agent.close();
    });

test('a program without memory says so', {timeout: 60_000}, async () => {
    const agent = await Screen.open(browser, relay.url);
    await agent.page.evaluate(() => {
        for (let size = 256 << 20; size >= 16; size /= 2) {
            while (recall_host.tell('malloc', size)) { /* all there is */ }
        }
        recall_host.tell('recall_on_resize', 640, 480, 1);
        recall_host.tell('recall_set_text', 1, 'x'.repeat(1000));
    });
    await agent.page.getByRole('heading', {name: 'Recall has run out of memory'}).waitFor();
    await agent.page.getByText('Everything you saved has reached the relay.').waitFor();
    await agent.page.getByRole('button', {name: 'Reload'}).click();
    await agent.settle();
    await agent.find('textbox', 'Username');
    await agent.page.close();
});

test('a full device is told, its work can be saved, and is kept once there is room',
    {timeout: 90_000}, async () => {
        const device = await browser.newContext({viewport: desktop});
        await device.addInitScript(() => {
            const {put} = IDBObjectStore.prototype;
            IDBObjectStore.prototype.put = function(record) {
                if (globalThis.device_is_full) throw new DOMException('', 'QuotaExceededError');
                return put.call(this, record);
            };
        });
        const agent = await agent_at_work('agent3', await Screen.in(device, relay.url));
        const fill = (full) => agent.page.evaluate((is) => { globalThis.device_is_full = is; }, full);
        await fill(true);
        await complete_offline(agent);
        await agent.find('status', 'This browser keeps nothing');
        await agent.find('status', /1 call waits in this tab only/);
        await agent.find('alert', /no space left/);
        await agent.picture('device-full');
        const {text} = await saved_file(agent.page,
            () => agent.click('button', 'Save unsent work as a file'));
        assert.equal(JSON.parse(text).commands.length, 1);

        await fill(false);
        await agent.find('status', /1 call waits on this device/);
        await agent.page.close();
        await relay.restart();
        const before_it = await relay.completed_by('agent3');
        const again = await Screen.in(device, relay.url);
        await again.find('status', 'Connected');
        await again.find('status', 'All saved');
        assert.equal(await relay.completed_by('agent3'), before_it + 1);
        await again.close();
    });

test('a device that is cleared under a tab is filled again by it', {timeout: 90_000}, async () => {
    const agent = await agent_at_work('agent1');
    const device = agent.context;
    await complete_offline(agent);
    await agent.find('status', /1 call waits on this device/);
    await clear_database(agent.page);
    await agent.find('alert', /has cleared what Recall kept/);
    await agent.picture('device-cleared');
    await agent.find('status', /1 call waits on this device/);
    await agent.settle();
    await agent.page.close();
    await relay.restart();
    const before_it = await relay.completed_by('agent1');
    const again = await Screen.in(device, relay.url);
    await again.find('status', 'Connected');
    await again.find('status', 'All saved');
    assert.equal(await relay.completed_by('agent1'), before_it + 1, 'the work outlived the store');
    await again.close();
});

test('a device that was cleared between two visits is told and fetched again', {timeout: 60_000},
    async () => {
        const agent = await agent_at_work('agent2');
        const device = agent.context;
        await agent.close();
        const other = await device.newPage();
        await other.goto(new URL('/manifest.webmanifest', relay.url).href);
        await clear_database(other);
        await other.close();
        const again = await Screen.in(device, relay.url);
        await again.find('alert', /has cleared what Recall kept/);
        await again.find('status', 'Connected');
        await again.find('row', /Claimed/);
        await again.close();
    });

test('what can be read of a damaged store is saved from it', {timeout: 90_000}, async () => {
    const device = await browser.newContext({viewport: desktop});
    // Reading the whole outbox fails until the database is deleted, and so does one record of it.
    await device.addInitScript(() => {
        const failed = () => {
            const request = {error: new DOMException('Internal error.', 'UnknownError')};
            setTimeout(() => request.onerror());
            return request;
        };
        const damaged = (store) => store.name === 'outbox' && localStorage.damaged === '1';
        const {getAll, get} = IDBObjectStore.prototype;
        IDBObjectStore.prototype.getAll = function(...range) {
            return damaged(this) ? failed() : getAll.apply(this, range);
        };
        IDBObjectStore.prototype.get = function(key) {
            return damaged(this) && key[1] === 'unreadable' ? failed() : get.call(this, key);
        };
        const {deleteDatabase} = IDBFactory.prototype;
        IDBFactory.prototype.deleteDatabase = function(name) {
            delete localStorage.damaged;
            return deleteDatabase.call(this, name);
        };
    });
    const agent = await agent_at_work('agent6', await Screen.in(device, relay.url));
    await complete_offline(agent);
    await agent.find('status', /1 call waits on this device/);
    await agent.page.evaluate(() => {
        recall_store.put_command('agent6', 'unreadable', 1, '{}');
        localStorage.damaged = '1';
    });
    await agent.settle();
    await agent.page.close();
    await relay.restart();
    const before_it = await relay.completed_by('agent6');
    const again = await Screen.in(device, relay.url);
    await again.find('alert', /damaged and has been made anew.*1 unsent change was saved/);
    await again.picture('device-damaged');
    await again.find('status', 'Connected');
    await again.find('status', 'All saved');
    assert.equal(await relay.completed_by('agent6'), before_it + 1);
    assert.equal(await again.page.evaluate(() => localStorage.getItem('recall-rescued')), null);
    await again.close();
});

test('files of the store full of rubbish do not keep anybody out', {timeout: 90_000}, async () => {
    const profile = await mkdtemp(join(tmpdir(), 'recall-profile-'));
    try {
        let device = await open_device(profile);
        const agent = await Screen.in(device, relay.url);
        await agent.sign_in('agent1');
        await agent.settle();
        await device.close();
        let spoilt = 0;
        for (const file of await readdir(profile, {recursive: true})) {
            if (!/IndexedDB.*(\.ldb|\.log|MANIFEST-\d+)$/.test(file)) continue;
            await writeFile(join(profile, file), 'rubbish'.repeat(500));
            spoilt += 1;
        }
        assert.ok(spoilt > 0, 'the store was found');
        device = await open_device(profile);
        const again = await Screen.in(device, relay.url);
        await again.find('status', 'Connected');
        await again.find('status', 'All saved');
        assert.match((await again.find('alert', /What|Recall kept/)).name, /fetched again/);
        await device.close();
    } finally {
        await rm(profile, {recursive: true, force: true});
    }
});

test('a network that goes is told at once', {timeout: 60_000}, async () => {
    const agent = await Screen.open(browser, relay.url);
    await agent.sign_in('agent1');
    const began = Date.now();
    await agent.context.setOffline(true);
    await agent.find('status', /Offline|Connecting/);
    assert.ok(Date.now() - began < 2_000, `${Date.now() - began} ms`);
    await agent.context.setOffline(false);
    await agent.find('status', 'Connected');
    await agent.close();
});

test('a browser without WebGL2 is told what to use, and where', {timeout: 60_000}, async () => {
    const old = await open_browser({args: ['--disable-3d-apis']});
    try {
        const page = await old.newPage();
        await page.goto(new URL('/#/tracker', relay.url).href);
        await page.getByRole('heading', {name: 'This browser cannot show Recall'}).waitFor();
        await page.getByText('It needs WebAssembly and WebGL2').waitFor();
        await keep_picture(page, 'no-webgl');
        const link = page.getByRole('link', {name: 'this address'});
        assert.equal(await link.evaluate((a) => a.href), page.url());
    } finally {
        await old.close();
    }
});

test('a browser without WebAssembly is told what to use', {timeout: 60_000}, async () => {
    const device = await browser.newContext({viewport: desktop});
    await device.addInitScript(() => { delete globalThis.WebAssembly; });
    const page = await device.newPage();
    await page.goto(relay.url);
    await page.getByRole('heading', {name: 'This browser cannot show Recall'}).waitFor();
    await device.close();
});
