// Every screen has an address: links, back and forward, and what leads nowhere.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {phone, Screen} from './lib/screen.mjs';

open_desk();

const route_of = (screen) => screen.page.evaluate(() => location.hash.slice(1));
async function route_becomes(screen, expected) {
    await screen.page.waitForFunction(
        (wanted) => new RegExp(wanted).test(location.hash.slice(1)), expected.source);
    await screen.settle();
}

test('the address says what is on the screen, and back and forward go there', async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('agent1');
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

test('a link opens where it points after the sign-in', async () => {
    const screen = await Screen.open(browser, `${relay.url}#/database/prospects?search=lagos`);
    await screen.sign_in('manager');
    await screen.find('searchbox', 'Search this list', {value: 'lagos'});
    assert.equal(await route_of(screen), '/database/prospects?search=lagos');
    await screen.picture('link-after-sign-in');
    await screen.close();
});

test('a typed address is followed without a reload', async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('manager');
    await screen.page.evaluate(() => { location.hash = '#/tracker?type=customer'; });
    await screen.find('tab', /Customer/, {selected: true});
    await screen.close();
});

test('what leads nowhere, or to somebody else, is said', async () => {
    const screen = await Screen.open(browser, `${relay.url}#/nonsense`, {viewport: phone});
    await screen.sign_in('agent1');
    await screen.find('alert', /There is no page “\/nonsense” here/);
    await screen.picture('link-to-nowhere-phone');
    assert.equal(await route_of(screen), '/client-crm');
    await screen.page.evaluate(() => { location.hash = '#/tracker'; });
    await screen.find('alert', /“Call Completion Tracker” is not one of your screens/);
    await screen.page.evaluate(() => { location.hash = '#/client-crm/99999'; });
    await screen.find('status', 'The number of this link is not on your list today.');
    await screen.click('button', 'Show my list');
    await route_becomes(screen, /^\/client-crm$/);
    await screen.close();
});

test('a number of the pool has an address', async () => {
    const manager = await relay.sign_in('manager');
    const {items: [lead]} = (await manager.get('/leads?list=prospects&size=1')).body;
    const screen = await Screen.open(browser, `${relay.url}#/database/prospects?lead=${lead.lead}`);
    await screen.sign_in('manager');
    await screen.find('dialog', lead.name);
    await screen.find('button', 'Do not call');
    await screen.picture('link-to-lead');
    await screen.press('Escape');
    await route_becomes(screen, /^\/database\/prospects$/);
    await screen.close();
});

test('the next one who signs in begins afresh', async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.sign_in('manager');
    await screen.page.evaluate(() => { location.hash = '#/database/fair'; });
    await screen.find('searchbox', 'Search this list');
    await screen.click('button', 'Sign out');
    await screen.find('textbox', 'Username');
    await screen.sign_in('agent2');
    await route_becomes(screen, /^\/client-crm$/);
    await screen.close();
});
