// The Admin Panel in a browser; what it does: tests/shell/stories/admin_test.cpp.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_aloud, open_desk} from './lib/desk.mjs';
import {Screen} from './lib/screen.mjs';

open_desk();

test('a new user gets in by a one-time link that was copied', {timeout: 120_000}, async () => {
    const admin = await open_aloud('admin', 'admin/users',
        {permissions: ['clipboard-read', 'clipboard-write']});
    await admin.says('heading', 'Admin Panel');
    await admin.click('button', 'New user…');
    await admin.type('Name', 'Bisi Adeleke');
    await admin.type('Username', 'bisi');
    await admin.click('checkbox', 'Client CRM');
    await admin.pictures('admin-new-user');
    await admin.click('button', 'Save');
    await admin.find('row', 'Bisi Adeleke');
    await admin.says('row', /Bisi Adeleke/);
    await admin.click('button', 'Make a one-time link');
    await admin.click('button', 'Copy the link');
    await admin.pictures('admin-user-link');
    await admin.click('button', 'Done');
    const link = await admin.page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /^http:.*#\/reset\/\S+$/);
    await admin.close();

    const bisi = await Screen.open(browser, link);
    await bisi.find('heading', 'Choose a password');
    await bisi.type('New password', 'green tea at noon');
    await bisi.pictures('password-by-link');
    await bisi.click('button', 'Set password');
    await bisi.click('button', 'Sign in');
    await bisi.type('Username', 'bisi');
    await bisi.type('Password', 'green tea at noon');
    await bisi.press('Enter');
    await bisi.find('status', 'Connected');
    await bisi.close();
});

test('before a campaign is saved it is told what that would change', {timeout: 120_000}, async () => {
    const admin = await open_aloud('admin', 'admin/campaigns?campaign=client',
        {viewport: {width: 1280, height: 3400}});  // the whole form in sight
    await admin.click('checkbox', 'New numbers');
    await admin.find('text', /^The pool would have \d+ numbers fewer: \d+ instead of \d+\./);
    await admin.pictures('campaign-preview');
    await admin.context.setOffline(true);
    await admin.find('status', /Offline|Connecting/);
    await admin.click('checkbox', 'Callbacks that are due');
    await admin.find('text', 'What this would change is told when there is a connection.');
    await admin.pictures('campaign-preview-offline');
    await admin.context.setOffline(false);
    await admin.find('text', /^The pool would have/);
    await admin.click('button', 'Put back');
    await admin.click('button', 'Add an outcome…');
    await admin.type('Label', 'Wrong number');
    await admin.type('Code', 'WRONG');
    await admin.pictures('admin-outcome');
    await admin.click('button', 'Add');
    await admin.pictures('admin-campaign');
    await admin.close();
});

test('the system, and the tracker in the panel', {timeout: 60_000}, async () => {
    const admin = await open_aloud('admin', 'admin/system');
    await admin.says('heading', 'System health');
    await admin.type('What it is for', 'Nightly export');
    await admin.click('button', 'Make a token');
    await admin.find('text', 'The token, shown only now', {focusable: true});
    await admin.pictures('admin-system');
    await admin.go('/admin/users');
    await admin.click('button', 'Call Progress & Recycling');
    await admin.find('button', 'Recycle Now');
    await admin.pictures('admin-progress');
    await admin.close();
});
