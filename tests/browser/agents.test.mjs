// What a real device keeps of an agent's day: killed tabs, and a start without the relay. All else
// that must hold whatever the screen does: tests/shell/stories/agents_test.cpp.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen} from './lib/screen.mjs';

open_desk();

// A list of its own with `count` numbers, each assigned to the agent.
let lists = 0;
async function assign(agent, count) {
    const manager = await relay.sign_in('manager');
    const list = `test-${++lists}`;
    const made = await manager.post('/lists', {id: list, campaign: 'client', name: list});
    assert.ok(made.status < 300, JSON.stringify(made.body));
    const rows = Array.from({length: count}, (_, i) =>
        `Person ${lists}-${i},0803${String(lists * 1000 + i).padStart(7, '0')}`);
    const imported = await manager.post(`/lists/${list}/leads`,
        `Name,Phone\n${rows.join('\n')}\n`, 'text/csv');
    assert.equal(imported.body.new, count, JSON.stringify(imported.body));
    const assigned = await manager.post('/assignments', {list, agents: [agent], count});
    assert.ok(assigned.status < 300, JSON.stringify(assigned.body));
    return `Person ${lists}-0`;
}

test('a killed tab loses nothing: what was unsent arrives after reopening', {timeout: 120_000},
    async () => {
        const name = await assign('agent3', 1);
        const agent = await Screen.open(browser, relay.url);
        await agent.sign_in('agent3');
        await agent.type('Search numbers', name, 'searchbox');
        await agent.click('row', new RegExp(name));
        await agent.click('button', 'Claim');
        await agent.find('status', 'All saved');
        await relay.kill('SIGKILL');
        await agent.find('status', /Offline|Connecting/);
        await agent.click('radio', 'No Answer');
        await agent.click('button', 'Complete');
        await agent.find('status', /1 call waits on this device/);
        const device = agent.context;
        await agent.page.close();  // with the completion unsent

        await relay.restart();
        const manager = await relay.sign_in('manager');
        const call_of = async () => (await manager.get('/call-progress?agent=agent3')).body.agents
            .reduce((sum, line) => sum + line.completed, 0);
        const before_it = await call_of();
        const again = await Screen.in(device, relay.url);
        await again.find('status', 'Connected');
        await again.find('status', 'All saved');
        assert.equal(await call_of(), before_it + 1, 'once, and only once');
        await again.page.reload();
        await again.settle();
        await again.find('status', 'All saved');
        assert.equal(await call_of(), before_it + 1, 'a reload sends nothing twice');
        await again.close();
    });

test('a tab opens from what the device keeps before the relay answers', {timeout: 120_000},
    async () => {
        const name = await assign('agent6', 2);
        const agent = await Screen.open(browser, relay.url);
        await agent.sign_in('agent6');
        await agent.type('Search numbers', name, 'searchbox');
        await agent.find('row', new RegExp(name));
        const device = agent.context;
        await agent.page.waitForFunction(async () =>
            !('serviceWorker' in navigator) || (await navigator.serviceWorker.ready) !== null);
        await agent.close();
        await relay.kill('SIGKILL');
        const offline = await Screen.in(device, relay.url);
        await offline.type('Search numbers', name, 'searchbox');
        await offline.find('row', new RegExp(name));
        await offline.find('status', /Offline|Connecting/);
        await relay.restart();
        await offline.find('status', 'Connected');
        await offline.close();
    });
