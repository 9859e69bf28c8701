// The Admin Panel as an admin uses it: who works here, by which rules, and how the system stands.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {Screen, desktop, phone} from './lib/screen.mjs';

open_desk();

async function open(username, where, options = {}) {
    const screen = await Screen.open(browser, `${relay.url}${where ? `#${where}` : ''}`, options);
    await screen.sign_in(username);
    return screen;
}

test('a new user gets in by a one-time link, works, and changes the password', {timeout: 120_000},
    async () => {
        const admin = await open('admin', '/admin/users',
            {permissions: ['clipboard-read', 'clipboard-write']});
        await admin.click('button', 'New user…');
        await admin.type('Name', 'Bisi Adeleke');
        await admin.type('Username', 'bisi');
        await admin.click('checkbox', 'Client CRM');
        await admin.picture('admin-new-user');
        await admin.click('button', 'Save');
        await admin.find('row', 'Bisi Adeleke');
        await admin.click('button', 'Make a one-time link');
        await admin.click('button', 'Copy the link');
        await admin.picture('admin-user-link');
        await admin.click('button', 'Done');
        const link = await admin.page.evaluate(() => navigator.clipboard.readText());
        assert.match(link, /^http:.*#\/reset\/\S+$/);

        const bisi = await Screen.open(browser, link);
        await bisi.find('heading', 'Choose a password');
        await bisi.type('New password', 'short');
        await bisi.find('button', 'Set password', {enabled: false});
        await bisi.type('New password', 'green tea at noon');
        await bisi.picture('password-by-link');
        await bisi.click('button', 'Set password');
        await bisi.click('button', 'Sign in');
        await bisi.type('Username', 'bisi');
        await bisi.type('Password', 'green tea at noon');
        await bisi.press('Enter');
        await bisi.find('status', 'Connected');
        await bisi.find('link', 'Client CRM');

        const again = await Screen.open(browser, link);
        await again.type('New password', 'something else entirely');
        await again.click('button', 'Set password');
        await again.find('alert', /link/);
        await again.close();

        await bisi.click('button', 'Settings');
        await bisi.click('button', 'Password…');
        await bisi.type('Current password', 'not this one');
        await bisi.type('New password', 'black tea at night');
        await bisi.click('button', 'Change password');
        await bisi.find('alert', /password/);
        await bisi.type('Current password', 'green tea at noon');
        await bisi.type('New password', 'black tea at night');
        await bisi.click('button', 'Change password');
        await bisi.gone('dialog', 'Change your password');
        await bisi.find('status', 'Connected');
        await bisi.close();
        await admin.close();
    });

test('an outcome the admin adds is a button for the agent at once', {timeout: 120_000},
    async () => {
        const agent = await open('agent2');
        const admin = await open('admin', '/admin/campaigns?campaign=client');
        await admin.click('button', 'Add an outcome…');
        await admin.type('Label', 'Wrong number');
        await admin.type('Code', 'WRONG');
        await admin.picture('admin-outcome');
        await admin.click('button', 'Add');
        await admin.picture('admin-campaign');
        await admin.click('button', 'Save');
        await admin.find('button', 'Save', {enabled: false});

        await agent.press('n');
        await agent.press('c');
        await agent.find('radio', /Wrong number/);
        await agent.close();
        await admin.close();
    });

test('a deactivated user is out at once, and the numbers are in the pool', {timeout: 90_000},
    async () => {
        const agent = await open('agent3');
        const manager = await relay.sign_in('manager');
        const open_numbers = async () => {
            const {body} = await manager.get('/team');
            return body.agents.find(({agent: name}) => name === 'agent3')?.open ?? 0;
        };
        assert.ok(await open_numbers() > 0);
        const admin = await open('admin', '/admin/users?user=agent3');
        await admin.click('checkbox', 'Active: may sign in and be given numbers');
        await admin.click('button', 'Save');
        await agent.find('alert', /account was deactivated/);
        assert.equal(await open_numbers(), 0);
        await agent.close();
        await admin.close();
    });

test('the system says how it stands, and a token lets another program in', {timeout: 90_000},
    async () => {
        const admin = await open('admin', '/admin/system');
        await admin.find('heading', 'System health');
        await admin.type('What it is for', 'Nightly export');
        await admin.click('button', 'Make a token');
        const {value: token} = await admin.find('text', 'The token, shown only now',
            {focusable: true});
        const ask = () => fetch(new URL('/lists', relay.url),
            {headers: {authorization: `Bearer ${token}`}});
        assert.equal((await ask()).status, 200);
        await admin.picture('admin-system');
        await admin.click('button', 'Revoke');
        await admin.gone('button', 'Revoke');
        assert.equal((await ask()).status, 401);
        await admin.close();
    });

test('the panel holds the tracker behind its heading, and fits a phone', {timeout: 90_000},
    async () => {
        const admin = await open('admin', '/admin/users');
        await admin.click('button', 'Call Progress & Recycling');
        await admin.find('button', 'Recycle Now');
        await admin.picture('admin-progress');
        await admin.close();
        for (const part of ['users', 'campaigns', 'desk', 'system']) {
            const small = await open('admin', `/admin/${part}`, {viewport: phone});
            assert.deepEqual(await small.lint(), []);
            await small.picture(`admin-${part}-phone`);
            await small.close();
        }
    });

test('nobody but an admin has the panel', {timeout: 60_000}, async () => {
    const manager = await open('manager', '/admin/users');
    await manager.find('alert', /not one of your screens/);
    await manager.close();
});

test('before a campaign is saved it is told what that would change', {timeout: 240_000}, async () => {
    for (const [size, viewport] of [['desktop', desktop], ['phone', phone]]) {
        const tall = {...viewport, height: 3400};  // the whole form in sight
        const admin = await open('admin', '/admin/campaigns?campaign=client', {viewport: tall});
        let asked = 0;
        admin.page.on('request', (request) => {
            if (request.url().endsWith('/campaigns/preview')) ++asked;
        });
        await admin.click('checkbox', 'New numbers');
        await admin.find('text',
            /^The pool would have \d+ numbers fewer: \d+ instead of \d+\./);
        await admin.page.waitForTimeout(1_500);
        assert.equal(asked, 1, 'once for one change');
        assert.deepEqual(await admin.lint(), []);
        if (size === 'desktop') await admin.page.setViewportSize(viewport);
        await admin.picture(`campaign-preview-${size}`);
        await admin.page.setViewportSize(tall);
        await admin.settle();
        await admin.context.setOffline(true);
        await admin.find('status', /Offline|Connecting/);
        await admin.click('checkbox', 'Callbacks that are due');
        await admin.find('text', 'What this would change is told when there is a connection.');
        await admin.picture(`campaign-preview-offline-${size}`);
        await admin.context.setOffline(false);
        await admin.find('text', /^The pool would have/);
        assert.equal(asked, 2);
        await admin.click('button', 'Put back');
        await admin.gone('text', /^The pool would have/);
        await admin.close();
    }
});
