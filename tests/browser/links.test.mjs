// The browser's address, back and forward, and a link from outside; where each address leads:
// tests/shell/stories/links_test.cpp.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {open, open_desk, relay} from './lib/desk.mjs';
import {phone} from './lib/screen.mjs';

open_desk();

const route_of = (screen) => screen.page.evaluate(() => location.hash.slice(1));
async function route_becomes(screen, expected) {
    await screen.page.waitForFunction(
        (wanted) => new RegExp(wanted).test(location.hash.slice(1)), expected.source);
    await screen.settle();
}

test('the address says what is on the screen, and back and forward go there', async () => {
    const screen = await open('agent1');
    await route_becomes(screen, /^\/client-crm$/);
    await screen.press('n');
    await route_becomes(screen, /^\/client-crm\/\d+$/);
    const number = await route_of(screen);
    await screen.type('Search numbers', 'zz', 'searchbox');
    await route_becomes(screen, /search=zz$/);
    await screen.page.goBack();
    await route_becomes(screen, /^\/client-crm$/);
    await screen.page.goForward();
    await route_becomes(screen, new RegExp(`^${number}`));
    await screen.close();
});

test('a link opens where it points after the sign-in, and a typed address without a reload',
    async () => {
        const manager = await relay.sign_in('manager');
        const {items: [lead]} = (await manager.get('/leads?list=prospects&size=1')).body;
        const screen = await open('manager', 'database/prospects?search=lagos');
        await screen.find('searchbox', 'Search this list', {value: 'lagos'});
        assert.equal(await route_of(screen), '/database/prospects?search=lagos');
        await screen.picture('link-after-sign-in');
        await screen.go(`/database/prospects?lead=${lead.lead}`);
        await screen.find('dialog', lead.name);
        await screen.picture('link-to-lead');
        await screen.close();
    });

test('what leads nowhere is said', async () => {
    const screen = await open('agent1', 'nonsense', {viewport: phone});
    await screen.find('alert', /There is no page “\/nonsense” here/);
    await screen.picture('link-to-nowhere-phone');
    assert.equal(await route_of(screen), '/client-crm');
    await screen.close();
});
