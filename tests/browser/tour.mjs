// Draws the pictures of the README's tour from the demo desk, into assets/readme/:
//
//   node tests/browser/tour.mjs
import {writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {Relay, data_file} from './lib/relay.mjs';
import {Screen, desktop, open_browser, phone} from './lib/screen.mjs';

const folder = fileURLToPath(new URL('../../assets/readme', import.meta.url));
const quality = 82;

async function draw(screen, name) {
    await screen.settle();
    const wire = await screen.context.newCDPSession(screen.page);
    const {data} = await wire.send('Page.captureScreenshot', {format: 'webp', quality});
    await writeFile(`${folder}/${name}.webp`, Buffer.from(data, 'base64'));
    console.log(name);
}

const relay = await Relay.start();
const browser = await open_browser();

async function sign_in(user, place, viewport = desktop) {
    const screen = await Screen.open(browser, `${relay.url}#/${place}`, {viewport});
    await screen.sign_in(user);
    return screen;
}

async function draw_agent() {
    const agent = await sign_in('agent1', 'client-crm');
    await agent.page.evaluate(() => { recall_host.open_link = () => {}; });
    await agent.press('n');
    await agent.press('c');
    await agent.find('button', 'Release');
    await agent.press('d');
    await agent.click('radio', 'Success');
    await agent.type('Notes', 'Wants the June fare.');
    await draw(agent, 'client-crm');
    await agent.click('radio', 'Callback');
    await agent.settle();
    await draw(agent, 'callback-form');
    await agent.close();
    for (const [user, place, name, viewport] of [
        ['agent6', 'customer-service', 'customer-service', desktop],
        ['agent1', 'callbacks', 'callbacks', desktop],
        ['agent2', 'client-crm', 'phone', phone],
    ]) {
        const screen = await sign_in(user, place, viewport);
        await draw(screen, name);
        await screen.close();
    }
}

async function draw_import(manager) {
    await manager.click('link', 'Database Manager');
    await manager.click('row', 'Trade fair visitors');
    await manager.choose_file('Import file…', data_file('clients-1000.csv'));
    await manager.find('button', /^Import \d+ numbers/);
    await draw(manager, 'import');
    await manager.press('Escape');
}

async function draw_managers() {
    const api = await relay.sign_in('manager');
    await api.post('/do-not-call?reason=Asked%20us%20to', '+2348030008811\n+2348091234567\n',
        'text/csv');
    await api.post('/do-not-call?campaign=client&reason=Wrote%20a%20letter&expires=2099-12-31',
        '+2348055512340\n', 'text/csv');
    for (const [user, place, name] of [
        ['manager', 'tracker', 'tracker'],
        ['manager', 'agents', 'agents'],
        ['manager', 'database', 'database'],
        ['manager', 'archive', 'archive'],
        ['manager', 'callbacks', 'callback-viewer'],
        ['manager', 'hopper/client', 'hopper'],
        ['manager', 'do-not-call', 'do-not-call'],
        ['manager', 'reports', 'reports'],
        ['manager', 'activity', 'activity'],
        ['admin', 'admin/users', 'admin-users'],
        ['admin', 'admin/campaigns?campaign=client', 'admin-campaign'],
        ['admin', 'admin/system', 'admin-system'],
    ]) {
        const screen = await sign_in(user, place);
        await draw(screen, name);
        if (name === 'database') await draw_import(screen);
        await screen.close();
    }
}

try {
    await draw_agent();
    await draw_managers();
} finally {
    await browser.close();
    await relay.stop();
}
