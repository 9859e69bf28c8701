// The page in words, for screen readers: the semantic tree as DOM with ARIA roles, laid invisibly
// over what it stands for. Off until it is wanted (see wanted_by below), because keeping it costs
// time in every frame that changes something.
//
// The elements stand inside #stage, so keys pressed on them reach the program as those of #keys do:
// the keyboard works the same with and without. The keyboard's place in the program is the page's
// focus here and the other way round; pressing an element presses the thing it stands for. A text
// box here hands the focus on to the real field that lies over the canvas (web/layer.js).
'use strict';

globalThis.recall_mirror = (() => {
    const update_interval_ms = 150;
    const focus_patience_ms = 600;   // until the program's focus has followed the page's
    const spoken_lifetime_ms = 10000;
    const remembered = 'recall-screen-reader';
    const root = document.getElementById('mirror');
    const keys = document.getElementById('keys');
    const elements = new Map();  // By node id, or a key of our own where a table needs more.
    let host = null;
    let seen_version = -1;
    let callers = new Map();     // From a phone number to the id of the button that calls it.
    let said = null;             // What the live parts said last; null before the first time.
    let awaited = {id: 0, until: 0};
    let reflecting = false;

    const is_text_box = ({role}) => role === 'textbox' || role === 'searchbox';
    const field_of = (node) => document.getElementById(`field-${node.id}`);
    const tags = {banner: 'header', navigation: 'nav', main: 'main', region: 'section'};
    const wholes = new Set(['banner', 'navigation', 'main', 'region', 'group', 'dialog', 'table',
                            'row', 'radiogroup', 'tablist', 'listbox', 'menu']);
    const plain = new Set(['text', 'status', 'alert', 'cell']);

    // ---- One element.

    const tag_of = (node) =>
        node.role === 'heading' ? `h${node.level || 2}` : tags[node.role] || 'div';

    function role_of(node, parent) {
        if (node.role === 'button' && parent && parent.role === 'menu') return 'menuitem';
        if (node.role === 'table' && node.is_grid) return 'grid';
        const said_by_tag = tags[node.role] || node.role === 'heading';
        return said_by_tag || plain.has(node.role) ? null : node.role;
    }

    // The element under that key, made anew where it would have to be of another kind.
    function element_for(key, tag, id) {
        const old = elements.get(key);
        if (old && old.localName === tag) return old;
        if (old) old.remove();
        const made = document.createElement(tag);
        if (id) {
            made.id = `node-${id}`;
            made.dataset.node = id;
        }
        elements.set(key, made);
        return made;
    }

    function set(element, name, value) {
        if (value === null || value === undefined || value === '') element.removeAttribute(name);
        else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
    }
    const when = (condition, value) => (condition ? value : null);

    // Words. A phone number that can be called here and now is a link that presses the button which
    // does so: a claim, the call's start and what the rules say of it are not passed by.
    function write(element, words) {
        const text = words.join(': ');
        const calls = words.map((word) => callers.get(word)).filter(Boolean).join(' ');
        if (element.textContent === text && (element.dataset.calls || '') === calls) return;
        set(element, 'data-calls', calls);
        element.replaceChildren();
        words.forEach((word, i) => {
            if (i > 0) element.append(': ');
            if (!callers.has(word)) return element.append(word);
            const link = document.createElement('a');  // Without an address to follow past us.
            link.setAttribute('role', 'link');
            link.dataset.presses = callers.get(word);
            link.textContent = word;
            return element.append(link);
        });
    }

    function write_content(element, node, label) {
        if (is_text_box(node) || ['combobox', 'timer'].includes(node.role)) {
            write(element, [node.value]);
        } else if (['link', 'tab'].includes(node.role)) {
            write(element, [node.value ? `${node.name}, ${node.value}` : node.name]);
        } else if (plain.has(node.role)) {
            const words = node.name === label ? [] : [node.name];
            if (node.value && node.value !== node.name) words.push(node.value);
            write(element, words);
        } else if (node.role !== 'img' && node.role !== 'progressbar') {
            write(element, [node.name]);
        }
    }

    const named = new Set([...wholes, 'combobox', 'timer', 'img', 'progressbar', 'textbox',
                           'searchbox']);

    function description_of(node) {
        if (node.hint) return node.hint;
        if (node.role === 'img') return node.value;
        return when(['button', 'checkbox'].includes(node.role) && !node.enabled, node.value);
    }

    // The real field says the same of itself while it is written in, and this one is silent.
    function describe_text_box(element, node) {
        const field = field_of(node);
        set(element, 'aria-multiline', when(node.multiline, 'true'));
        set(element, 'aria-hidden', when(field && field === document.activeElement, 'true'));
        if (!field) return;
        for (const name of ['aria-required', 'aria-invalid', 'aria-description']) {
            set(field, name, element.getAttribute(name));
        }
    }

    function describe(element, node, role) {
        set(element, 'role', role);
        set(element, 'tabindex', when(node.focusable, node.enabled ? 0 : -1));
        if (node.role === 'dialog') element.tabIndex = -1;
        set(element, 'aria-label', when(named.has(node.role), node.name));
        set(element, 'aria-description', description_of(node));
        set(element, 'aria-disabled', when(!node.enabled && (node.focusable || role === 'menuitem'),
            'true'));
        set(element, 'aria-modal', when(node.role === 'dialog', 'true'));
        set(element, 'aria-checked', when(['checkbox', 'radio'].includes(node.role), node.checked));
        const selectable = ['tab', 'option'].includes(node.role) ||
            (node.role === 'row' && node.focusable);
        set(element, 'aria-selected', when(selectable, node.selected));
        set(element, 'aria-current', when(node.role === 'link' && node.selected, 'page'));
        set(element, 'aria-required', when(node.required, 'true'));
        set(element, 'aria-invalid', when(node.invalid, 'true'));
        set(element, 'aria-expanded', when(node.open !== undefined, node.open));
        set(element, 'aria-haspopup', when(node.open !== undefined,
            node.role === 'combobox' ? 'listbox' : 'menu'));
        set(element, 'aria-sort', when(node.role === 'columnheader', node.value));
        if (is_text_box(node)) describe_text_box(element, node);
        if (node.role === 'table') set(element, 'aria-rowcount', Math.max(node.rows, 0) + 1);
        if (node.role === 'row') set(element, 'aria-rowindex', node.row + 2);
        if (node.role === 'columnheader') set(element, 'aria-colindex', node.column + 1);
        if (node.role === 'progressbar') {
            set(element, 'aria-valuemin', 0);
            set(element, 'aria-valuemax', 100);
            set(element, 'aria-valuenow', Math.round(100 * (node.share || 0)));
            set(element, 'aria-valuetext', node.value || node.name);
        }
    }

    function move(element, node, origin) {
        Object.assign(element.style, {left: `${node.x - origin.x}px`, top: `${node.y - origin.y}px`,
                                      width: `${node.w}px`, height: `${node.h}px`});
    }

    // ---- The tree. Rows stand in row groups and cells in rows, or readers do not take them for
    // what they are; dialogs stand at the root, so that all else can be made inert.

    function part(key, role, container, places, attributes = {}) {
        const element = element_for(key, 'div', 0);
        element.className = 'part';
        set(element, 'role', role);
        for (const [name, value] of Object.entries(attributes)) set(element, name, value);
        if (!places.some((place) => place.element === element)) places.push({element, container});
        return element;
    }

    function container_in_table(node, table, places) {
        const whole = elements.get(table.id);
        if (node.role === 'columnheader') {
            const head = part(`${table.id}/head`, 'rowgroup', whole, places);
            return part(`${table.id}/names`, 'row', head, places, {'aria-rowindex': 1});
        }
        const body = part(`${table.id}/body`, 'rowgroup', whole, places);
        if (node.role === 'row') return body;
        const row = table.row_elements.get(node.row) || body;
        return part(`${table.id}/${node.row}/${node.column}`, table.is_grid ? 'gridcell' : 'cell',
            row, places, {'aria-colindex': node.column + 1});
    }

    // A row that is scrolled out of sight has no cells yet: its name stands for them.
    function fill_rows(nodes, places) {
        const filled = new Set(places.map(({container}) => container));
        for (const node of nodes) {
            const element = node.role === 'row' && elements.get(node.id);
            if (!element || filled.has(element)) continue;
            const whole = nodes.find(({id}) => id === node.parent);
            const cell = part(`${node.id}/only`, whole && whole.is_grid ? 'gridcell' : 'cell',
                element, places, {'aria-colindex': 1});
            if (cell.textContent !== node.name) cell.textContent = node.name;
        }
    }

    // Every element with what it stands in, in reading order.
    function arrange(nodes) {
        const by_id = new Map(nodes.map((node) => [node.id, node]));
        const places = [];
        for (const node of nodes) {
            if (node.role === 'row' && node.focusable) by_id.get(node.parent).is_grid = true;
        }
        for (const node of nodes) {
            const parent = node.role === 'dialog' ? undefined : by_id.get(node.parent);
            const element = element_for(node.id, tag_of(node), node.id);
            const in_table = parent && parent.role === 'table';
            const container = in_table ? container_in_table(node, parent, places)
                : parent ? elements.get(parent.id) : root;
            if (node.role === 'table') node.row_elements = new Map();
            if (in_table && node.role === 'row') parent.row_elements.set(node.row, element);
            const in_row = in_table && node.column >= 0 && node.role !== 'columnheader';
            const origin = in_row ? nodes.find((row) => row.role === 'row' &&
                row.parent === parent.id && row.row === node.row) : parent;
            places.push({element, container, node, parent, origin: origin || {x: 0, y: 0}});
        }
        fill_rows(nodes, places);
        return places;
    }

    function link_lists(nodes) {
        let opener = null;
        for (const node of nodes) {
            if (node.role === 'combobox') opener = node.open ? elements.get(node.id) : null;
            if (node.role === 'combobox') elements.get(node.id).removeAttribute('aria-controls');
            if (node.role === 'listbox' && opener) set(opener, 'aria-controls', `node-${node.id}`);
        }
    }

    function show(nodes) {
        callers = new Map(nodes.filter(({dials, enabled}) => dials && enabled)
            .map(({dials, id}) => [dials, id]));
        const places = arrange(nodes);
        const kept = new Set(places.map(({element}) => element));
        for (const [key, element] of elements) {
            if (kept.has(element)) continue;
            element.remove();
            elements.delete(key);
        }
        const ends = new Map();  // Container to its last element in place.
        let label = '';  // The words before: where they name what follows, they are said once.
        for (const {element, container, node, parent, origin} of places) {
            const end = ends.get(container);
            const next = end ? end.nextSibling : container.firstChild;
            if (next !== element) container.insertBefore(element, next);
            ends.set(container, element);
            if (!node) continue;
            describe(element, node, role_of(node, parent));
            if (!wholes.has(node.role)) write_content(element, node, node.value ? label : '');
            label = node.role === 'text' && !node.value ? node.name : '';
            move(element, node, origin);
        }
        link_lists(nodes);
    }

    function front_dialog() {
        const dialogs = root.querySelectorAll(':scope > [role=dialog]');
        const front = dialogs[dialogs.length - 1] || null;
        for (const child of root.children) child.inert = front !== null && child !== front;
        return front;
    }

    // ---- Saying and following.

    function say(place, sentences) {
        if (sentences.length === 0) return;
        const made = document.createElement('p');
        made.textContent = sentences.join('. ');
        document.getElementById(place).append(made);
        setTimeout(() => made.remove(), spoken_lifetime_ms);
    }

    function announce(nodes) {
        const now = new Map();
        for (const node of nodes) if (node.live) now.set(node.name, node.live);
        if (said !== null) {
            const fresh = [...now].filter(([words]) => !said.has(words));
            for (const [place, live] of [['alerts', 'assertive'], ['spoken', 'polite']]) {
                say(place, fresh.filter(([, how]) => how === live).map(([words]) => words));
            }
        }
        said = now;
    }

    function follow(nodes, front) {
        const active = document.activeElement;
        if (active !== document.body && active !== keys && !root.contains(active)) return;
        const focused = nodes.find((node) => node.focused);
        if (performance.now() < awaited.until && (!focused || focused.id !== awaited.id)) return;
        const target = (focused && elements.get(focused.id)) || front || keys;
        if (target === active) return;
        reflecting = true;
        target.focus({preventScroll: true});
        reflecting = false;
    }

    function update() {
        if (host.is_dead()) {
            root.hidden = true;
            return;
        }
        const version = host.tell('recall_ui_version');
        if (version === seen_version && document.activeElement !== document.body) return;
        seen_version = version;
        const nodes = recall.all_ui();
        show(nodes);
        announce(nodes);
        follow(nodes, front_dialog());
    }

    function listen() {
        root.addEventListener('click', (event) => {
            const link = event.target.closest('a');
            const pressed = event.target.closest('[tabindex]');
            if (link) host.tell('recall_activate', Number(link.dataset.presses));
            else if (pressed) host.tell('recall_activate', Number(pressed.dataset.node));
        });
        root.addEventListener('focusin', (event) => {
            const id = Number(event.target.dataset.node);
            if (reflecting || !id || event.target.getAttribute('tabindex') === null) return;
            awaited = {id, until: performance.now() + focus_patience_ms};
            host.tell('recall_focus', id);
            const field = field_of({id});
            if (field) field.focus({preventScroll: true});
        });
        root.addEventListener('focusout', (event) => {
            if (!event.relatedTarget) host.tell('recall_on_keys_lost');
        });
        // What is the browser's stays the browser's here too.
        for (const type of ['keydown', 'keyup']) {
            addEventListener(type, (event) => {
                if (root.contains(event.target) && recall_input.is_for_browser(event)) {
                    event.stopImmediatePropagation();
                }
            }, true);
        }
    }

    // ---- On and off.

    function remember(on) {
        try {
            if (on) localStorage.setItem(remembered, 'on');
            else localStorage.removeItem(remembered);
        } catch {
            // Storage is forbidden here: it is asked for again the next time.
        }
    }

    function is_remembered() {
        try {
            return localStorage.getItem(remembered) === 'on';
        } catch {
            return false;
        }
    }

    // "on" and "off" where the person said so. A browser does not tell of a screen reader; who
    // forces colours or contrast is likely to be glad of it.
    function wanted() {
        const asked = new URLSearchParams(location.search).get('a11y');
        if (asked !== null) {
            remember(asked !== '0');
            return asked !== '0';
        }
        return is_remembered() || matchMedia('(forced-colors: active)').matches ||
            matchMedia('(prefers-contrast: more)').matches;
    }

    function turn_on() {
        document.getElementById('read-aloud').remove();
        root.hidden = false;
        keys.tabIndex = -1;  // Or Shift+Tab would never get past it: the focus belongs in here.
        listen();
        setInterval(update, update_interval_ms);
        update();
    }

    return {
        watch(of_host) {
            host = of_host;
            if (wanted()) return turn_on();
            const button = document.getElementById('read-aloud');
            button.addEventListener('click', () => {
                remember(true);
                turn_on();
                keys.focus({preventScroll: true});
            }, {once: true});
            return undefined;
        },
    };
})();
