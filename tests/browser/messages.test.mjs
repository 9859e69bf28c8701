// What the page says by itself never lies over what can be pressed, at every size, in dialogs too.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {claim_next} from './lib/agent.mjs';
import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, desktop, phone} from './lib/screen.mjs';

open_desk();

const pressable = new Set(['button', 'checkbox', 'tab', 'textbox', 'searchbox', 'combobox', 'radio',
    'link', 'columnheader']);
// Of everything that can be pressed, what a message lies over.
async function covered(screen) {
    const nodes = await screen.nodes();
    const said = nodes.filter(({role, parent}) => role === 'alert' &&
        nodes.some((region) => region.id === parent && region.name === 'Messages'));
    assert.ok(said.length > 0, 'something is said');
    const names = new Set(['Dismiss', 'Turn on notifications']);
    const over = (a, b) => a.x < b.x + b.w - 1 && b.x < a.x + a.w - 1 &&
        a.y < b.y + b.h - 1 && b.y < a.y + a.h - 1;
    return nodes.filter((node) => pressable.has(node.role) && !names.has(node.name) &&
        said.some((message) => over(message, node))).map(({role, name}) => `${role} ${name}`);
}
const say = (screen, words) => screen.page.evaluate((what) => {
    recall_host.tell('recall_on_remark', what);
}, words);
const rail = {width: 800, height: 700};

for (const [size, viewport, user] of
    [['desktop', desktop, 'agent1'], ['rail', rail, 'agent2'], ['phone', phone, 'agent3']]) {
    test(`messages make room for themselves: ${size}`, {timeout: 90_000}, async () => {
        const agent = await Screen.open(browser, relay.url, {viewport});
        await agent.sign_in(user);
        if (size === 'phone') {
            const [row] = await agent.find_all({role: 'row'});
            await agent.click('row', row.name);
            await agent.click('button', 'Claim');
        } else {
            await claim_next(agent);
        }
        await say(agent, 'This was said while a number is held, and it is a longer sentence that ' +
            'takes more than one line on a telephone and must still be read to its end.');
        await agent.settle();
        await agent.picture(`messages-claimed-${size}`);
        assert.deepEqual(await covered(agent), []);
        assert.deepEqual(await agent.lint(), []);
        if (size === 'desktop') {
            await agent.find('button', 'Complete');  // in sight, whatever is said
            await agent.find('textbox', 'Notes');
        }
        await agent.press('2');
        await agent.press('Control+Enter');
        await agent.find('alert', /^Completed: /);
        await agent.picture(`messages-${size}`);
        assert.deepEqual(await covered(agent), []);
        assert.deepEqual(await agent.lint(), []);

        await agent.press('?');
        await agent.find('dialog', /.+/);
        await agent.picture(`messages-dialog-${size}`);
        assert.deepEqual(await covered(agent), []);
        await agent.close();
    });
}
