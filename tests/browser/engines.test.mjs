// What must hold in every engine, whatever it is made of: Chromium, Firefox and WebKit run this
// same list (`RECALL_BROWSER`). Where an engine lacks a thing, its row says so.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {claim_next} from './lib/agent.mjs';
import {browser, open_desk, relay} from './lib/desk.mjs';
import {Portal} from './lib/portal.mjs';
import {Screen, desktop, engine} from './lib/screen.mjs';

const tablet = {width: 1024, height: 768};
const notes = 'Ọlá ẹṣẹ́ – Zoë 😀 naïve';
open_desk({closes_devices: true});

const picture = (screen, name) => screen.picture(`${engine}-${name}`);
async function signed_in(username, viewport = desktop) {
    const screen = await Screen.open(browser, relay.url, {viewport});
    await screen.sign_in(username);
    return screen;
}
const keep_dialled = (screen) => screen.page.evaluate(() => {
    globalThis.dialled = [];
    recall_host.open_link = (url) => { dialled.push(url); };
});

test('an agent’s call, by mouse and keyboard, and it is saved', {timeout: 120_000}, async () => {
    const agent = await signed_in('agent1');
    await picture(agent, 'desk');
    await claim_next(agent);
    await keep_dialled(agent);
    await agent.click('button', 'Call');
    const [dialled] = await agent.page.evaluate(() => globalThis.dialled);
    assert.match(dialled, /^tel:\+234\d{10}$/);
    await agent.click('radio', 'Success');
    await agent.click('textbox', 'Notes');
    await agent.page.keyboard.type(notes);
    await agent.settle();
    await picture(agent, 'call');
    assert.equal((await agent.find('textbox', 'Notes')).value, notes);
    await agent.click('button', 'Complete');
    await agent.find('status', 'All saved');
    const kept = (await relay.calls_of('agent1')).map((call) => call.notes);
    assert.ok(kept.includes(notes), JSON.stringify(kept));
    await agent.close();
});

test('a call completed offline, over a reload, is counted once', {timeout: 120_000}, async () => {
    const agent = await signed_in('agent2', tablet);
    await agent.page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
    await claim_next(agent);
    await agent.find('status', 'All saved');
    const before_it = await relay.completed_by('agent2');
    await relay.kill('SIGKILL');
    await agent.find('status', /Offline|Connecting/);
    await agent.click('radio', 'No Answer');
    await agent.click('button', 'Complete');
    await agent.find('status', /1 call waits on this device/);
    await agent.page.reload();
    await agent.settle();
    await agent.find('status', /1 call waits on this device/);
    await picture(agent, 'offline-tablet');
    await relay.restart();
    await agent.find('status', 'Connected');
    await agent.find('status', 'All saved');
    assert.equal(await relay.completed_by('agent2'), before_it + 1);
    await agent.page.reload();
    await agent.settle();
    await agent.find('status', 'Connected');
    await agent.find('status', 'All saved');
    await agent.page.waitForTimeout(2_000);
    assert.equal(await relay.completed_by('agent2'), before_it + 1, 'once, and only once');
    await agent.close();
});

test('a press ends, whatever the browser makes of its release', {timeout: 120_000}, async () => {
    const agent = await signed_in('agent3');
    // As Safari tells it where the pointer was captured: it leaves before it is released.
    const press = async (types) => {
        const {x, y, w, h} = await agent.find('tab', 'Done');
        await agent.page.evaluate(([at_x, at_y, all]) => {
            const canvas = document.getElementById('canvas');
            for (const type of all) {
                const down = type === 'mousedown' || type === 'pointerdown';
                const to = type === 'mouseup' ? document : canvas;
                const kind = type.startsWith('pointer') ? PointerEvent : MouseEvent;
                to.dispatchEvent(new kind(type, {clientX: at_x, clientY: at_y, bubbles: true,
                    button: 0, buttons: down ? 1 : 0, pointerType: 'mouse'}));
            }
        }, [x + w / 2, y + h / 2, types]);
        await agent.settle();
    };
    await agent.page.mouse.move(5, 5);
    await press(['mouseenter', 'mousemove', 'mousedown', 'mouseleave', 'mouseup', 'mouseenter']);
    await agent.find('tab', 'Done', {selected: true});
    await agent.click('tab', 'All');
    for (const lost of ['pointercancel', 'mousemove', 'mouseenter']) {
        await press(['mouseenter', 'mousemove', 'mousedown', lost]);
        await agent.find('tab', 'Done', {selected: true});
        await agent.click('tab', 'All');
        await agent.find('tab', 'All', {selected: true});
    }
    await agent.close();
});

test('lost graphics come back', {timeout: 120_000}, async () => {
    const agent = await signed_in('agent3');
    const can_lose = await agent.page.evaluate(() => {
        globalThis.lose = document.getElementById('canvas').getContext('webgl2')
            .getExtension('WEBGL_lose_context');
        return Boolean(globalThis.lose);
    });
    assert.ok(can_lose);
    await agent.page.evaluate(() => globalThis.lose.loseContext());
    await agent.page.waitForFunction(() => !document.getElementById('banner').hidden);
    await agent.page.evaluate(() => globalThis.lose.restoreContext());
    await agent.page.waitForFunction(() => document.getElementById('banner').hidden);
    await agent.settle();
    await agent.click('tab', 'Done');
    await agent.find('tab', 'Done', {selected: true});
    await picture(agent, 'graphics-back');
    await agent.close();
});

test('a file is dropped and imported', {timeout: 120_000}, async () => {
    const manager = await signed_in('manager');
    const api = await relay.sign_in('manager');
    await api.post('/lists', {id: `drop-${engine}`, campaign: 'client', name: `Dropped ${engine}`});
    await manager.find('heading', 'Call Completion Tracker');
    await manager.click('link', 'Database Manager');
    await manager.click('row', new RegExp(`Dropped ${engine}`));
    await manager.page.evaluate(() => {
        const file = new File(['Name,Phone\nẸniọlá Àkàndé,+2348031234567\nZoë,+2348031234568\n'],
            'dropped.csv', {type: 'text/csv'});
        for (const type of ['dragenter', 'dragover', 'drop']) {
            const data = new DataTransfer();
            data.items.add(file);
            dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: data}));
        }
    });
    await manager.click('button', /^Import 2/);
    await manager.click('button', 'Done');
    const {body} = await api.get(`/leads?list=drop-${engine}`);
    assert.deepEqual(body.items.map(({name}) => name).sort(), ['Zoë', 'Ẹniọlá Àkàndé'].sort());
    await manager.close();
});

test('sounds, notices and the clipboard may throw, and the day goes on', {timeout: 120_000},
    async () => {
        const agent = await signed_in('agent3');
        await agent.page.evaluate(async () => {
            const refuse = () => { throw new DOMException('not here', 'NotAllowedError'); };
            globalThis.AudioContext = refuse;
            globalThis.Notification = Object.assign(refuse,
                {permission: 'granted', requestPermission: refuse});
            Object.defineProperty(navigator, 'clipboard', {get: refuse, configurable: true});
            BroadcastChannel.prototype.postMessage = refuse;
            history.pushState = refuse;
            // As the program does: it waits for none of them.
            for (const effect of ['chime', 'ask_to_notify']) recall_host[effect]();
            recall_host.notify('A callback is due', 'Amaka', 'callback');
            recall_host.copy_text('+2348030000000');
            recall_host.set_route('/callbacks');
            await new Promise((resolve) => { setTimeout(resolve, 500); });
        });
        await agent.click('tab', 'Done');
        await agent.find('tab', 'Done', {selected: true});
        assert.equal(await agent.page.evaluate(() => document.getElementById('failure').hidden), true);
        await agent.close();
    });

test('a page that nothing happens on uses no processor', {timeout: 120_000}, async () => {
    const agent = await signed_in('agent3');
    await agent.page.waitForTimeout(3_000);  // the sign-in's last
    const frames = () => agent.page.evaluate(() => recall.frames());
    const before_it = await frames();
    const used_s = await agent.context.processor_s?.();
    await agent.page.waitForTimeout(5_000);
    const drawn = await frames() - before_it;
    assert.ok(drawn <= 1, `${drawn} frames in 5 s of nothing`);
    // What draws on the screen by software and the driver itself are in it.
    if (used_s !== undefined) {
        const share = (await agent.context.processor_s() - used_s) / 5;
        console.log(`# ${engine}: ${(share * 100).toFixed(1)} % of a processor, idle`);
    }
    await agent.close();
});

// As Apple's browsers lose it in the background.
test('a store that is lost for a while is opened again, and keeps what was done meanwhile',
    {timeout: 120_000}, async () => {
        const agent = await signed_in('agent3', tablet);
        await claim_next(agent);
        await agent.find('status', 'All saved');
        await relay.kill('SIGKILL');
        await agent.find('status', /Offline|Connecting/);
        await agent.page.evaluate((lost_ms) => {
            const until = Date.now() + lost_ms;
            const {transaction} = IDBDatabase.prototype;
            IDBDatabase.prototype.transaction = function(...wanted) {
                if (Date.now() > until) return transaction.apply(this, wanted);
                setTimeout(() => this.dispatchEvent(new Event('close')));
                throw new DOMException('Connection to Indexed Database server lost. Refresh the ' +
                    'page to try again', 'UnknownError');
            };
        }, 4_000);
        await agent.click('radio', 'No Answer');
        await agent.press('Control+Enter');
        await agent.find('status', /1 call waits on this device/);
        await picture(agent, 'store-lost');
        await agent.page.reload();
        await agent.settle();
        await agent.find('status', /1 call waits on this device/);
        assert.deepEqual(await agent.find_all({name: /damaged|cleared/}), []);
        await relay.restart();
        await agent.find('status', 'All saved');
        await agent.close();
    });

// The process that has IndexedDB, and the network, is ended. The driver goes with it, the page stays:
// what it shows it tells by requests that the proxy before the relay keeps to itself.
test('a call that waits survives the end of the process that stores it', {timeout: 120_000,
    skip: engine !== 'webkit' && 'it has no process of that kind which can be ended alone'},
async () => {
    const portal = await Portal.start(relay);
    let told = [];
    portal.treats = (path) => {
        if (!path.startsWith('/told?')) return 'relay';
        told = JSON.parse(decodeURIComponent(path.slice('/told?'.length)));
        return 'page';
    };
    const is_told = async (expected) => {
        const end = Date.now() + 60_000;
        while (!told.some((words) => expected.test(words))) {
            assert.ok(Date.now() < end, `${expected} is not shown: ${told.join(', ')}`);
            await new Promise((resolve) => { setTimeout(resolve, 100); });
        }
    };
    try {
        const agent = await Screen.open(browser, portal.url, {viewport: tablet});
        await agent.sign_in('agent3');
        await claim_next(agent);
        await agent.find('status', 'All saved');
        await relay.kill('SIGKILL');
        await agent.find('status', /Offline|Connecting/);
        await agent.click('radio', 'No Answer');
        await agent.press('Control+Enter');
        await agent.find('status', /1 call waits on this device/);
        await agent.page.evaluate(() => {
            setInterval(() => {
                const words = recall.ui().filter(({role}) => role === 'status' || role === 'alert')
                    .map(({name}) => name);
                fetch(`/told?${encodeURIComponent(JSON.stringify(words))}`).catch(() => {});
            }, 500);
        });
        await is_told(/1 call waits/);
        assert.equal(await agent.context.end_process('WebKitNetworkPr'), 1);
        told = [];
        await is_told(/it is being opened again\..* If this stays, reload the page\./);
        await is_told(/1 call waits/);
        // With that process went the cookies of a browser that is driven: nothing is sent, nor lost.
        await relay.restart();
        await is_told(/^Your session has ended\. Sign in to send 1 waiting call\.$/);
        assert.ok(!told.some((words) => /damaged|cleared|All saved/.test(words)), told.join(', '));
    } finally {
        await portal.stop();
    }
});
