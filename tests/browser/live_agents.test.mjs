// Live Agents and the record of a lead in a browser; what they do:
// tests/shell/stories/live_agents_test.cpp.
import {test} from 'node:test';

import {open_aloud, open_desk, relay} from './lib/desk.mjs';

open_desk({opened: async () => {
    const api = await relay.sign_in('manager');
    await api.post('/lists', {id: 'one', campaign: 'client', name: 'One lead'});
    await api.post('/lists/one/leads', 'Name,Phone,City\nAmaka Obi,08035550177,Enugu\n', 'text/csv');
    await api.post('/assignments', {list: 'one', agents: ['agent2'], count: 1});
    await api.post('/call-progress/recycle-agent', {agent: 'agent2'});
}});

test('who is at work, and one lead with all that happened', {timeout: 90_000}, async () => {
    const manager = await open_aloud('manager', 'agents');
    await manager.pictures('live-agents-all');
    await manager.click('row', 'Bashir Umar');
    await manager.find('heading', 'Numbers in hand');
    await manager.says('heading', 'Numbers in hand');
    await manager.pictures('live-agents');
    await manager.go('/database/one');
    await manager.click('row', 'Amaka Obi');
    await manager.find('row', /Recycled/);
    await manager.pictures('lead-record');
    await manager.click('button', 'Edit…');
    await manager.type('City', 'Onitsha');
    await manager.pictures('lead-edit');
    await manager.click('button', 'Save');
    await manager.find('text', 'City', {value: 'Onitsha'});
    await manager.close();
});
