// Work that no rule could place: it arrives from a session that has ended, managers see that it
// waits, read all that was typed, and place it on a number, give it to an agent or dismiss it.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {phone, Screen} from './lib/screen.mjs';

open_desk();

const completed = (assignment, notes) => ({
    type: 'CompleteCall', assignment, outcome: 'SUCCESS', notes,
    started_at: Date.now() - 60_000, ended_at: Date.now(),
});

// The user is deactivated; the device that was left with a call of theirs hands it in.
let handed = 0;
async function hand_in(username, notes) {
    const agent = await relay.sign_in(username);
    const answer = await agent.post('/outbox', {user: username, commands: [{
        client: `left-${username}`, number: ++handed, at: Date.now(),
        command: completed(99_000 + handed, notes),
    }]});
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.body.unplaced, 1);
}
async function deactivate(username) {
    const admin = await relay.sign_in('admin');
    const {items} = (await admin.get('/users')).body;
    const user = items.find((one) => one.username === username);
    assert.equal((await admin.post('/users', {...user, active: false})).status, 200);
}
const items = async (state) =>
    (await (await relay.sign_in('manager')).get(`/unplaced?state=${state}`)).body.items;
async function open_list(options = {}) {
    const screen = await Screen.open(browser, relay.url, options);
    await screen.sign_in('manager');
    await screen.page.evaluate(() => { location.hash = '#/unplaced'; });
    await screen.find('heading', 'Unplaced work');
    return screen;
}
async function until(what, is_so) {
    for (let i = 0; i < 100; ++i) {
        if (await is_so()) return;
        await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail(`not seen in ten seconds: ${what}`);
}

test('a deactivated agent\'s call arrives, and a manager places it', {timeout: 90_000}, async () => {
    const screen = await open_list();
    await screen.find('text', 'Nothing waits: all work has its place');
    const agent = await relay.sign_in('agent1');
    await deactivate('agent1');
    const me = await agent.get('/me');
    assert.equal(me.status, 401);
    assert.equal(me.body.error.may_hand_in, 'agent1');
    const answer = await agent.post('/outbox', {user: 'agent1', commands: [{
        client: 'left-behind', number: 1, at: Date.now(),
        command: completed(99_000, 'Pays cash on Friday'),
    }]});
    assert.deepEqual(answer.body.answers,
        [{client: 'left-behind', number: 1, ok: true, unplaced: 1}]);
    assert.equal((await agent.get('/archive')).status, 401, 'write only');

    await screen.click('row', /^Not known, /);
    await screen.find('text', 'What was written', {value: 'Pays cash on Friday'});
    await screen.picture('unplaced');
    assert.deepEqual(await screen.lint(), []);

    const manager = await relay.sign_in('manager');
    const {items: [lead]} = (await manager.get('/leads?available=1&size=1')).body;
    await screen.click('button', 'Place on a number…');
    await screen.type('Find the number', lead.phone.slice(-7), 'searchbox');
    await screen.click('row', new RegExp(`^${lead.name}, `));
    await screen.picture('unplaced-place');
    assert.deepEqual(await screen.lint(), []);
    await screen.click('button', 'Place the call');
    await until('it is placed', async () => (await items('placed')).length === 1);
    const {body: calls} = await manager.get('/archive?all=1&agent=agent1&text=cash');
    assert.equal(calls.items[0].lead, lead.lead);
    assert.equal(calls.items[0].notes, 'Pays cash on Friday');
    await screen.find('text', 'Nothing waits: all work has its place');
    await screen.close();
});

test('on a phone it is dismissed after a question', {timeout: 60_000}, async () => {
    await hand_in('agent2', 'A number nobody knows');
    const screen = await open_list({viewport: phone});
    await screen.picture('unplaced-list-phone');
    await screen.click('row', /^Not known, /);
    await screen.picture('unplaced-phone');
    assert.deepEqual(await screen.lint(), []);
    await screen.click('button', 'Dismiss…');
    await screen.find('text', /is then counted nowhere.*A number nobody knows/);
    await screen.type('Why', 'A test call');
    await screen.picture('unplaced-dismiss-phone');
    assert.deepEqual(await screen.lint(), []);
    await screen.click('button', 'Dismiss');
    await until('it is dismissed', async () => (await items('dismissed')).length === 1);
    const [item] = await items('dismissed');
    assert.equal(item.closed_why, 'A test call');
    assert.equal(item.notes, 'A number nobody knows', 'and kept with what was typed');
    await screen.close();
});

test('given back, the agent has the number and what was written', {timeout: 60_000}, async () => {
    const manager = await relay.sign_in('manager');
    const {items: [lead]} = (await manager.get('/leads?available=1&size=1')).body;
    const agent = await relay.sign_in('agent3');
    const handed_over = {type: 'HandToManager', command: 'CompleteCall', lead: lead.lead,
                         outcome: 'SUCCESS', notes: 'Half a promise', note: 'My clock was wrong'};
    assert.equal((await agent.post('/commands', {command: handed_over})).status, 200);
    const screen = await open_list();
    await screen.click('row', new RegExp(`^${lead.name}, `));
    await screen.click('button', 'Give to an agent…');
    await screen.picture('unplaced-give');
    assert.deepEqual(await screen.lint(), []);
    await screen.click('button', 'Give the number');
    await until('it is given', async () => (await items('handed')).length === 1);
    await screen.close();
    const work = await Screen.open(browser, relay.url);
    await work.sign_in('agent3');
    await work.type('Search numbers', lead.name, 'searchbox');
    await work.click('row', new RegExp(`^${lead.name}.*Assigned`));
    await work.find('text', 'Written before', {value: 'Half a promise'});
    await work.close();
});
