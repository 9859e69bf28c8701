// A relay of a test's own: the real binary on a free port of the loopback, with a data folder of
// its own, ended by its process id.
import {execFile, spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const binary = join(root, 'build/native-release/src/relay/recall');
export const built_page = join(root, 'build/web-release/page');
const start_ms_max = 20_000;
const lifetime_ms_max = 10 * 60_000;

export const password = 'recall-demo';
export const data_file = (name) => join(root, 'tests/data', name);

export class Relay {
    // A fresh demo desk, or the desk of `data`; it serves the page of the folder `page`.
    static async start({data = null, port = 0, page = built_page} = {}) {
        const relay = new Relay();
        relay.page = page;
        relay.owns_data = data === null;
        relay.data = data ?? await mkdtemp(join(tmpdir(), 'recall-test-'));
        await relay.#spawn(port);
        return relay;
    }

    async #spawn(port) {
        this.process = spawn(binary,
            ['serve', '--demo', '--page', this.page, '--data', this.data, '--port', String(port)],
            {stdio: ['ignore', 'pipe', 'pipe']});
        this.log = '';
        const reaper = setTimeout(() => this.process.kill('SIGKILL'), lifetime_ms_max);
        this.ended = new Promise((resolve) => {
            this.process.on('exit', (code, signal) => {
                clearTimeout(reaper);
                resolve({code, signal});
            });
        });
        this.url = await new Promise((resolve, reject) => {
            const timer = setTimeout(
                () => reject(new Error(`the relay did not start:\n${this.log}`)), start_ms_max);
            const read = (chunk) => {
                this.log += chunk;
                const found = /Recall is at (http:\S+)/.exec(this.log);
                if (!found) return;
                clearTimeout(timer);
                resolve(found[1]);
            };
            this.process.stdout.on('data', read);
            this.process.stderr.on('data', read);
            this.ended.then(({code}) => reject(new Error(`the relay ended (${code}):\n${this.log}`)));
        });
        this.port = Number(new URL(this.url).port);
    }

    is_up() {
        return this.process.exitCode === null && this.process.signalCode === null;
    }
    async kill(signal) {
        this.process.kill(signal);
        return this.ended;
    }
    // The same desk on the same port.
    async restart(signal = 'SIGTERM') {
        await this.kill(signal);
        await this.#spawn(this.port);
    }
    // Its whole process stands still, and its sockets stay open.
    freeze() {
        this.process.kill('SIGSTOP');
    }
    thaw() {
        this.process.kill('SIGCONT');
    }
    // `recall COMMAND …`, about this desk; throws what it says where it does not succeed.
    async run_tool(command, folder) {
        return promisify(execFile)(binary, [command, folder, '--data', this.data]);
    }
    // The desk as it was when `folder` was made by `recall backup`, on the same port.
    async go_back_to(folder) {
        await this.kill('SIGKILL');
        await rm(this.data, {recursive: true, force: true});
        await this.run_tool('restore', folder);
        await this.#spawn(this.port);
    }
    async stop() {
        this.thaw();
        const {code} = await this.kill('SIGTERM');
        if (this.owns_data) await rm(this.data, {recursive: true, force: true});
        return code;
    }

    // How many calls of today this agent has completed.
    async completed_by(username) {
        const {body} =
            await (await this.sign_in('manager')).get(`/call-progress?agent=${username}`);
        return body.agents.reduce((sum, line) => sum + line.completed, 0);
    }
    // Those calls themselves, the archived ones among them.
    async calls_of(username) {
        const manager = await this.sign_in('manager');
        await manager.post('/call-progress/archive-completed', {});
        const all = [];
        for (let page = 1; ; ++page) {
            const {body} = await manager.get(`/archive?agent=${username}&page=${page}&size=500`);
            all.push(...body.items);
            if (all.length >= body.total || body.items.length === 0) return all;
        }
    }

    // Client CRM's settings: `change` is given what they are, and says what becomes of some.
    async change_campaign(change) {
        const admin = await this.sign_in('admin');
        const campaign = (await admin.get('/campaigns')).body.items.find(({id}) => id === 'client');
        const answer = await admin.post('/commands', {
            client: 'test-of-campaigns', number: ++this.changes,
            command: {type: 'SaveCampaign', campaign: {...campaign, ...change(campaign)}},
        });
        if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    }
    changes = 0;

    // A signed-in user without a browser.
    async sign_in(username) {
        const response = await fetch(new URL('/login', this.url), {
            method: 'POST',
            headers: {'content-type': 'application/json'},
            body: JSON.stringify({username, password}),
        });
        if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status}`);
        const cookie = response.headers.get('set-cookie').split(';')[0];
        return {
            get: (path) => this.#ask(path, {headers: {cookie}}),
            post: (path, body, type = 'application/json') => this.#ask(path, {
                method: 'POST',
                headers: {cookie, 'content-type': type},
                body: typeof body === 'string' ? body : JSON.stringify(body),
            }),
        };
    }
    async #ask(path, options) {
        const response = await fetch(new URL(path, this.url), options);
        const text = await response.text();
        let body = text;
        try {
            body = JSON.parse(text);
        } catch {
            // Not JSON: a file or a page.
        }
        return {status: response.status, body, headers: response.headers};
    }
}
