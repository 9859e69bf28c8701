// What the relay answers is what /openapi.json says: every answer of a demo desk is held against
// its schema, and no field may be left undescribed. Needs no browser.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, test} from 'node:test';
import Ajv from 'ajv/dist/2020.js';

import {Promises} from './lib/promises.mjs';
import {data_file, password, Relay} from './lib/relay.mjs';

let relay, document, ajv;
const users = {};
const seen = new Set();

// Where a schema lists properties it means all of them.
function close_objects(schema) {
    if (schema === null || typeof schema !== 'object') return;
    if (schema.properties && !('additionalProperties' in schema)) {
        schema.additionalProperties = false;
    }
    Object.values(schema).forEach(close_objects);
}

const escaped = (part) => part.replaceAll('~', '~0').replaceAll('/', '~1');
function check(pointer, body, what) {
    const validate = ajv.compile({$ref: `openapi#/${pointer.map(escaped).join('/')}`});
    assert.ok(validate(body),
        `${what}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 600)}`);
}

// The answer of a path, held against the schema of its pattern.
async function ask(who, method, pattern, {at = {}, query = '', body} = {}) {
    const path = pattern.replace(/\{(\w+)\}/g, (_, name) => at[name]) + query;
    const user = users[who];
    const reply = method === 'get' ? await user.get(path) : await user.post(path, body ?? {});
    const what = `${who}: ${method} ${path} → ${reply.status}`;
    const responses = document.paths[pattern][method].responses;
    if (reply.status >= 400) {
        check(['components', 'schemas', 'Error'], reply.body, what);
        return reply;
    }
    assert.ok(responses[reply.status], `${what} is not described`);
    const type = reply.headers.get('content-type').split(';')[0];
    assert.ok(responses[reply.status].content[type], `${what}: ${type} is not described`);
    seen.add(`${method} ${pattern} ${reply.status} ${type}`);
    if (type === 'application/json') {
        check(['paths', pattern, method, 'responses', String(reply.status), 'content', type,
            'schema'], reply.body, what);
    }
    return reply;
}
const get = (who, pattern, options) => ask(who, 'get', pattern, options);
const post = (who, pattern, options) => ask(who, 'post', pattern, options);
// A list as each kind of file.
async function get_files(who, pattern, query = '?') {
    for (const format of ['csv', 'xlsx']) {
        await get(who, pattern, {query: `${query}format=${format}`});
    }
}

before(async () => {
    relay = await Relay.start({page: ''});
    for (const who of ['admin', 'manager', 'agent1']) users[who] = await relay.sign_in(who);
    users.nobody = {
        get: async (path) => read(await fetch(new URL(path, relay.url))),
        post: async (path, body) => read(await fetch(new URL(path, relay.url),
            {method: 'POST', body: JSON.stringify(body)})),
    };
    document = (await users.nobody.get('/openapi.json')).body;
    ajv = new Ajv({strict: false, allErrors: true});
    const strict = structuredClone(document);
    close_objects(strict.components.schemas);
    close_objects(strict.paths);
    ajv.addSchema(strict, 'openapi');
});
after(() => relay?.stop());

async function read(response) {
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json');
    return {status: response.status, body: json ? JSON.parse(text) : text,
        headers: response.headers};
}

test('what is read is as described', async () => {
    await get('nobody', '/openapi.json');
    for (const path of ['/healthz', '/readyz', '/metrics']) await get('nobody', path);
    for (const path of ['/me', '/reports', '/call-progress', '/call-progress/timeline']) {
        for (const who of ['admin', 'manager', 'agent1']) await get(who, path);
    }
    for (const path of ['/users', '/team', '/health', '/campaigns', '/lists']) {
        await get('manager', path);
    }
    await get('agent1', '/callbacks');
    for (const path of ['/callbacks/load', '/callbacks/figures', '/callbacks/attention']) {
        await get('manager', path);
    }
    await get('manager', '/callbacks/load', {query: '?month=2026-11'});
    const [{callback_id}] = (await get('manager', '/callbacks')).body.items;
    await get('manager', '/callbacks/{callback}', {at: {callback: callback_id}});
    await get('manager', '/lead-ids', {query: '?free=1'});
    await post('agent1', '/me/presence', {body: {state: 'paused', code: 'Lunch'}});
    await get('agent1', '/me/presence');
    await get('manager', '/presence');
    await get_files('manager', '/presence');
    await post('admin', '/pause-codes', {body: {codes: ['Break', 'Lunch']}});
    await get('manager', '/leads/{lead}', {at: {lead: 1}});
    const kept = ['/archive', '/recycling-log', '/leads', '/audit', '/imports', '/callbacks'];
    for (const path of kept) {
        await get('manager', path);
        await get_files('manager', path);
    }
    await get('manager', '/hopper', {query: '?campaign=client'});
    await get_files('manager', '/hopper', '?campaign=client&');
    await get_files('manager', '/do-not-call');
    const promises = new Promises(relay);
    await promises.change_campaign({dial_statuses: ['NEW', 'NA']});
    await promises.make('agent2');
    const held = await get('manager', '/hopper', {query: '?campaign=client&held=1'});
    assert.deepEqual(held.body.items.map((item) => item.held), ['not_a_dial_status']);
    const [list] = (await get('manager', '/lists')).body.items;
    await get('manager', '/lists/{list}/reset', {at: {list: list.id}});
    await get('manager', '/archive', {query: '?all=1'});
    await get('manager', '/team/{agent}', {at: {agent: 'agent1'}});
    await get('admin', '/logins');
    await get_files('admin', '/logins');
    await get('admin', '/tokens');
    for (const period of ['week', 'month']) {
        await get('manager', '/reports', {query: `?period=${period}&type=client`});
    }
});

test('what is done is answered as described', async () => {
    const [campaign] = (await get('manager', '/campaigns')).body.items;
    await post('manager', '/campaigns/preview', {body: campaign});
    const {items: users} = (await get('admin', '/users')).body;
    await post('admin', '/users/preview', {body: users[0]});
    await post('admin', '/clock');
    const [list] = (await get('manager', '/lists')).body.items;
    const file = await readFile(data_file('clients-1000.csv'), 'utf8');
    const into = {at: {list: list.id}, body: file};
    await post('manager', '/lists/{list}/leads', {...into, query: '?dry_run=1'});
    await post('manager', '/lists/{list}/leads', into);
    const fresh = {id: 'described', campaign: list.campaign, name: 'Described'};
    assert.equal((await post('manager', '/lists', {body: fresh})).status, 201);
    assert.equal((await post('manager', '/lists', {body: fresh})).status, 200);
    const assign = {list: list.id, agents: ['agent1'], count: 3};
    await post('manager', '/assignments', {body: assign});
    const {items} = (await get('manager', '/team/{agent}', {at: {agent: 'agent1'}})).body;
    const {assignment} = items.find((item) => item.stage === 'assigned' && item.type === 'client');
    await post('agent1', '/commands', {body: {command: {type: 'ClaimLead', assignment}}});
    const team = (await get('manager', '/team')).body.agents;
    assert.ok(team.some(({claimed}) => claimed.length > 0));
    await post('manager', '/call-progress/recycle-agent', {body: {agent: 'agent2'}});
    const change = {user: 'agent1', recipient: 'ANYONE', why: 'as described'};
    await post('manager', '/callbacks/change', {query: '?dry_run=1', body: change});
    await post('manager', '/callbacks/change', {body: change});
    const number = {phone: '+2348099999999'};
    const off = {body: '+2348099999999\nnonsense\n', query: '?reason=asked'};
    await post('manager', '/do-not-call', {...off, query: `${off.query}&dry_run=1`});
    await post('manager', '/do-not-call', off);
    assert.equal((await get('manager', '/do-not-call')).body.items[0].phone, number.phone);
    await post('manager', '/do-not-call/remove', {body: {numbers: [number]}});
    const kept = {client: 'a-device', number: 1, at: Date.now(),
                  command: {type: 'CompleteCall', assignment: 987654, outcome: 'SUCCESS',
                            notes: 'Done without a connection', started_at: 0, ended_at: 0}};
    const handed = await post('agent1', '/outbox', {body: {user: 'agent1', commands: [kept]}});
    assert.equal(handed.body.unplaced, 1);
    assert.equal((await get('manager', '/unplaced')).body.items[0].notes, kept.command.notes);
    await get_files('manager', '/unplaced');
    await post('manager', '/call-progress/archive-completed');
    await post('manager', '/call-progress/recycle');
    for (const path of ['/archive', '/recycling-log', '/audit']) {
        assert.ok((await get('manager', path)).body.items.length > 0, path);
    }
});

test('accounts are answered as described', async () => {
    const body = {username: 'newcomer', name: 'New Comer', role: 'agent'};
    assert.equal((await post('admin', '/users', {body})).status, 201);
    assert.equal((await post('admin', '/users', {body})).status, 200);
    const at = {username: 'newcomer'};
    const link = await post('admin', '/users/{username}/reset-link', {at});
    const token = link.body.path.replace('/#/reset/', '');
    const choose = {body: {token, password: 'long enough'}};
    assert.equal((await post('nobody', '/password-reset', choose)).status, 200);
    assert.equal((await post('nobody', '/password-reset', choose)).status, 410);
    await post('admin', '/users/{username}/password', {at, body: {password}});
    await post('nobody', '/login', {body: {username: 'newcomer', password}});
    users.newcomer = await relay.sign_in('newcomer');
    await post('newcomer', '/me/password', {body: {current: password, new: 'another one'}});
    await post('newcomer', '/logout');
    await post('admin', '/tokens', {body: {name: 'a program', username: 'manager'}});
    const {id} = (await get('admin', '/tokens')).body.items[0];
    assert.equal((await post('admin', '/tokens/{id}/revoke', {at: {id}})).status, 200);
});

test('a refusal is as described', async () => {
    const refused = async (status, asked) => assert.equal((await asked).status, status);
    await refused(401, get('nobody', '/me'));
    await refused(403, get('agent1', '/users'));
    await refused(400, get('manager', '/reports', {query: '?from=never'}));
    await refused(404, get('manager', '/team/{agent}', {at: {agent: 'nobody'}}));
    await refused(404, post('nobody', '/password-reset', {body: {token: 'x', password}}));
    await refused(409, post('manager', '/assignments',
        {body: {list: 'described', agents: ['agent1'], count: 3}}));
    await refused(422, post('admin', '/users/{username}/password',
        {at: {username: 'agent1'}, body: {password: 'short'}}));
    const wrong = {body: {username: 'agent6', password: 'a guess'}};
    await refused(401, post('nobody', '/login', wrong));
    let last;
    for (let i = 0; i < 12 && last?.status !== 429; ++i) last = await post('nobody', '/login', wrong);
    assert.equal(last.status, 429);
});

test('every answer that is described was seen', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
        for (const [method, {responses}] of Object.entries(methods)) {
            for (const [status, {content}] of Object.entries(responses)) {
                if (status === 'default') continue;
                for (const type of Object.keys(content)) {
                    assert.ok(seen.has(`${method} ${path} ${status} ${type}`),
                        `${method} ${path} ${status} ${type}`);
                }
            }
        }
    }
});
