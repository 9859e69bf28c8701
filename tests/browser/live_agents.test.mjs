// What managers see and do beside the tracker: agents at work, and one lead with all that happened.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, phone} from './lib/screen.mjs';

open_desk();

async function open(username, where, options = {}) {
    const screen = await Screen.open(browser, `${relay.url}${where ? `#${where}` : ''}`, options);
    await screen.sign_in(username);
    return screen;
}

test('a manager sees who comes, which number is called, and who goes', {timeout: 120_000},
    async () => {
        const manager = await open('manager', '/agents');
        const presence = async (name, words) => {
            for (let i = 0; i < 100; ++i) {
                const nodes = await manager.nodes();
                const row = nodes.find((node) => node.role === 'row' && node.name === name);
                const found = row && nodes.some((node) => words.test(node.name) &&
                    node.y >= row.y - 1 && node.y < row.y + row.h);
                if (found) return;
                await manager.page.waitForTimeout(100);
            }
            assert.fail(`${name} never was ${words}`);
        };
        const {body} = await (await relay.sign_in('manager')).get('/team');
        const {name} = body.agents.find(({agent}) => agent === 'agent2');
        await presence(name, /Not seen|Away/);
        const agent = await open('agent2');
        await agent.page.evaluate(() => { recall_host.open_link = () => {}; });
        // The demo's last calls ended only just now.
        await presence(name, /^(Here|Wrap-up)$/);
        await agent.press('n');
        await agent.press('c');
        await agent.press('d');
        await presence(name, /^In call$/);
        await manager.click('row', name);
        await manager.find('heading', 'Numbers in hand');
        await manager.picture('live-agents');
        assert.deepEqual(await manager.lint(), []);
        await agent.close();
        await presence(name, /Away/);
        await manager.close();

        const small = await open('manager', '/agents', {viewport: phone});
        await small.picture('live-agents-phone');
        assert.deepEqual(await small.lint(), []);
        await small.close();
    });

test('a lead is opened, corrected and marked, and what happened is told', {timeout: 120_000},
    async () => {
        const api = await relay.sign_in('manager');
        await api.post('/lists', {id: 'one', campaign: 'client', name: 'One lead'});
        await api.post('/lists/one/leads', 'Name,Phone,City\nAmaka Obi,08035550177,Enugu\n', 'text/csv');
        await api.post('/assignments', {list: 'one', agents: ['agent2'], count: 1});
        await api.post('/call-progress/recycle-agent', {agent: 'agent2'});

        const manager = await open('manager', '/database/one');
        await manager.click('row', 'Amaka Obi');
        await manager.find('dialog', 'Amaka Obi');
        await manager.find('row', /Recycled/);
        await manager.picture('lead-record');
        await manager.click('button', 'Edit…');
        await manager.type('City', 'Onitsha');
        await manager.picture('lead-edit');
        await manager.click('button', 'Save');
        await manager.find('text', 'City', {value: 'Onitsha'});
        await manager.click('button', 'Do not call');
        await manager.find('button', 'May be called again');
        assert.deepEqual(await manager.lint(), []);
        const {body} = await api.get('/leads?list=one');
        assert.equal(body.items[0].do_not_call, true);
        await manager.close();
    });
