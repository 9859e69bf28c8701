// Work that no rule could place, in a browser; what becomes of it:
// tests/shell/stories/unplaced_test.cpp.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {open_aloud, open_desk, relay} from './lib/desk.mjs';

open_desk();

// A device that was left with a call of the user's hands it in.
async function hand_in(username, notes) {
    const agent = await relay.sign_in(username);
    const answer = await agent.post('/outbox', {user: username, commands: [{
        client: `left-${username}`, number: 1, at: Date.now(),
        command: {type: 'CompleteCall', assignment: 99_000, outcome: 'SUCCESS', notes,
                  started_at: Date.now() - 60_000, ended_at: Date.now()},
    }]});
    assert.equal(answer.body.unplaced, 1, JSON.stringify(answer.body));
}

test('what waits is read, placed, given or dismissed', {timeout: 90_000}, async () => {
    const manager = await relay.sign_in('manager');
    const {items: [lead]} = (await manager.get('/leads?available=1&size=1')).body;
    await hand_in('agent1', 'Pays cash on Friday');
    const screen = await open_aloud('manager', 'unplaced');
    await screen.says('heading', 'Unplaced work');
    await screen.find('row', /^Not known, /);
    await screen.pictures('unplaced-list');
    await screen.click('row', /^Not known, /);
    await screen.find('text', 'What was written', {value: 'Pays cash on Friday'});
    await screen.pictures('unplaced');
    await screen.click('button', 'Place on a number…');
    await screen.type('Find the number', lead.phone.slice(-7), 'searchbox');
    await screen.click('row', new RegExp(`^${lead.name}, `));
    await screen.pictures('unplaced-place');
    await screen.click('button', 'Cancel');
    await screen.click('button', 'Give to an agent…');
    await screen.pictures('unplaced-give');
    await screen.click('button', 'Cancel');
    await screen.click('button', 'Dismiss…');
    await screen.type('Why', 'A test call');
    await screen.pictures('unplaced-dismiss');
    await screen.click('button', 'Dismiss');
    await screen.find('text', 'Nothing waits: all work has its place');
    await screen.close();
});
