// The page in words, for screen readers: the semantic tree of recall.ui() as hidden DOM with ARIA
// roles. Off until asked for (the first button of the page, or ?a11y=1), then remembered: keeping
// it costs time in every frame that changes something.
//
// The focus stays in #keys, so that the keyboard works as it does without; what it moves to is
// spoken through a live region. Pressing an element here presses the thing it stands for.
'use strict';

globalThis.recall_mirror = (() => {
    const update_interval_ms = 150;
    const root = document.getElementById('mirror');
    const spoken = document.getElementById('spoken');
    const elements = new Map();  // By node id.
    const fields = new Set(['textbox', 'searchbox']);
    const announced_roles = new Set(['alert', 'status']);
    let host = null;
    let seen_version = -1;
    let focused_id = 0;
    const announcements = new Map();  // What each alert and status said last.

    function make_element(node) {
        const is_field = fields.has(node.role);
        const made = document.createElement(is_field ? 'input' : 'div');
        made.tabIndex = -1;
        if (!is_field && node.role !== 'text') made.setAttribute('role', node.role);
        if (is_field) {
            made.type = node.password ? 'password' : 'text';
            made.addEventListener('input', () => host.tell('recall_set_text', node.id, made.value));
        }
        made.addEventListener('click', () => host.tell('recall_activate', node.id));
        made.addEventListener('focus', () => host.tell('recall_focus', node.id));
        return made;
    }

    function set(element, name, value) {
        if (value === null) element.removeAttribute(name);
        else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
    }

    function describe(element, node) {
        if (fields.has(node.role)) {
            set(element, 'aria-label', node.name);
            if (element.value !== node.value && document.activeElement !== element) {
                element.value = node.value;
            }
        } else {
            const says_more = node.value && node.value !== node.name;
            const text = says_more ? `${node.name}: ${node.value}` : node.name;
            if (element.textContent !== text) element.textContent = text;
        }
        set(element, 'aria-disabled', node.enabled ? null : 'true');
        set(element, 'aria-checked', node.role === 'checkbox' ? node.checked : null);
        const selectable = ['tab', 'option', 'row'].includes(node.role);
        set(element, 'aria-selected', selectable ? node.selected : null);
        set(element, 'aria-colindex', node.column >= 0 ? node.column + 1 : null);
        Object.assign(element.style, {left: `${node.x}px`, top: `${node.y}px`,
                                      width: `${node.w}px`, height: `${node.h}px`});
    }

    // Cells stand in rows, and rows in tables, or readers do not take them for what they are.
    function parent_of(node, tables) {
        if (node.row < 0 || node.role === 'row' || !tables.current) {
            return node.role === 'row' && tables.current ? tables.current : root;
        }
        let row = tables.rows.get(node.row);
        if (!row) {
            row = document.createElement('div');
            row.setAttribute('role', 'row');
            row.setAttribute('aria-rowindex', node.row + 1);
            tables.current.append(row);
            tables.rows.set(node.row, row);
        }
        return row;
    }

    function announce(nodes) {
        const focused = nodes.find((node) => node.focused);
        const sentences = [];
        if (focused && focused.id !== focused_id) {
            const role = focused.role === 'text' ? '' : `, ${focused.role}`;
            sentences.push(`${focused.name}${role}${focused.value ? `, ${focused.value}` : ''}`);
        }
        focused_id = focused ? focused.id : 0;
        for (const node of nodes.filter(({role}) => announced_roles.has(role))) {
            const text = `${node.name} ${node.value}`;
            if (announcements.get(node.id) !== text) sentences.push(text);
            announcements.set(node.id, text);
        }
        if (sentences.length > 0) spoken.textContent = sentences.join('. ');
    }

    function update() {
        if (host.is_dead()) return;
        const version = host.tell('recall_ui_version');
        if (version === seen_version) return;
        seen_version = version;
        const nodes = recall.ui();
        const tables = {current: null, rows: new Map()};
        const kept = new Set();
        for (const old of root.querySelectorAll('[role=table] > [role=row]')) old.remove();
        for (const node of nodes) {
            const element = elements.get(node.id) || make_element(node);
            elements.set(node.id, element);
            kept.add(node.id);
            describe(element, node);
            if (node.role === 'table') {
                element.setAttribute('aria-label', node.name);
                element.textContent = '';
                tables.current = element;
                tables.rows = new Map();
            }
            parent_of(node, tables).append(element);
        }
        for (const [id, element] of elements) {
            if (kept.has(id)) continue;
            element.remove();
            elements.delete(id);
        }
        announce(nodes);
    }

    function turn_on() {
        root.hidden = false;
        localStorage.setItem('recall-screen-reader', 'on');
        setInterval(update, update_interval_ms);
        update();
    }

    return {
        watch(of_host) {
            host = of_host;
            const button = document.getElementById('read-aloud');
            const asked = new URLSearchParams(location.search).has('a11y');
            button.addEventListener('click', () => {
                button.remove();
                turn_on();
                document.getElementById('keys').focus();
            }, {once: true});
            if (asked || localStorage.getItem('recall-screen-reader') === 'on') {
                button.remove();
                turn_on();
            }
        },
    };
})();
