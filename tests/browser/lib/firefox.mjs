// Debian's own Firefox, driven over WebDriver BiDi. Headless it has no WebGL: it draws on an X
// server without a screen (Xvfb), with Mesa's software OpenGL. Each device has a display of its
// own: a window behind another one is hidden, and draws nothing.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import playwright from 'playwright-core';

import {open_display} from './display.mjs';

// What Firefox itself writes beside a page's own errors, and the driver does not tell from them: a
// relay that is away, and the style that taking a picture tries to bring in.
export const is_remark = (message) =>
    /^Firefox can’t establish a connection|^The page’s settings blocked an inline style/
        .test(message);

async function open_device(options) {
    const display = await open_display();
    const home = await mkdtemp(join(tmpdir(), 'recall-firefox-'));
    // Playwright's driver of stock browsers; its name has an underscore because it is young.
    const browser = await playwright._bidiFirefox.launch({
        executablePath: process.env.RECALL_FIREFOX ?? '/usr/bin/firefox-esr',
        headless: false,
        env: {...process.env, HOME: home, DISPLAY: display.name, LIBGL_ALWAYS_SOFTWARE: '1'},
        firefoxUserPrefs: {'webgl.force-enabled': true},
    });
    const close = async () => {
        await browser.close();
        display.close();
        await rm(home, {recursive: true, force: true, maxRetries: 5});
    };
    return {context: await browser.newContext(options), close};
}

// As much of a Playwright browser as the tests use.
export async function open_firefox() {
    const devices = [];
    return {
        async newContext(options) {
            const device = await open_device(options);
            devices.push(device);
            return device.context;
        },
        contexts: () => devices.map(({context}) => context),
        async close() {
            for (const device of devices) await device.close();
        },
    };
}
