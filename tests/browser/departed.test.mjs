// A number that is taken away under the work on it, over what a real device keeps; all else that
// becomes of such numbers: tests/shell/stories/departed_test.cpp.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, phone} from './lib/screen.mjs';

open_desk();

async function agent_at_work(username, options = {}) {
    const agent = await Screen.open(browser, relay.url, options);
    await agent.sign_in(username);
    await agent.find('status', 'All saved');
    return agent;
}
async function recycle(username) {
    const manager = await relay.sign_in('manager');
    const answer = await manager.post('/call-progress/recycle-agent', {agent: username});
    assert.ok(answer.status < 300, JSON.stringify(answer.body));
}
// Claims and calls the number that is open. What the tel: link would do is no concern here.
async function call(agent) {
    await agent.click('button', 'Claim');
    await agent.page.evaluate(() => { recall_host.open_link = () => {}; });
    await agent.click('button', 'Call');
    const offer = await agent.find_all({role: 'button', name: 'Turn on notifications'});
    if (offer.length > 0) await agent.click('button', 'Dismiss');
}

test('a number recycled under an offline call is completed after a reload, with its notes',
    {timeout: 120_000}, async () => {
        const agent = await agent_at_work('agent1', {viewport: phone});
        const before_it = await relay.completed_by('agent1');
        const [row] = await agent.find_all({role: 'row'});
        await agent.click('row', row.name);
        await agent.context.setOffline(true);
        await agent.find('status', /Offline|Connecting/);
        await call(agent);
        await agent.type('Notes', 'Wants the blue one');
        await agent.press('Escape');
        await recycle('agent1');
        await agent.context.setOffline(false);
        await agent.find('alert', /This number went back to the pool/);
        await agent.find('status', /^(All saved|1 refused)$/);

        await agent.page.goto(relay.url);
        await agent.settle();
        await agent.find('table', 'Called, but no longer yours');
        await agent.click('row', /Back in the pool/);
        assert.equal((await agent.find('textbox', 'Notes')).value, 'Wants the blue one');
        await agent.click('radio', 'Success');
        await agent.click('button', 'Complete');
        await agent.find('status', 'All saved');
        assert.equal(await relay.completed_by('agent1'), before_it + 1);
        await agent.gone('table', 'Called, but no longer yours');
        assert.deepEqual(await agent.find_all({role: 'link', name: 'Tray'}), []);
        await agent.page.reload();
        await agent.settle();
        await agent.find('status', 'Connected');
        assert.deepEqual(await agent.find_all({role: 'table', name: 'Called, but no longer yours'}),
            []);
        await agent.close();
    });
