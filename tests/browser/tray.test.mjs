// What was refused: shown with its reason and all that was typed, opened again, and gone once it is
// accepted.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {claim_next, complete} from './lib/agent.mjs';
import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, desktop, phone} from './lib/screen.mjs';

open_desk();

// A No Answer of Client CRM says from now on what was tried, or need not.
const require_notes = (required) => relay.change_campaign(({outcomes}) => ({outcomes: outcomes.map(
    (outcome) => (outcome.label === 'No Answer' ? {...outcome, notes_required: required}
        : outcome))}));

for (const [size, viewport, user] of [['desktop', desktop, 'agent1'], ['phone', phone, 'agent2']]) {
    test(`a refused call is opened again with all of it, mended and accepted (${size})`,
        {timeout: 120_000}, async () => {
            const agent = await Screen.open(browser, relay.url, {viewport});
            await agent.sign_in(user);
            await claim_next(agent);
            await agent.find('status', 'All saved');
            await agent.context.setOffline(true);
            await agent.find('status', /Offline|Connecting/);
            await agent.press('2');
            await agent.press('Control+Enter');
            await agent.find('status', /^1 waiting on this device$/);
            await agent.picture(`status-waiting-${size}`);

            await require_notes(true);
            await agent.context.setOffline(false);
            await agent.find('status', 'Connected');
            await agent.page.goto(new URL('#/refused', relay.url).href);
            await agent.find('heading', 'Tray');
            await agent.find('button', 'Open and try again');
            await agent.find('status', '1 refused');
            assert.deepEqual(await agent.find_all({role: 'status', name: 'All saved'}), []);
            await agent.picture(`tray-${size}`);
            assert.deepEqual(await agent.lint(), []);

            const before_it = await relay.completed_by(user);
            await agent.click('button', 'Open and try again');
            await agent.press('w');
            await agent.page.keyboard.type('Rang three times');
            await agent.press('Control+Enter');
            await agent.find('status', 'All saved');
            assert.equal(await relay.completed_by(user), before_it + 1);
            assert.deepEqual(await agent.find_all({role: 'link', name: 'Tray'}), []);
            await require_notes(false);
            await agent.close();
        });
}
