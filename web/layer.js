// The real text over the canvas (ui/toolkit/layer.hpp): the fields that are typed into, and words in
// scripts our fonts lack. The program says after a frame what lies where; what people do in a
// field goes back to it.
//
// Each text box of the program has its field here all the time, see-through until somebody writes
// in it: a click lands in it at once, with the caret where it was clicked, and password managers
// find the two they look for. All of editing is the browser's: input methods, undo, spelling.
'use strict';

globalThis.recall_layer = (() => {
    const form = document.getElementById('fields');
    const sheet = document.getElementById('words');
    const keys = document.getElementById('keys');
    const fields = new Map();  // By node id.
    const lines = [];          // Spans for words, used again from frame to frame.
    const brush = document.createElement('canvas').getContext('2d');
    const fallbacks = 'system-ui, sans-serif';
    let host = null;
    let em_share = 0.826;  // Of ascent and descent together: what the program calls the size.

    // ---- Letters. The program's own font, so that nothing moves when a field is entered.

    const weights = {'inter-regular.otf': '400', 'inter-semibold.otf': '600'};

    async function add_font(name, bytes) {
        if (!weights[name]) return;
        const font = new FontFace('Recall Inter', bytes, {weight: weights[name]});
        document.fonts.add(await font.load());
        brush.font = '100px "Recall Inter"';
        const {fontBoundingBoxAscent: up, fontBoundingBoxDescent: down} = brush.measureText('x');
        if (up + down > 0) em_share = 100 / (up + down);
    }

    const font_of = (size, bold) =>
        `${bold ? 600 : 400} ${size * em_share}px "Recall Inter", ${fallbacks}`;

    function measure(words, size, bold) {
        brush.font = font_of(size, bold);
        return brush.measureText(words).width;
    }

    // ---- Places.

    function place(element, item) {
        const {style} = element;
        style.left = `${item.x}px`;
        style.top = `${item.y}px`;
        style.width = `${item.w}px`;
        style.height = `${item.h}px`;
        style.font = font_of(item.size, item.bold);
        const [first] = item.seen;
        const whole = item.seen.length === 1 && first[0] <= item.x && first[1] <= item.y &&
            first[2] >= item.x + item.w && first[3] >= item.y + item.h;
        const boxes = item.seen.map(([x0, y0, x1, y1]) =>
            `M${x0 - item.x} ${y0 - item.y}H${x1 - item.x}V${y1 - item.y}H${x0 - item.x}Z`);
        style.clipPath = whole ? '' : `path("${boxes.join('')}")`;
    }

    // ---- Words.

    const hair = 0.5;

    function show_line(index, item) {
        const line = lines[index] || document.createElement('span');
        if (!lines[index]) {
            line.dir = 'auto';
            sheet.append(line);
            lines.push(line);
        }
        if (line.textContent !== item.text) line.textContent = item.text;
        place(line, item);
        // Lettered in several fonts words come out a hair wider than they were measured.
        line.style.width = `${item.w + hair}px`;
        line.style.lineHeight = `${item.h}px`;
        line.style.color = item.colour;
        line.style.filter = item.light < 1 ? `brightness(${item.light})` : '';  // Behind a dialog.
        line.style.textAlign = ['left', 'center', 'right'][Math.round(item.align * 2)];
    }

    function show_words(items) {
        items.forEach((item, index) => show_line(index, item));
        for (const line of lines.splice(items.length)) line.remove();
    }

    // ---- Fields.

    const tell = (what, field, ...more) => host.tell(what, Number(field.dataset.node), ...more);

    function listen(made) {
        made.addEventListener('input', () => tell('recall_set_text', made, made.value));
        made.addEventListener('focus', () => {
            made.removeAttribute('aria-hidden');
            keys.tabIndex = -1;  // Going back from here is not going there.
            tell('recall_on_field', made);
            reveal();
        });
        made.addEventListener('blur', () => {
            made.setAttribute('aria-hidden', 'true');
            keys.tabIndex = 0;
            // The whole window may have lost the keyboard, and comes back to where it was.
            if (document.hasFocus()) tell('recall_on_field_left', made);
            reveal();
        });
        made.addEventListener('wheel', (event) => {
            if (made.scrollHeight > made.clientHeight + 1 && made === document.activeElement) return;
            event.preventDefault();
            document.getElementById('canvas').dispatchEvent(new WheelEvent('wheel', event));
        }, {passive: false});
        // So that the browser's own menu offers to copy.
        made.addEventListener('contextmenu', () => {
            if (made.readOnly && made.selectionStart === made.selectionEnd) made.select();
        });
    }

    function make_field(item) {
        const made = document.createElement(item.multiline ? 'textarea' : 'input');
        if (!item.multiline) made.type = item.password ? 'password' : 'text';
        made.id = `field-${item.id}`;
        made.dataset.node = item.id;
        made.tabIndex = -1;  // Where Tab goes is the program's to say.
        made.setAttribute('aria-hidden', 'true');  // The page in words has it already.
        made.setAttribute('aria-label', item.name);
        made.name = item.autocomplete === 'current-password' ? 'password'
            : item.autocomplete || `field-${item.id}`;
        made.autocomplete = item.autocomplete || 'off';
        made.spellcheck = item.spellcheck;
        made.readOnly = item.read_only;
        if (!item.spellcheck) made.setAttribute('autocapitalize', 'off');
        if (item.digits) made.inputMode = 'numeric';
        if (item.search) made.enterKeyHint = 'search';
        if (item.walks) made.dataset.walks = 'true';
        listen(made);
        form.insertBefore(made, document.getElementById('submit'));
        return made;
    }

    const composing = new WeakSet();
    form.addEventListener('compositionstart', (event) => composing.add(event.target));
    form.addEventListener('compositionend', (event) => composing.delete(event.target));

    // The program's text wins, unless an input method is still at work on it.
    function write(field, text) {
        if (field.value === text || composing.has(field)) return;
        const {selectionStart: start, selectionEnd: end} = field;
        const at_end = end === field.value.length;
        // What did not fit was left out before the caret, where it was written.
        const fewer = Math.max(field.value.length - text.length, 0);
        field.value = text;
        if (field !== document.activeElement || at_end) return;
        field.setSelectionRange(Math.max(start - fewer, 0), Math.max(end - fewer, 0));
    }

    function show_field(item) {
        const known = fields.get(item.id);
        const field = known || make_field(item);
        fields.set(item.id, field);
        place(field, item);
        field.placeholder = item.placeholder;
        field.style.setProperty('--ink', item.colour);
        field.style.setProperty('--placeholder', item.placeholder_colour);
        field.style.lineHeight = item.multiline ? `${item.line}px` : `${item.h}px`;
        field.style.padding = `${item.multiline ? item.top : 0}px ${item.right}px 0 ${item.left}px`;
        field.style.pointerEvents = item.reachable ? '' : 'none';
        write(field, item.value);
    }

    function follow_keyboard(editing) {
        const field = fields.get(editing);
        const active = document.activeElement;
        if (field && field !== active) {
            field.focus({preventScroll: true});
            if (!field.matches('textarea')) field.select();
        } else if (!field && active && active.form === form) {
            keys.focus({preventScroll: true});
        }
    }

    function show_fields(items, editing) {
        const kept = new Set(items.map(({id}) => id));
        for (const [id, field] of fields) {
            if (kept.has(id)) continue;
            fields.delete(id);
            const active = field === document.activeElement;
            if (active) keys.focus({preventScroll: true});
            field.remove();
        }
        for (const item of items) show_field(item);
        follow_keyboard(editing);
    }

    // ---- The keyboard on the screen covers the lower half of the page: the stage moves up until
    // the field in use can be seen above it.

    const margin_px = 12;
    const keyboard_px_min = 100;  // Less is a bar of the browser's that comes and goes.
    const stage = document.getElementById('stage');

    // How far up the stage has to be. Browsers differ in what a keyboard changes (innerHeight or
    // not, a pan or not): what the page has is the stage's own height, what is seen of it the
    // visual viewport's, wherever in the page that lies.
    function lift_of(field) {
        const view = globalThis.visualViewport;
        if (!view || view.scale > 1.01 || !field || field.form !== form) return 0;
        if (stage.offsetHeight - view.height <= keyboard_px_min) return 0;
        const lifted = stage.getBoundingClientRect().top;
        const rect = field.getBoundingClientRect();
        const top = rect.top - lifted;
        const bottom = rect.bottom - lifted;
        const seen_to = view.offsetTop + view.height - margin_px;
        return Math.max(0, Math.min(bottom - seen_to, top - view.offsetTop - margin_px));
    }

    function reveal() {
        const lift = Math.ceil(lift_of(document.activeElement));
        const transform = lift > 0 ? `translateY(${-lift}px)` : '';
        if (stage.style.transform !== transform) stage.style.transform = transform;
    }

    // A browser of Apple's zooms in on small letters when they are written.
    function keep_zoom() {
        if (!/iPhone|iPad/.test(navigator.platform) && navigator.maxTouchPoints < 2) return;
        if (!/Mac|iPhone|iPad/.test(navigator.platform)) return;
        document.querySelector('meta[name=viewport]').content += ', maximum-scale=1';
    }

    function watch_form() {
        // Enter, the keyboard's "Go", or a password manager.
        form.addEventListener('submit', (event) => {
            event.preventDefault();
            const inputs = [...fields.values()];
            const active = inputs.find((field) => field === document.activeElement);
            const field = active || inputs[inputs.length - 1];
            if (field) tell('recall_on_field_submitted', field);
        });
    }

    return {
        add_font,
        measure,
        is_field: (element) => Boolean(element) && element.form === form,
        show({words, fields: items, editing}) {
            show_words(words);
            show_fields(items, editing);
            reveal();
        },
        watch(of_host) {
            watch_form();
            keep_zoom();
            // A pan back says "scroll" only, and a keyboard that is put away nothing but the window's.
            const {visualViewport: view} = globalThis;
            if (view) for (const type of ['resize', 'scroll']) view.addEventListener(type, reveal);
            addEventListener('resize', reveal);
            host = of_host;
        },
    };
})();
