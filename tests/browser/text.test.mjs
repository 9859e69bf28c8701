// Writing: every text box of the program is a real field of the page while somebody writes in it.
// And reading: names in any script are shown, those our fonts lack by the page itself.
import assert from 'node:assert/strict';
import {test} from 'node:test';

import {browser, open_desk, relay} from './lib/desk.mjs';
import {password} from './lib/relay.mjs';
import {Screen, phone, sharp} from './lib/screen.mjs';

open_desk();

const middle = (node) => [node.x + node.w / 2, node.y + node.h / 2];

// The page's element that has the keyboard.
const in_use = (screen) => screen.page.evaluate(() => {
    const active = document.activeElement;
    const {x, y, width, height} = active.getBoundingClientRect();
    const style = getComputedStyle(active);
    return {tag: active.tagName, id: active.id, label: active.getAttribute('aria-label'),
            value: active.value, spellcheck: active.spellcheck, x, y, width, height,
            font: style.fontFamily, colour: style.color};
});
const value_of = async (screen, role, name) => (await screen.find(role, name)).value;

// A list with these names, all of them agent1's.
let lists = 0;
async function assign_names(names, agent) {
    const manager = await relay.sign_in('manager');
    const list = `text-${++lists}`;
    await manager.post('/lists', {id: list, campaign: 'client', name: list});
    const rows = names.map((name, i) =>
        `${name},0803${String(lists * 1000 + i).padStart(7, '0')},Everywhere`);
    const imported = await manager.post(`/lists/${list}/leads`,
        `Name,Phone,Company\n${rows.join('\n')}\n`, 'text/csv');
    assert.equal(imported.body.new, names.length, JSON.stringify(imported.body));
    const assigned = await manager.post('/assignments',
        {list, agents: [agent], count: names.length});
    assert.ok(assigned.status < 300, JSON.stringify(assigned.body));
}

test('what is typed in the instant of a click arrives, once', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url);
    const box = await screen.find('textbox', 'Username');
    await screen.page.mouse.click(...middle(box));
    await screen.page.keyboard.type('agent1');
    await screen.settle();
    assert.equal(await value_of(screen, 'textbox', 'Username'), 'agent1');
    const field = await in_use(screen);
    assert.equal(field.tag, 'INPUT');
    assert.equal(field.label, 'Username');
    assert.ok(Math.abs(field.x - box.x) <= 1 && Math.abs(field.y - box.y) <= 1 &&
        Math.abs(field.width - box.w) <= 1 && Math.abs(field.height - box.h) <= 1,
    JSON.stringify([field, box]));
    assert.match(field.font, /Recall Inter/);
    assert.ok(await screen.page.evaluate(() => document.fonts.check('14px "Recall Inter"')));
    assert.equal(field.spellcheck, false);
    await screen.picture('writing');
    await screen.close();
});

test('input methods compose in the field', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.click('textbox', 'Username');
    const wires = await screen.context.newCDPSession(screen.page);
    await wires.send('Input.imeSetComposition', {text: 'にほ', selectionStart: 2, selectionEnd: 2});
    await screen.settle();
    await wires.send('Input.imeSetComposition', {text: '日本', selectionStart: 2, selectionEnd: 2});
    await screen.settle();
    await wires.send('Input.insertText', {text: '日本'});
    await screen.page.keyboard.type('!');
    await screen.settle();
    assert.equal((await in_use(screen)).value, '日本!');
    assert.equal(await value_of(screen, 'textbox', 'Username'), '日本!');
    await screen.close();
});

test('words are selected by a double click, undone and redone by the browser', {timeout: 60_000},
    async () => {
        const screen = await Screen.open(browser, relay.url);
        await screen.type('Username', 'first second');
        const box = await screen.find('textbox', 'Username');
        await screen.page.mouse.dblclick(box.x + 20, box.y + box.h / 2);
        await screen.page.keyboard.type('1st');
        await screen.settle();
        assert.equal(await value_of(screen, 'textbox', 'Username'), '1st second');
        await screen.press('Control+Z');
        assert.equal(await value_of(screen, 'textbox', 'Username'), 'first second');
        await screen.press('Control+Shift+Z');
        assert.equal(await value_of(screen, 'textbox', 'Username'), '1st second');
        await screen.close();
    });

test('Tab goes from field to field and out of the page at both ends', {timeout: 60_000},
    async () => {
        const screen = await Screen.open(browser, relay.url);
        await screen.click('textbox', 'Username');
        await screen.page.keyboard.type('manager');
        await screen.page.keyboard.press('Tab');
        await screen.settle();
        assert.equal((await in_use(screen)).label, 'Password');
        await screen.page.keyboard.type('x');
        await screen.press('Shift+Tab');
        const field = await in_use(screen);
        assert.equal(field.label, 'Username');
        assert.equal(field.value, 'manager');
        await screen.press('Shift+Tab');
        assert.equal((await in_use(screen)).id, 'read-aloud', 'out at the top');
        for (let i = 0; i < 30; ++i) {
            await screen.press('Tab');
            if (i > 4 && (await in_use(screen)).id === 'read-aloud') break;
        }
        assert.equal((await in_use(screen)).id, 'read-aloud', 'out at the bottom, and round');
        await screen.close();
    });

test('Escape leaves a field and keeps its text; Enter submits', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.type('Username', 'agent2');
    await screen.press('Escape');
    assert.equal((await in_use(screen)).id, 'keys');
    assert.equal(await value_of(screen, 'textbox', 'Username'), 'agent2');
    await screen.type('Password', password);
    await screen.press('Enter');
    await screen.find('status', 'Connected');
    await screen.close();
});

test('a password manager finds a form, fills it and sends it', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url);
    const names = await screen.page.evaluate(() => [...document.querySelectorAll('form input')]
        .map((input) => [input.type, input.autocomplete, input.name]));
    assert.deepEqual(names, [['text', 'username', 'username'],
                             ['password', 'current-password', 'password']]);
    await screen.page.evaluate((secret) => {
        const fill = (autocomplete, text) => {
            const input = document.querySelector(`input[autocomplete=${autocomplete}]`);
            input.value = text;
            input.dispatchEvent(new Event('input', {bubbles: true}));
            return input;
        };
        fill('username', 'agent3');
        fill('current-password', secret).form.requestSubmit();
    }, password);
    await screen.find('status', 'Connected');
    assert.equal(await screen.page.locator('#fields input[type=password]').count(), 0);
    await screen.close();
});

test('too long a text is cut between characters, and that is said', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url);
    await screen.type('Username', 'a' + 'é'.repeat(15));
    const kept = 'a' + 'é'.repeat(9);  // 20 bytes have no room for half a letter
    assert.equal(await value_of(screen, 'textbox', 'Username'), kept);
    assert.equal((await in_use(screen)).value, kept);
    await screen.find('text', /No more fits/);
    await screen.press('Backspace');
    await screen.gone('text', /No more fits/);
    await screen.close();
});

test('notes are spell-checked lines, and Ctrl+Enter completes the call', {timeout: 90_000},
    async () => {
        await assign_names(['Notes Person'], 'agent2');
        const agent = await Screen.open(browser, relay.url);
        await agent.sign_in('agent2');
        await agent.type('Search numbers', 'Notes Person', 'searchbox');
        await agent.click('row', /^Notes Person/);
        await agent.click('button', 'Claim');
        await agent.click('radio', 'Success');
        await agent.click('textbox', 'Notes');
        await agent.page.keyboard.type('First line, naïve café');
        await agent.page.keyboard.press('Enter');
        await agent.page.keyboard.insertText('second 😀 line');
        await agent.settle();
        const field = await in_use(agent);
        assert.equal(field.tag, 'TEXTAREA');
        assert.equal(field.spellcheck, true);
        assert.equal(await value_of(agent, 'textbox', 'Notes'),
            'First line, naïve café\nsecond 😀 line');
        assert.equal(await agent.page.evaluate(
            () => document.getElementById('stage').style.transform), '', 'nothing covers it');
        await agent.picture('writing-notes');
        await agent.page.keyboard.press('Control+Enter');
        await agent.find('status', 'All saved');
        await agent.type('Search numbers', 'Notes Person', 'searchbox');
        const row = await agent.find('row', /^Notes Person/);
        assert.match(row.name, /Success|Completed|Done/);
        await agent.close();
    });

const foreign = ['ليلى حداد', 'आरव शर्मा', '李小龙', 'Ольга Иванова', 'Sunny 😀 Ade',
                 'Ẹ káàárọ̀ مرحبا', 'Ṣọlá حداد Adébáyọ̀'];

const overlay = (screen) => screen.page.evaluate(() =>
    [...document.querySelectorAll('#words > span')].map((span) => {
        const {x, y, width, height} = span.getBoundingClientRect();
        const words = document.createRange();
        words.selectNodeContents(span);
        return {text: span.textContent, x, y, w: width, h: height, clip: span.style.clipPath,
                words_w: words.getBoundingClientRect().width,
                colour: getComputedStyle(span).color};
    }));

const lies_in = (inner, outer) => inner.y >= outer.y - 2 && inner.x >= outer.x - 2 &&
    inner.y + inner.h <= outer.y + outer.h + 2;

for (const [size, viewport] of [['desktop', {width: 1280, height: 800}], ['phone', phone]]) {
    test(`names in any script are shown where they belong: ${size}`, {timeout: 120_000},
        async () => {
            const agent_name = size === 'desktop' ? 'agent3' : 'agent6';
            const agent = await Screen.open(browser, relay.url, {viewport, ...sharp});
            await agent.sign_in(agent_name);
            assert.deepEqual(await overlay(agent), [], 'an ordinary desk has no words over it');
            await assign_names(foreign, agent_name);
            for (const name of foreign) {
                await agent.type('Search numbers', name, 'searchbox');
                const row = await agent.find('row', new RegExp(`^${name}`));
                const shown = (await overlay(agent)).filter(({text}) => text === name);
                assert.equal(shown.length, 1, JSON.stringify(await overlay(agent)));
                assert.ok(lies_in(shown[0], row), JSON.stringify([shown[0], row]));
                assert.ok(shown[0].words_w <= shown[0].w,
                    `${name} is ${shown[0].words_w} wide, and has ${shown[0].w}: its end is cut`);
            }
            await agent.type('Search numbers', 'Everywhere', 'searchbox');
            await agent.find('row', new RegExp(`^${foreign[0]}`));
            await agent.picture(`scripts-table-${size}`);
            await agent.click('row', new RegExp(`^${foreign[0]}`));
            const heading = await agent.find('heading', foreign[0]);
            const titled = (await overlay(agent)).filter((line) => line.text === foreign[0] &&
                lies_in(line, heading));
            assert.equal(titled.length, 1, JSON.stringify(await overlay(agent)));
            await agent.picture(`scripts-detail-${size}`);
            const before_it = await agent.page.evaluate(() => recall.frames());
            await agent.page.waitForTimeout(500);
            const drawn = await agent.page.evaluate(() => recall.frames()) - before_it;
            assert.ok(drawn <= 1, `${drawn} frames while nothing changed`);
            await agent.close();
        });
}

test('a dialog covers the words behind it', {timeout: 60_000}, async () => {
    const manager = await Screen.open(browser, relay.url);
    await manager.sign_in('manager');
    await manager.click('link', 'Database Manager');
    await manager.click('row', `text-${lists}`);
    await manager.find('cell', foreign[0]);
    const before_it = await overlay(manager);
    assert.ok(before_it.length >= 5, 'of the rows in sight');
    await manager.click('button', 'New list…');
    const dialog = await manager.find('dialog', 'New list');
    for (const line of await overlay(manager)) {
        const behind = line.x >= dialog.x && line.x + line.w <= dialog.x + dialog.w &&
            line.y - line.h / 2 >= dialog.y && line.y + line.h * 1.5 <= dialog.y + dialog.h;
        assert.ok(!behind, `${line.text} shows through the dialog`);
    }
    await manager.picture('scripts-dialog');
    await manager.close();
});

test('a keyboard on the screen does not cover what is written', {timeout: 60_000}, async () => {
    const screen = await Screen.open(browser, relay.url,
        {viewport: phone, hasTouch: true, isMobile: true});
    const box = await screen.find('textbox', 'Password');
    await screen.page.touchscreen.tap(...middle(box));
    assert.equal((await in_use(screen)).label, 'Password', 'within the tap');
    const keyboard_from = Math.round(box.y);
    await screen.page.evaluate((height) => {
        Object.defineProperty(visualViewport, 'height', {get: () => height, configurable: true});
        visualViewport.dispatchEvent(new Event('resize'));
    }, keyboard_from);
    const moved = await in_use(screen);
    assert.ok(moved.y + moved.height <= keyboard_from, `${moved.y + moved.height}`);
    await screen.page.keyboard.type('secret');
    await screen.press('Escape');
    const back = await screen.page.evaluate(() => document.getElementById('stage').style.transform);
    assert.equal(back, '');
    assert.equal((await screen.find('textbox', 'Password')).value.length, 6);
    await screen.close();
});
