// The tray in a browser: a call that waited on this device, was refused, and is opened again. With
// every size and what is typed then: tests/shell/stories/tray_test.cpp.
import {test} from 'node:test';

import {claim_next} from './lib/agent.mjs';
import {open_aloud, open_desk, relay} from './lib/desk.mjs';

open_desk();

// A No Answer of Client CRM says from now on what was tried.
const require_notes = () => relay.change_campaign(({outcomes}) => ({outcomes: outcomes.map(
    (outcome) => (outcome.label === 'No Answer' ? {...outcome, notes_required: true}
        : outcome))}));

test('a refused call is opened again with all of it', {timeout: 120_000}, async () => {
    const agent = await open_aloud('agent1');
    await claim_next(agent);
    await agent.find('status', 'All saved');
    await agent.context.setOffline(true);
    await agent.find('status', /Offline|Connecting/);
    await agent.press('2');
    await agent.press('Control+Enter');
    await agent.find('status', /^1 call waits on this device$/);
    await agent.pictures('status-waiting');
    await require_notes();
    await agent.context.setOffline(false);
    await agent.find('status', '1 refused');
    await agent.go('/refused');
    await agent.find('heading', 'Tray');
    await agent.says('heading', 'Tray');
    await agent.pictures('tray');
    await agent.click('button', 'Open and try again');
    await agent.press('w');
    await agent.page.keyboard.type('Rang three times');
    await agent.press('Control+Enter');
    await agent.find('status', 'All saved');
    await agent.close();
});
