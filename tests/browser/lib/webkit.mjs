// Debian's own WebKit (WebKitGTK's MiniBrowser), driven over the W3C's WebDriver protocol: as much
// of a Playwright browser as the tests use. Each device is a browser of its own on an X server
// without a screen, with the real mouse and keyboard of that server's.
import {spawn} from 'node:child_process';
import {mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {open_display} from './display.mjs';

const mini_browser = process.env.RECALL_WEBKIT ??
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
const wait_ms_max = 20_000;
const start_ms_max = 15_000;
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

// As WebDriver writes keys that are no letters.
const keys = {
    Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', Backspace: '\uE003', Delete: '\uE017',
    Control: '\uE009', Shift: '\uE008', Alt: '\uE00A', ArrowLeft: '\uE012', ArrowUp: '\uE013',
    ArrowRight: '\uE014', ArrowDown: '\uE015', Home: '\uE011', End: '\uE010', ' ': ' ',
};

async function free_port() {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const {port} = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}

class Wire {
    constructor(port) { this.root = `http://127.0.0.1:${port}`; }
    async send(method, path, body) {
        const answer = await fetch(this.root + path, {
            method, ...(method === 'POST' ? {body: JSON.stringify(body ?? {})} : {}),
        });
        const {value} = await answer.json();
        if (value && value.error) throw new Error(`${value.error}: ${value.message}`);
        return value;
    }
}

class Page {
    constructor(context, wire, session) {
        Object.assign(this, {wire, session, of_context: context, listeners: []});
        const move = (x, y) =>
            ({type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y)});
        const act = (...actions) => this.#actions(
            {type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions});
        this.mouse = {
            move: (x, y) => act(move(x, y)),
            down: () => act({type: 'pointerDown', button: 0}),
            up: () => act({type: 'pointerUp', button: 0}),
            click: (x, y) => act(move(x, y), {type: 'pointerDown', button: 0},
                {type: 'pointerUp', button: 0}),
        };
        const strokes = (actions) => this.#actions({type: 'key', id: 'keyboard', actions});
        this.keyboard = {
            press: (chord) => {
                const all = chord.split('+').map((name) => keys[name] ?? name.toLowerCase());
                return strokes([...all.map((value) => ({type: 'keyDown', value})),
                    ...all.reverse().map((value) => ({type: 'keyUp', value}))]);
            },
            type: async (text) => {
                for (const value of text) {
                    // No keyboard has those of more than one unit: an input method writes them.
                    if (value.length > 1) {
                        await this.evaluate((what) => {
                            document.execCommand('insertText', false, what);
                        }, value);
                    } else await strokes([{type: 'keyDown', value}, {type: 'keyUp', value}]);
                }
            },
        };
    }
    #ask(method, path, body) {
        return this.wire.send(method, `/session/${this.session}${path}`, body);
    }
    #actions(source) {
        return this.#ask('POST', '/actions', {actions: [source]});
    }
    on(what, listener) {
        if (what === 'pageerror') this.listeners.push(listener);
    }
    async #read_errors() {
        const seen = await this.evaluate(() => (globalThis.page_errors ?? []).splice(0))
            .catch(() => []);
        for (const message of seen ?? []) for (const told of this.listeners) told({message});
    }
    // The driver tells of no errors: the page itself is asked. Those of its first instant are lost.
    #listen() {
        return this.evaluate(() => {
            globalThis.page_errors = [];
            addEventListener('error', ({message}) => page_errors.push(message));
            addEventListener('unhandledrejection', ({reason}) => page_errors.push(String(reason)));
        });
    }
    async goto(url) {
        await this.#ask('POST', '/url', {url});
        await this.#listen();
    }
    async reload() {
        await this.#read_errors();
        await this.#ask('POST', '/refresh');
        await this.#listen();
    }
    async evaluate(deed, what) {
        const script = `const done = arguments[arguments.length - 1];
            (async () => (${deed})(arguments[0]))().then(
                (value) => done({value}), (error) => done({error: String(error)}));`;
        const {value, error} =
            await this.#ask('POST', '/execute/async', {script, args: [what ?? null]});
        if (error) throw new Error(error);
        return value;
    }
    async waitForFunction(deed, what, {timeout = wait_ms_max} = {}) {
        const end = Date.now() + timeout;
        let last = '';
        while (Date.now() < end) {
            try {
                const value = await this.evaluate(deed, what);
                if (value) return value;
            } catch (error) {
                last = String(error);  // It may just be leaving.
            }
            await pause(40);
        }
        throw new Error(`not within ${timeout} ms: ${deed} ${last}`);
    }
    waitForTimeout(ms) { return pause(ms); }
    async bringToFront() {}
    async screenshot({path}) {
        const picture = Buffer.from(await this.#ask('GET', '/screenshot'), 'base64');
        if (path) await writeFile(path, picture);
        return picture;
    }
    async resize({width, height}) {
        // The window's, until the page is as large as wanted.
        await this.#ask('POST', '/window/rect', {width, height});
        const [w, h] = await this.evaluate(() => [innerWidth, innerHeight]);
        await this.#ask('POST', '/window/rect', {width: 2 * width - w, height: 2 * height - h});
    }
    async close() {
        await this.#read_errors();
    }
}

// The processes below this one, by the names they have.
async function processes_under(root) {
    const all = [];
    for (const id of await readdir('/proc')) {
        if (!/^\d+$/.test(id)) continue;
        const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
        const found = /^\d+ \((.*)\) \S (\d+)/.exec(stat);
        if (found) all.push({id: Number(id), name: found[1], parent: Number(found[2])});
    }
    const family = new Set([root]);
    for (let grew = true; grew;) {
        grew = false;
        for (const {id, parent} of all) {
            if (family.has(parent) && !family.has(id)) grew = Boolean(family.add(id));
        }
    }
    return all.filter(({id}) => family.has(id));
}

class Context {
    static async open({viewport = {width: 1280, height: 800}} = {}) {
        const context = new Context();
        context.display = await open_display();
        context.home = await mkdtemp(join(tmpdir(), 'recall-webkit-'));
        const port = await free_port();
        context.driver = spawn('WebKitWebDriver', [`--port=${port}`], {
            stdio: 'ignore',
            env: {...process.env, HOME: context.home, DISPLAY: context.display.name,
                  XDG_DATA_HOME: context.home, XDG_CACHE_HOME: context.home,
                  LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'},
        });
        const wire = new Wire(port);
        const wanted = {alwaysMatch: {browserName: 'MiniBrowser', 'webkitgtk:browserOptions':
            {binary: mini_browser, args: ['--automation']}}};
        const end = Date.now() + start_ms_max;
        let opened = null;
        while (!opened) {
            opened = await wire.send('POST', '/session', {capabilities: wanted})
                .catch((error) => {
                    if (Date.now() > end) throw error;
                    return pause(100);
                });
        }
        context.wire = wire;
        context.session = opened.sessionId;
        context.page = new Page(context, wire, opened.sessionId);
        await context.page.resize(viewport);
        return context;
    }
    // One tab: a second one would be hidden, and draw nothing.
    async newPage() { return this.page; }
    browser() { return {browserType: () => ({name: () => 'webkit'})}; }
    // Ends that process of the browser's, as a system does that wants its memory back.
    async end_process(name) {
        const found = (await processes_under(this.driver.pid)).filter((one) => one.name === name);
        for (const {id} of found) process.kill(id, 'SIGKILL');
        return found.length;
    }
    // Seconds of processor time that all of the browser has used.
    async processor_s() {
        let ticks = 0;
        for (const {id} of await processes_under(this.driver.pid)) {
            const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
            const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
            ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
        }
        return ticks / 100;
    }
    async close() {
        await this.wire.send('DELETE', `/session/${this.session}`).catch(() => {});
        this.driver.kill();
        this.display.close();
        await rm(this.home, {recursive: true, force: true, maxRetries: 5});
    }
}

export async function open_webkit() {
    const contexts = [];
    return {
        async newContext(options) {
            const context = await Context.open(options);
            contexts.push(context);
            const close = context.close.bind(context);
            context.close = async () => {
                contexts.splice(contexts.indexOf(context), 1);
                await close();
            };
            return context;
        },
        contexts: () => [...contexts],
        async close() {
            for (const context of [...contexts]) await context.close();
        },
    };
}
