// A person in front of the page: finds things by role and name in the semantic tree, and uses the
// real mouse and keyboard there.
import assert from 'node:assert/strict';
import {mkdir} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import playwright from 'playwright-core';

import {is_remark, open_firefox} from './firefox.mjs';
import {password} from './relay.mjs';
import {open_webkit} from './webkit.mjs';

const wait_ms_max = 20_000;
export const desktop = {width: 1280, height: 800};
export const phone = {width: 390, height: 844};
const pictures = fileURLToPath(new URL('../../../build/test-results/screens', import.meta.url));

// Drawing without a graphics card is what takes the time. Where no pictures are wanted the tests'
// canvas is coarse, nothing slides, and none is kept; what compares pixels asks for a sharp one.
const pictures_wanted = Boolean(process.env.RECALL_PICTURES);
const coarsely = pictures_wanted ? {} : {deviceScaleFactor: 0.5, reducedMotion: 'reduce'};
export const sharp = {deviceScaleFactor: 1};

// Of the page as it is now, for people to look at: with RECALL_PICTURES=1.
export async function keep_picture(page, name) {
    if (!pictures_wanted) return;
    await mkdir(pictures, {recursive: true});
    await page.screenshot({path: `${pictures}/${name}.png`});
}

// The shell is Chromium without its own windows, which cost more than the page in them.
const shell = process.env.RECALL_CHROMIUM ?? '/usr/bin/chromium-headless-shell';
const whole_browser = process.env.RECALL_CHROMIUM ?? '/usr/bin/chromium';
const chromium_options = {
    executablePath: shell,
    headless: true,
    args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--no-sandbox',
           '--disable-gpu-compositing', '--disable-background-networking',
           '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'],
};
// Debian's Chromium; or, with RECALL_BROWSER=firefox or webkit, Debian's Firefox or WebKit.
export const engine = process.env.RECALL_BROWSER ?? 'chromium';
// `whole`: for what is the browser's own business, as notifications are. `coarse`: see above.
export async function open_browser({args = [], whole = false, coarse = false} = {}) {
    if (engine === 'firefox') return open_firefox();
    if (engine === 'webkit') return open_webkit();
    const chromium = await playwright.chromium.launch(
        {...chromium_options, executablePath: whole ? whole_browser : shell,
         args: [...chromium_options.args, ...args]});
    const open = chromium.newContext.bind(chromium);
    if (coarse) chromium.newContext = (options) => open({...coarsely, ...options});
    return chromium;
}
// A device whose profile lies in a folder, so that it can be closed, looked into and opened again.
export async function open_device(profile) {
    return playwright.chromium.launchPersistentContext(
        profile, {...chromium_options, ...coarsely, viewport: desktop});
}

// What a node is looked for by: every given field must match; texts exactly, or by an expression.
const matches = (node, wanted) => Object.entries(wanted).every(([field, value]) =>
    value instanceof RegExp ? value.test(node[field]) : node[field] === value);

export class Screen {
    // A person with a device of their own; `before` the page is opened on it.
    static async open(browser, url,
        {viewport = desktop, dark = false, before = async () => {}, ...options} = {}) {
        const context = await browser.newContext(
            {viewport, colorScheme: dark ? 'dark' : 'light', ...options});
        await before(context);
        return Screen.in(context, url);
    }
    // Another tab on the same device.
    static async in(context, url) {
        const screen = new Screen();
        screen.context = context;
        screen.page = await context.newPage();
        screen.problems = [];
        screen.page.on('pageerror', ({message}) => {
            if (!is_remark(message)) screen.problems.push(message);
        });
        await screen.page.goto(url);
        await screen.settle();
        return screen;
    }

    // Until nothing more comes of what was done. Where nobody answers the page it waits for an
    // answer all the time: for as long as such a test says, and then goes on.
    settle_ms_max = null;
    async settle() {
        const settling = this.page.waitForFunction(
            () => window.recall && recall.frames && recall.frames() > 1 && recall.idle(), null,
            {timeout: this.settle_ms_max ?? wait_ms_max, polling: 25});
        if (this.settle_ms_max === null) await settling;
        else await settling.catch(() => {});
    }
    // Whoever signs in as a manager gets the managers' program: the page may just be reloading.
    async nodes() {
        try {
            return await this.page.evaluate(() => recall.ui());
        } catch (error) {
            if (!/context was destroyed|recall is not defined|reading 'UTF8ToString'/.test(error.message)) throw error;
            await this.settle();
            return this.page.evaluate(() => recall.ui());
        }
    }
    async find_all(wanted) {
        return (await this.nodes()).filter((node) => matches(node, wanted));
    }
    // Waits until exactly one visible thing matches.
    async find(role, name, more = {}) {
        const wanted = {role, name, ...more};
        const deadline = Date.now() + wait_ms_max;
        let found = [];
        while (Date.now() < deadline) {
            found = await this.find_all(wanted);
            if (found.length === 1) return found[0];
            await this.page.waitForTimeout(50);
        }
        const names = (await this.nodes()).map((node) => `${node.role} “${node.name}” ${node.value}`).join(', ');
        assert.fail(`${found.length} of ${role} “${name}”. On the screen: ${names}`);
    }
    async gone(role, name) {
        const deadline = Date.now() + wait_ms_max;
        while (Date.now() < deadline) {
            if ((await this.find_all({role, name})).length === 0) return;
            await this.page.waitForTimeout(50);
        }
        assert.fail(`${role} “${name}” is still there`);
    }
    async click(role, name, more = {}) {
        const wanted = {enabled: true, ...more};
        await this.find(role, name, wanted);
        // What has just come may still be moving to its place.
        await this.page.waitForFunction(() => recall.idle(), null, {timeout: 1_000, polling: 25})
            .catch(() => {});
        const node = await this.find(role, name, wanted);
        await this.page.mouse.click(node.x + node.w / 2, node.y + node.h / 2);
        await this.page.mouse.move(2, 2);
        await this.settle();
    }
    async type(name, text, role = 'textbox') {
        await this.click(role, name);
        await this.page.keyboard.press('Control+A');
        await this.page.keyboard.type(text);
        await this.settle();
    }
    async press(key) {
        await this.page.keyboard.press(key);
        await this.settle();
    }
    async sign_in(username) {
        await this.type('Username', username);
        await this.type('Password', password);
        await this.press('Enter');
        await this.find('status', 'Connected');
    }
    async dismiss_messages() {
        while ((await this.find_all({role: 'button', name: 'Dismiss', enabled: true})).length > 0) {
            const [cross] = await this.find_all({role: 'button', name: 'Dismiss', enabled: true});
            if (!cross) return;
            await this.page.mouse.click(cross.x + cross.w / 2, cross.y + cross.h / 2);
            await this.settle();
        }
    }
    // Presses a button that asks for a file, and gives it one.
    async choose_file(name, path) {
        if (this.context.browser()?.browserType().name() !== 'chromium') {
            await this.click('button', name);
            return this.page.locator('input[type=file]').setInputFiles(path);
        }
        const choosing = this.page.waitForEvent('filechooser');
        await this.click('button', name);
        return (await choosing).setFiles(path);
    }
    // The figure of a stat card, "Completed" → "12".
    async figure(label) {
        const node = await this.find('status', label);
        return node.value;
    }
    async figure_becomes(label, expected) {
        await this.find('status', label, {value: expected instanceof RegExp ? expected
            : new RegExp(`^${expected}\\b`)});
    }
    // How many an agent's list has, by its tabs: "All", "Open", "Done".
    async numbers(label) {
        return (await this.find('tab', label)).value;
    }
    async numbers_become(label, expected) {
        await this.find('tab', label, {value: String(expected)});
    }
    // What the keyboard is on; undefined where it is on nothing.
    async focused() {
        return (await this.nodes()).find((node) => node.focused);
    }
    // Goes on with that key until the keyboard is on what is wanted, as a person without a mouse.
    async go_to(role, name, {key = 'Tab', steps_max = 80, ...more} = {}) {
        const wanted = {role, name, ...more};
        const passed = [];
        for (let step = 0; step < steps_max; ++step) {
            const at = await this.focused();
            if (at && matches(at, wanted)) return at;
            passed.push(at ? `${at.role} “${at.name}”` : 'nothing');
            await this.press(key);
        }
        return assert.fail(`the keyboard does not come to ${role} “${name}”: ${passed.join(', ')}`);
    }
    async picture(name) {
        await this.settle();
        await keep_picture(this.page, name);
    }
    // The page in words says so too; only where it was opened with `?a11y=1`.
    async says(role, name) {
        await this.page.getByRole(role, {name}).first()
            .waitFor({state: 'attached', timeout: wait_ms_max});
    }
    // Pictures of the same at both sizes, with nothing on them that has no role or no name.
    async pictures(name) {
        if (engine !== 'chromium') return this.picture(name);
        const before = this.page.viewportSize();
        for (const [size, {width, height}] of Object.entries({desktop, phone})) {
            await this.resize({width, height: Math.max(height, before.height)});
            await this.picture(`${name}-${size}`);
            assert.deepEqual(await this.lint(), [], `${name}-${size}`);
        }
        await this.resize(before);
    }
    // Until it is drawn at that size: what is found before stands elsewhere.
    async resize(size) {
        await this.page.setViewportSize(size);
        await this.page.evaluate(() => new Promise((drawn) => {
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 50)));
        }));
        await this.settle();
    }
    // Follows an address without a reload, as one that is typed is followed.
    async go(route) {
        await this.page.evaluate((to) => { location.hash = to; }, `#${route}`);
        await this.settle();
    }
    async lint() {
        return this.page.evaluate(() => recall.lint());
    }
    async close() {
        assert.deepEqual(this.problems, []);
        await this.page.close();
    }
}
