// Files as a browser has them: dropped onto the page, and stopped on their way up. What becomes of
// them: tests/shell/stories/files_test.cpp.
import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {data_file} from './lib/relay.mjs';
import {keep_picture, Screen} from './lib/screen.mjs';

let folder;
open_desk();
before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-files-'));
});
after(async () => {
    await rm(folder, {recursive: true, force: true});
});

async function manager_at(list) {
    const api = await relay.sign_in('manager');
    const made = await api.post('/lists', {id: list, campaign: 'client', name: `List ${list}`});
    assert.ok(made.status < 300, JSON.stringify(made.body));
    const manager = await Screen.open(browser, relay.url);
    await manager.sign_in('manager');
    await manager.click('link', 'Database Manager');
    return manager;
}
async function total_of(list) {
    const {body} = await (await relay.sign_in('manager')).get('/lists');
    const found = body.items.find((one) => one.id === list);
    return found.counts?.total ?? found.total;
}
// A file from the desktop, held over the middle of the page.
async function drag(screen, file) {
    const wire = await screen.context.newCDPSession(screen.page);
    const send = (type) => wire.send('Input.dispatchDragEvent',
        {type, x: 640, y: 400, data: {items: [], files: [file], dragOperationsMask: 1}});
    await send('dragEnter');
    await send('dragOver');
    // The driver's own way of giving up tells the page nothing.
    const leave = () => screen.page.evaluate(() => dispatchEvent(new DragEvent('dragleave')));
    return {drop: () => send('drop'), leave};
}
const target = (screen) => screen.page.locator('#drop');

test('a file is dropped onto the chosen list', {timeout: 60_000}, async () => {
    const manager = await manager_at('dropped');
    const early = await drag(manager, data_file('clients-1000.csv'));
    await target(manager).getByText('choose its list in the Database Manager').waitFor();
    await early.drop();
    await target(manager).waitFor({state: 'hidden'});
    await manager.find('alert', /choose its list/);
    assert.equal(await manager.page.evaluate(() => location.pathname), '/', 'the page is still there');

    await manager.click('row', 'List dropped');
    const left = await drag(manager, data_file('clients-1000.csv'));
    await target(manager).getByText('Drop the file to import it into “List dropped”').waitFor();
    await manager.picture('drop-file');
    await left.leave();
    await target(manager).waitFor({state: 'hidden'});

    const held = await drag(manager, data_file('clients-1000.csv'));
    await held.drop();
    await manager.click('button', /^Import 935 numbers/);
    await manager.click('button', 'Done');
    assert.equal(await total_of('dropped'), 935);
    await manager.close();
});

test('a long upload shows how far it is, and stops when it is told to', {timeout: 120_000},
    async () => {
        const rows = Array.from({length: 60_000}, (_, i) =>
            `Person ${i},080${String(30_000_000 + i)},A long street with a number ${i}`);
        const file = join(folder, 'many.csv');
        await writeFile(file, `Name,Phone,Address\n${rows.join('\n')}\n`);
        const manager = await manager_at('many');
        await manager.click('row', 'List many');
        const wire = await manager.context.newCDPSession(manager.page);
        await wire.send('Network.enable');
        const upload = (uploadThroughput) => wire.send('Network.emulateNetworkConditions',
            {offline: false, latency: 0, downloadThroughput: -1, uploadThroughput});
        // While it is looked through, and then while it is imported.
        await upload(200_000);
        await manager.choose_file('Import file…', file);
        await manager.find('progressbar', 'Sending the file', {value: /^[1-9]/});
        await keep_picture(manager.page, 'upload');
        await press_cancel(manager);
        await upload(-1);
        await manager.choose_file('Import file…', file);
        await manager.find('button', /^Import 60,?000 numbers/, {enabled: true});
        await upload(200_000);
        const confirm = await manager.find('button', /^Import 60,?000 numbers/, {enabled: true});
        await manager.page.mouse.click(confirm.x + confirm.w / 2, confirm.y + confirm.h / 2);
        await manager.find('progressbar', 'Sending the file', {value: /^[1-9]/});
        await press_cancel(manager);
        await upload(-1);
        await manager.settle();
        assert.equal(await total_of('many'), 0, 'nothing of it is in');

        await manager.choose_file('Import file…', file);
        await manager.click('button', /^Import 60,?000 numbers/);
        await manager.click('button', 'Done');
        assert.equal(await total_of('many'), 60_000);
        await manager.close();
    });
// Not by Screen.click: the page is not idle while something goes up.
async function press_cancel(screen) {
    const cancel = await screen.find('button', 'Cancel');
    await screen.page.mouse.click(cancel.x + cancel.w / 2, cancel.y + cancel.h / 2);
    await screen.gone('progressbar', 'Sending the file');
}
