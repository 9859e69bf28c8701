// An hour's work at a machine's speed: once with keys alone, once with a finger alone. What was
// entered is noted down as it is entered; at the end the relay must have that, and nothing else.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {password} from './lib/relay.mjs';
import {Screen, phone as phone_size} from './lib/screen.mjs';

open_desk();

// ---- What was entered, and what the relay has

const plain = (text) => text.replaceAll(' ', '');
const by_phone = (lines) => lines.toSorted((a, b) => a.phone.localeCompare(b.phone));

// The calls and promises of an agent, by their phone numbers, beside what the relay had before.
class Ledger {
    static async of(username) {
        const ledger = new Ledger();
        Object.assign(ledger, {username, calls: [], promises: []});
        ledger.archived = new Set((await relay.calls_of(username)).map(({call}) => call));
        ledger.completed = await relay.completed_by(username);
        ledger.manager = await relay.sign_in('manager');
        ledger.had = await ledger.#promised();
        return ledger;
    }
    // From the number that is open.
    async call(screen, outcome, notes = '', promise = null) {
        const phone = await phone_of(screen);
        this.calls.push({phone, outcome, notes});
        if (promise) this.promises.push({phone, comments: '', recipient: 'ANYONE', ...promise});
    }
    // Promises there were before, or made since, that were kept.
    keep(phone) {
        for (const list of [this.had, this.promises]) {
            const index = list.findIndex((one) => one.phone === phone);
            if (index >= 0) list.splice(index, 1);
        }
    }
    async #promised() {
        const {body} = await this.manager.get(
            `/callbacks?user=${this.username}&status=ACTIVE&size=100`);
        return body.items.map(({phone, wall_time, recipient, comments}) =>
            ({phone, wall_time, recipient, comments}));
    }
    async #claimed() {
        const {body} = await this.manager.get(`/team/${this.username}`);
        return body.items.filter(({stage}) => stage === 'claimed').map(({phone}) => phone);
    }
    // Exactly this, and no number is left in the agent's hands.
    async stands_at_the_relay() {
        assert.equal(await relay.completed_by(this.username), this.completed + this.calls.length);
        const made = (await relay.calls_of(this.username))
            .filter(({call}) => !this.archived.has(call));
        assert.deepEqual(outcomes_of(made), outcomes_of(this.calls));
        assert.deepEqual(by_phone(made.map(({phone, outcome, notes}) => ({phone, outcome, notes}))),
            by_phone(this.calls));
        assert.deepEqual(by_phone(await this.#promised()),
            by_phone([...this.had, ...this.promises]));
        assert.deepEqual(await this.#claimed(), []);
    }
    // When the claim on this number runs out.
    async claim_of(phone) {
        const {body} = await this.manager.get(`/team/${this.username}`);
        return body.items.find((item) => item.phone === phone)?.expires ?? null;
    }
}
function outcomes_of(calls) {
    const counts = {};
    for (const {outcome} of calls) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return Object.fromEntries(Object.entries(counts).toSorted());
}
async function until(words, holds) {
    for (let i = 0; i < 200; ++i) {
        if (await holds()) return;
        await new Promise((resolve) => { setTimeout(resolve, 25); });
    }
    assert.fail(words);
}

// ---- What the screen says

const phone_of = async (screen) => plain((await screen.find('text', 'Phone',
    {value: /^\+/})).value);
async function note_dialled(screen) {
    await screen.page.evaluate(() => {
        globalThis.dialled = [];
        recall_host.open_link = (url) => dialled.push(url);
    });
}
const dialled = (screen) => screen.page.evaluate(() => globalThis.dialled);
// "2026-12-06 14:00" of the day and the time that the form shows.
const day_button = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w{3}( \d{4})?$/;
function day_of(words, days_later = 0) {
    const year = /\d{4}$/.test(words) ? '' : new Date().getUTCFullYear();  // not said of this one
    const day = Date.parse(`${words.slice(4)} ${year} UTC`);
    return new Date(day + days_later * 86_400_000).toISOString().slice(0, 10);
}
async function nothing_refused(screen) {
    const nodes = await screen.nodes();
    const refused = nodes.filter(({role, name}) => /refused/i.test(name) ||
        (role === 'link' && name === 'Tray'));
    assert.deepEqual(refused.map(({role, name}) => `${role} “${name}”`), []);
}
async function all_is_saved(screen) {
    await screen.find('status', 'Connected');
    await screen.find('status', 'All saved');
    await nothing_refused(screen);
}

// ---- By keys alone

// Presses keys, and counts them. After each the page still has the keyboard; `is_on` says where on
// the page it is.
class Keys {
    count = 0;
    constructor(screen) {
        this.screen = screen;
    }
    async press(...keys) {
        for (const key of keys) {
            await this.screen.press(key);
            ++this.count;
        }
        assert.ok(await this.screen.page.evaluate(() =>
            document.getElementById('stage').contains(document.activeElement)), keys.join(' '));
    }
    async type(text) {
        await this.screen.page.keyboard.type(text);
        await this.screen.settle();
    }
    async is_on(role, name, more = {}) {
        const at = await this.screen.focused();
        assert.ok(at, `the keyboard is on nothing, not on ${role} “${name}”`);
        for (const [field, value] of Object.entries({role, name, ...more})) {
            if (value instanceof RegExp) assert.match(at[field], value);
            else assert.equal(at[field], value);
        }
        return at;
    }
}

async function sign_in_by_keys(keys, username) {
    await keys.is_on('textbox', 'Username');
    await keys.type(username);
    await keys.press('Tab');
    await keys.is_on('textbox', 'Password');
    await keys.type(password);
    await keys.press('Enter');
    await all_is_saved(keys.screen);
}
// The day and the time the form shows, as the relay writes them.
async function promised_time(screen) {
    const [day] = await screen.find_all({role: 'button', name: day_button});
    return `${day_of(day.name)} ${(await screen.find('combobox', 'Time')).value}`;
}
const codes = {1: 'SUCCESS', 2: 'NA', 3: 'CALLBK', 4: 'NI'};

async function plain_call_by_keys(keys, ledger, outcome) {
    await ledger.call(keys.screen, codes[outcome]);
    const before = keys.count;
    await keys.press('c', outcome, 'Control+Enter');
    assert.equal(keys.count - before, 3, 'presses of a plain call');
}
async function call_with_notes_by_keys(keys, ledger, outcome, notes) {
    await ledger.call(keys.screen, codes[outcome], notes);
    await keys.is_on('button', 'Claim');
    await keys.press('c');
    await keys.is_on('radio', 'Success');
    await keys.press('d', outcome, 'w');
    await keys.is_on('textbox', 'Notes');
    await keys.type(notes);
    await keys.press('Control+Enter');
}

async function promise_by_a_quick_key(keys, ledger) {
    const {screen} = keys;
    await keys.press('c', 'd', '3');
    const today = (await keys.is_on('button', day_button)).name;
    await keys.press('m');
    await keys.is_on('button', day_button);
    const wall_time = `${day_of(today, 1)} 09:00`;
    assert.equal(await promised_time(screen), wall_time);
    await ledger.call(screen, 'CALLBK', '', {wall_time});
    await keys.press('Control+Enter');
}
// Eight days on by the arrows of the month, at two by the filter of the times.
async function promise_by_the_month(keys, ledger) {
    const {screen} = keys;
    await keys.press('c', '3');
    const today = (await keys.is_on('button', day_button)).name;
    await keys.press('Enter');
    await keys.is_on('button', today, {value: 'today'});
    await keys.press('ArrowRight', 'ArrowDown');
    const cell = await keys.is_on('button', day_button);
    assert.equal(day_of(cell.name), day_of(today, 8));
    await keys.press('Enter');
    await keys.is_on('button', cell.name);
    await keys.press('Tab');
    await keys.is_on('combobox', 'Time');
    await keys.press('Enter');
    await keys.is_on('searchbox', 'Filter');
    await keys.type('14');
    await keys.press('Enter');
    await keys.is_on('combobox', 'Time', {value: '14:00'});
    await ledger.call(screen, 'CALLBK', '', {wall_time: `${day_of(today, 8)} 14:00`});
    await keys.press('Control+Enter');
}
async function promise_for_me_only(keys, ledger, comments) {
    const {screen} = keys;
    await keys.press('c', '3', 'h');
    const wall_time = await promised_time(screen);
    const minutes = (Date.parse(`${wall_time.replace(' ', 'T')}+01:00`) - Date.now()) / 60_000;
    assert.ok(minutes > 58 && minutes <= 90, `in ${minutes} minutes`);
    await screen.go_to('checkbox', 'Only me', {steps_max: 8});
    await keys.press('Space');
    await keys.is_on('checkbox', 'Only me', {checked: true});
    await keys.press('Tab');
    await keys.is_on('textbox', 'Comments');
    await keys.type(comments);
    await ledger.call(screen, 'CALLBK', '', {wall_time, recipient: 'USERONLY', comments});
    await keys.press('Control+Enter');
}

async function claim_extend_and_release(keys, ledger) {
    const {screen} = keys;
    const number = await phone_of(screen);
    await keys.press('c');
    await all_is_saved(screen);
    const until_then = await ledger.claim_of(number);
    assert.ok(until_then, 'it is claimed');
    await keys.press('e');
    await until('the claim is not extended',
        async () => await ledger.claim_of(number) > until_then);
    await keys.press('r');
    await screen.find('button', 'Claim');
    await until('the claim is not released', async () => await ledger.claim_of(number) === null);
    await keys.press('n');
    assert.notEqual(await phone_of(screen), number, 'on to the next number');
}
async function pause_and_be_ready_by_keys(keys, username) {
    const {screen} = keys;
    const user = await relay.sign_in(username);
    const presence = async () => {
        const {state, code} = (await user.get('/me/presence')).body;
        return `${state} ${code}`;
    };
    await keys.press('p');
    await screen.find('menu', 'Your presence');
    await keys.is_on('button', 'Ready');
    await keys.press('ArrowDown', 'ArrowDown');
    await keys.is_on('button', 'Pause: Lunch');
    await keys.press('Enter');
    await screen.find('button', 'Paused: Lunch');
    assert.equal(await presence(), 'paused Lunch');
    await keys.press('p');
    await screen.find('button', 'Ready');
    assert.equal(await presence(), 'ready ');
}
async function look_at_the_keys(keys) {
    await keys.press('?');
    await keys.screen.find('dialog', 'Keys');
    await keys.is_on('button', 'Close');
    await keys.press('Escape');
    await keys.screen.gone('dialog', 'Keys');
}
// The last of the list, found by the end of its phone number, and called.
async function find_by_search(keys, ledger, digits) {
    const {screen} = keys;
    await keys.press('/');
    await keys.is_on('searchbox', 'Search numbers');
    await keys.type(digits);
    await until('one number is found', async () =>
        (await screen.find_all({role: 'row'})).length === 1);
    await keys.press('ArrowDown');
    await keys.is_on('row', /, Assigned$/);
    await keys.press('Enter');
    await keys.is_on('row', /, Assigned$/);
    assert.ok((await phone_of(screen)).endsWith(digits));
    await plain_call_by_keys(keys, ledger, '4');
    await keys.press('/', 'Control+a', 'Delete', 'Escape');
    await screen.find('searchbox', 'Search numbers', {value: ''});
}
// The promise with these comments gets another time: from its row along to its menu by arrows.
async function move_a_promise(keys, ledger, comments) {
    const {screen} = keys;
    const moved = ledger.promises.find((one) => one.comments === comments);
    await keys.press('b');
    await screen.find('heading', 'Callbacks');
    await screen.go_to('row', /./);
    await to_the_row_that_says(keys, comments);
    await keys.press('ArrowRight');
    await keys.is_on('button', 'Take');
    await keys.press('ArrowRight');
    await keys.is_on('button', /^More for /);
    await keys.press('Enter');
    await keys.is_on('button', 'Move…');
    await keys.press('Enter');
    await screen.find('dialog', /^Move callback: /);
    await keys.is_on('button', day_button);
    await keys.press('m');
    await screen.go_to('combobox', 'Time', {steps_max: 3});
    await keys.press('Enter');
    await keys.is_on('searchbox', 'Filter');
    await keys.type('16:30');
    await keys.press('Enter');
    await keys.is_on('combobox', 'Time', {value: '16:30'});
    moved.wall_time = await promised_time(screen);
    await keys.press('Control+Enter');
    await screen.gone('dialog', /^Move callback: /);
    await screen.find('alert', /^Moved: /);
}
async function to_the_row_that_says(keys, words) {
    const {screen} = keys;
    const [wanted] = await screen.find_all({role: 'cell', name: words});
    for (let step = 0; step < 10; ++step) {
        const {row} = await keys.is_on('row', /./);
        if (row === wanted.row) return;
        await keys.press(row < wanted.row ? 'ArrowDown' : 'ArrowUp');
    }
    assert.fail(`the arrows do not come to “${words}”`);
}
// What the demo promised before is called now. From the menu of the row that was moved.
async function take_a_promise(keys, ledger, comments) {
    const {screen} = keys;
    await keys.is_on('button', /^More for /);
    await keys.press('ArrowLeft');
    await to_the_row_that_says(keys, comments);
    await keys.press('ArrowRight');
    await keys.is_on('button', 'Take');
    await keys.press('Enter');
    await screen.find('heading', 'Client CRM');
    await screen.find('button', 'Release');
    ledger.keep(await phone_of(screen));
    await ledger.call(screen, 'SUCCESS', 'As promised.');
    await keys.press('d', '1', 'w');
    await keys.is_on('textbox', 'Notes');
    await keys.type('As promised.');
    await keys.press('Control+Enter');
}

test('an hour’s work by keyboard alone', {timeout: 180_000}, async () => {
    const manager = await relay.sign_in('manager');
    const given = {list: 'prospects', agents: ['agent2'], count: 10};
    assert.equal((await manager.post('/assignments', given)).status, 200);
    const last = (await manager.get('/team/agent2')).body.items.at(-1).phone;
    const ledger = await Ledger.of('agent2');
    const screen = await Screen.open(browser, relay.url);
    const keys = new Keys(screen);
    await sign_in_by_keys(keys, 'agent2');
    await note_dialled(screen);

    await keys.press('n');
    for (const outcome of ['1', '2', '4', '2', '1', '2']) {
        await plain_call_by_keys(keys, ledger, outcome);
    }
    for (const [outcome, notes] of [['1', 'June fare? Yes.'], ['2', 'Rang 2x'],
        ['4', 'Has one…']]) {
        await call_with_notes_by_keys(keys, ledger, outcome, notes);
    }
    await promise_by_a_quick_key(keys, ledger);
    await promise_by_the_month(keys, ledger);
    await promise_for_me_only(keys, ledger, 'Ask Ada');
    await claim_extend_and_release(keys, ledger);
    await pause_and_be_ready_by_keys(keys, 'agent2');
    await look_at_the_keys(keys);
    for (const outcome of ['2', '1', '4']) await plain_call_by_keys(keys, ledger, outcome);
    await find_by_search(keys, ledger, last.slice(-6));
    await move_a_promise(keys, ledger, 'Ask Ada');
    await take_a_promise(keys, ledger, 'Ask for the fleet manager.');
    for (const outcome of ['1', '2']) await plain_call_by_keys(keys, ledger, outcome);
    await keys.press('Shift+3');
    await screen.find('heading', 'My calls');
    await screen.find('row', /./, {row: 0});
    await keys.press('Shift+1');
    await screen.find('heading', 'Client CRM');

    await all_is_saved(screen);
    assert.equal(ledger.calls.length, 19);
    assert.equal((await dialled(screen)).length, 5);
    await ledger.stands_at_the_relay();
    await screen.close();
});

// ---- By a finger alone

const middle = ({x, y, w, h}) => [x + w / 2, y + h / 2];
const touched = {viewport: phone_size, hasTouch: true, isMobile: true,
                 permissions: ['clipboard-read', 'clipboard-write']};

class Finger {
    static async on(screen) {
        const finger = new Finger();
        finger.screen = screen;
        finger.wires = await screen.context.newCDPSession(screen.page);
        return finger;
    }
    // Pushes the page up by so many pixels, and rests before it is lifted: nothing glides.
    async swipe(up) {
        const x = 195, from = up > 0 ? 700 : 430;  // past the fields above a list
        const touch = (type, y) => this.wires.send('Input.dispatchTouchEvent',
            {type, touchPoints: type === 'touchEnd' ? [] : [{x, y}]});
        await touch('touchStart', from);
        for (let i = 1; i <= 4; ++i) await touch('touchMove', from - up * i / 4);
        await this.screen.page.waitForTimeout(100);
        await touch('touchEnd');
        await this.screen.settle();
    }
    // What is looked for, swiped to where it is out of sight.
    async reach(role, name, more = {}) {
        const {screen} = this;
        for (const up of [0, 0, 300, 300, 300, -300, -300, -300, -300]) {
            if (up !== 0) await this.swipe(up);
            const [bar] = await screen.find_all({role: 'navigation'});
            const bottom = bar ? bar.y : screen.page.viewportSize().height;
            const found = (await screen.find_all({role, name, ...more})).filter((node) =>
                node.h >= 20 && (node.y + node.h < bottom || node.y >= bottom));
            if (found.length === 1) return found[0];
        }
        return screen.find(role, name, more);
    }
    async tap(role, name, more = {}) {
        const node = await this.reach(role, name, {enabled: true, ...more});
        await this.screen.page.touchscreen.tap(...middle(node));
        await this.screen.settle();
        return node;
    }
    // `shown`: what the field says then, where that is more.
    async write(name, text, shown = name === 'Password' ? /^•+$/ : text) {
        await this.tap('textbox', name);
        await this.screen.page.keyboard.type(text);
        await this.screen.settle();
        await this.reach('textbox', name, {value: shown});
    }
}

async function sign_in_by_touch(finger, username) {
    await finger.write('Username', username);
    await finger.write('Password', password);
    await finger.tap('button', 'Sign in');
    await all_is_saved(finger.screen);
}
const labels = {SUCCESS: 'Success', NA: 'No Answer', CALLBK: 'Callback', NI: 'Not Interested'};

async function begin_by_touch(finger) {
    await finger.tap('button', 'Claim');
    await finger.tap('button', 'Call');
    await finger.reach('button', 'Call again');
}
async function end_by_touch(finger, ledger, outcome, notes = '') {
    await finger.tap('radio', labels[outcome]);
    if (notes !== '') await finger.write('Notes', notes);
    await finger.reach('radio', labels[outcome], {checked: true});
    await finger.reach('button', 'Call again');
    await ledger.call(finger.screen, outcome, notes);
    await finger.tap('button', 'Complete');
}
// The next number opens by itself.
async function call_by_touch(finger, ledger, outcome, notes) {
    await begin_by_touch(finger);
    await end_by_touch(finger, ledger, outcome, notes);
}

const day_words = (day) => {
    const [name, number, month, year] = new Date(day).toUTCString().split(/,? /);
    return `${name} ${Number(number)} ${month} ${year}`;
};
// The day after tomorrow in the month, and a time off the list below the one it opens at.
async function promise_by_touch(finger, ledger) {
    const {screen} = finger;
    await begin_by_touch(finger);
    await finger.tap('radio', 'Callback');
    const today = day_of((await finger.tap('button', day_button)).name);
    const wanted = day_of(day_words(today), 2);
    if (wanted.slice(0, 7) !== today.slice(0, 7)) await finger.tap('button', 'Next month');
    await finger.tap('button', day_words(wanted));
    await finger.reach('button', day_words(wanted));
    await finger.tap('combobox', 'Time');
    const {name: time} = (await screen.find_all({role: 'option'}))[2];
    await finger.tap('option', time);
    await finger.reach('combobox', 'Time', {value: time});
    const promise = {wall_time: `${wanted} ${time}`};
    await finger.reach('text', 'Phone', {value: /^\+/});
    await ledger.call(screen, 'CALLBK', '', promise);
    await finger.tap('button', 'Complete');
    return promise;
}

async function cannot_be_completed(finger, words) {
    const {screen} = finger;
    const off = await finger.reach('button', 'Complete Interaction', {enabled: false});
    assert.match(off.value, words);
    await screen.page.touchscreen.tap(...middle(off));
    await screen.settle();
    await finger.reach('text', words);
    await finger.reach('button', 'Complete Interaction', {enabled: false});
}
async function follow_up_by_touch(finger, ledger, notes) {
    const {screen} = finger;
    await finger.tap('link', 'Customer Service');
    await finger.tap('row', /, Assigned$/, {row: 0});
    await finger.tap('button', 'Call');
    await finger.tap('radio', 'Follow-up');
    await cannot_be_completed(finger, /“Follow-up” needs notes: write what was said\./);
    await finger.write('Notes', ' ');
    await cannot_be_completed(finger, /“Follow-up” needs notes: write what was said\./);
    await finger.write('Notes', notes, ` ${notes}`);
    await finger.reach('text', 'Phone', {value: /^\+/});
    await ledger.call(screen, 'FOLLOWUP', ` ${notes}`);
    await finger.tap('button', 'Complete Interaction');
    await finger.tap('button', 'Back');
    await finger.tap('link', 'Client CRM');
}

// Goes back to the list from a call that has begun, finds it there, and completes it.
async function close_without_completing(finger, ledger) {
    const {screen} = finger;
    await begin_by_touch(finger);
    const number = await phone_of(screen);
    await finger.tap('button', 'Back');
    await finger.reach('button', 'Next number');
    assert.ok(await ledger.claim_of(number), 'it is still claimed');
    await finger.tap('row', /, In call$/);
    assert.equal(await phone_of(screen), number);
    await end_by_touch(finger, ledger, 'NI', 'Later');
}
async function pause_and_be_ready_by_touch(finger, username) {
    const {screen} = finger;
    await finger.tap('button', 'Not ready');
    await finger.tap('button', 'Pause: Break');
    await finger.tap('button', 'Paused: Break');
    await finger.tap('button', 'Ready');
    await screen.gone('menu', 'Your presence');
    await screen.find('button', 'Ready');
    const user = await relay.sign_in(username);
    assert.equal((await user.get('/me/presence')).body.state, 'ready');
}
async function copy_the_phone_number(finger) {
    const {screen} = finger;
    await finger.tap('button', 'Copy the phone number');
    const wanted = await phone_of(screen);
    await until('the number is not copied', async () =>
        await screen.page.evaluate(() => navigator.clipboard.readText()) === wanted);
}
async function open_one_further_down(finger) {
    const {screen} = finger;
    const [first] = await screen.find_all({role: 'row'});
    await finger.swipe(250);
    const rows = await screen.find_all({role: 'row', name: /, Assigned$/});
    assert.notEqual(rows[0].name, first.name, 'the list has gone up');
    const {name} = rows[2];
    await screen.page.touchscreen.tap(...middle(rows[2]));
    await screen.settle();
    await screen.find('heading', name.replace(/, Assigned$/, ''));
}
async function three_calls_without_a_network(finger, ledger) {
    const {screen} = finger;
    await screen.context.setOffline(true);
    await screen.find('status', /Offline|Connecting/);
    for (const outcome of ['NA', 'SUCCESS', 'NA']) await call_by_touch(finger, ledger, outcome);
    await screen.find('status', /^\d+ waiting on this device$/);
    assert.deepEqual(await screen.find_all({role: 'status', name: 'All saved'}), []);
    await screen.context.setOffline(false);
    await all_is_saved(screen);
}

test('an hour’s work by touch alone', {timeout: 180_000}, async () => {
    const ledger = await Ledger.of('agent1');
    const screen = await Screen.open(browser, relay.url, touched);
    const hand = await Finger.on(screen);
    await sign_in_by_touch(hand, 'agent1');
    await note_dialled(screen);
    await pause_and_be_ready_by_touch(hand, 'agent1');
    await open_one_further_down(hand);
    await copy_the_phone_number(hand);
    await call_by_touch(hand, ledger, 'SUCCESS', 'June fare? Yes.');
    await call_by_touch(hand, ledger, 'NA');
    await call_by_touch(hand, ledger, 'NI', 'Has one…');
    const promise = await promise_by_touch(hand, ledger);
    await close_without_completing(hand, ledger);
    await call_by_touch(hand, ledger, 'NA');
    await three_calls_without_a_network(hand, ledger);
    await call_by_touch(hand, ledger, 'SUCCESS');
    await call_by_touch(hand, ledger, 'NA');
    await hand.tap('button', 'Back');
    await follow_up_by_touch(hand, ledger, 'Line drops');

    await hand.tap('link', 'Callbacks');
    await screen.find('text', /^2 promised/);
    await hand.tap('row', /./, {row: 1});
    const [day, time] = promise.wall_time.split(' ');
    await screen.find('text', `${day_words(day)}, ${time}`);
    await hand.tap('button', 'Back');
    await hand.tap('link', 'My calls');
    await hand.tap('row', /./, {row: 0});
    await hand.reach('text', 'What was written', {value: /Line drops$/});
    await hand.tap('button', 'Back');
    await all_is_saved(screen);
    assert.equal(ledger.calls.length, 12);
    assert.equal((await dialled(screen)).length, 12);
    await ledger.stands_at_the_relay();
    await screen.close();
});
