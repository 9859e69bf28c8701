// A demo desk for the tests of one file: a relay of their own and a browser, open from before the
// first test until after the last.
import {after, afterEach, before, beforeEach} from 'node:test';

import {Relay, password} from './relay.mjs';
import {engine, open_browser, Screen} from './screen.mjs';

export let relay, browser;

// `opened`: what the tests need besides, once there is a desk; a hook of their own does not wait for
// it. `closes_devices`: after each test, so that the next one meets nobody else's tabs. `whole`:
// see open_browser.
export function open_desk({opened = () => {}, closes_devices = false, whole = false} = {}) {
    before(async () => {
        relay = await Relay.start();
        browser = await open_browser({whole, coarse: true});
        await opened();
    });
    beforeEach(async () => {
        if (!relay.is_up()) await relay.restart();  // A test that failed has left it down.
    });
    afterEach(async () => {
        if (!closes_devices) return;
        for (const device of browser.contexts()) await device.close();
    });
    after(async () => {
        await browser?.close();
        await relay?.stop();
    });
}

// Somebody with a device of their own, signed in at that place ("archive?agent=agent1"): by the
// form, or, where the browser can, as if they had been here before, which is quicker.
export async function open(username, place = '', options = {}, terms = '') {
    const url = `${relay.url}${terms}#/${place}`;
    if (engine !== 'chromium') {
        const screen = await Screen.open(browser, url, options);
        await screen.sign_in(username);
        return screen;
    }
    const before = async (context) => {
        const answer = await context.request.post(new URL('/login', relay.url).href,
            {data: {username, password}});
        if (!answer.ok()) throw new Error(`sign-in of ${username}: ${answer.status()}`);
    };
    const screen = await Screen.open(browser, url, {...options, before});
    await screen.find('status', 'Connected');
    await screen.settle();
    return screen;
}
// The page is there in words as well (Screen.says).
export const open_aloud = (username, place, options) => open(username, place, options, '?a11y=1');
