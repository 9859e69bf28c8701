// Which keys and gestures belong to the program and which stay the browser's, the clipboard, and
// text that does not come from keys.
//
// The focus is in a hidden text area, #keys, because browsers run input methods and dead keys only
// in editable elements. SDL listens around it, on #stage, and prevents whatever it takes, so plain
// typing leaves #keys empty; what arrives in it nevertheless was composed, and is passed on. What
// is stopped here, in the capture phase, SDL never sees.
'use strict';

globalThis.recall_input = (() => {
    // With Ctrl (Cmd on a Mac) the program gets these; all else is the browser's.
    const program_combinations = new Set([
        'a', 'c', 'x', 'y', 'z', 'f', 'k', 's', 'Enter', 'Backspace', 'Delete', 'Home', 'End',
        'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', ' ',
        'Control', 'Shift', 'Alt', 'Meta', 'AltGraph',
    ]);
    // Without modifiers these stay with the browser: help, find, reload, panes, full screen, tools.
    const browser_keys = new Set(['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12']);

    function is_for_browser(event) {
        if (browser_keys.has(event.key)) return true;
        // AltGr makes characters ('@', '{'): SDL would take it for Ctrl and prevent them.
        if (event.getModifierState('AltGraph')) return event.key.length === 1;
        if (event.altKey && !event.ctrlKey) {
            return event.key.startsWith('Arrow') || event.key === 'Home';
        }
        if (!event.ctrlKey && !event.metaKey) return false;
        const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        if (event.shiftKey && (key === 'c' || key === 'k' || key === 's')) return true;
        return !program_combinations.has(key);
    }

    function watch_keys(keys, host) {
        const filter = (event) => {
            if (event.target !== keys) return;
            const composing = event.isComposing || event.keyCode === 229;
            if (composing || is_for_browser(event)) event.stopImmediatePropagation();
        };
        addEventListener('keydown', filter, true);
        addEventListener('keyup', (event) => {
            filter(event);
            // A Mac reports no release of a key that was pressed together with Cmd.
            if (event.key === 'Meta') host.tell('recall_on_keys_lost');
        }, true);
        keys.addEventListener('blur', () => host.tell('recall_on_keys_lost'));
    }

    function watch_composed_text(keys, host) {
        const pass_on = () => {
            if (keys.value) host.tell('recall_on_text', keys.value);
            keys.value = '';
        };
        keys.addEventListener('input', (event) => { if (!event.isComposing) pass_on(); });
        keys.addEventListener('compositionend', pass_on);
        keys.addEventListener('compositionstart', () => {
            const box = recall.focused_text_box();
            if (box) Object.assign(keys.style, {left: `${box.x}px`, top: `${box.y + box.h}px`});
        });
    }

    function watch_pointer(canvas, keys) {
        canvas.addEventListener('pointerdown', (event) => {
            keys.focus({preventScroll: true});  // SDL prevents the click from moving the focus.
            // So that a drag that leaves the canvas still ends there.
            if (event.pointerType === 'mouse') canvas.setPointerCapture(event.pointerId);
        });
        canvas.addEventListener('contextmenu', (event) => event.preventDefault());
        canvas.addEventListener('wheel', (event) => {
            if (event.ctrlKey) event.stopImmediatePropagation();  // Zoom, also by pinching.
        }, true);
    }

    function watch_clipboard(keys, host) {
        document.addEventListener('paste', (event) => {
            if (event.target !== keys) return;
            const text = event.clipboardData.getData('text/plain').replaceAll('\0', '');
            if (text) host.tell('recall_on_paste', text);
            event.preventDefault();
        });
    }

    // ---- Fingers. No keyboard opens for a canvas: a tap on a text box of the program puts a real
    // field over it, which brings autocorrect, dictation and input methods along.

    let field = null;

    function close_field() {
        if (!field) return;
        const closing = field;
        field = null;  // First: removing it fires blur.
        closing.remove();
    }

    function open_field(box, host) {
        close_field();
        const made = document.createElement(box.multiline ? 'textarea' : 'input');
        if (box.password) made.type = 'password';
        made.className = 'field';
        made.setAttribute('aria-label', box.name);
        made.value = box.password ? '' : box.value;
        Object.assign(made.style, {left: `${box.x}px`, top: `${box.y}px`,
                                   width: `${box.w}px`, height: `${box.h}px`});
        made.addEventListener('input', () => host.tell('recall_set_text', box.id, made.value));
        made.addEventListener('blur', close_field);
        made.addEventListener('keydown', (event) => {
            if (event.key !== 'Enter' || box.multiline || event.isComposing) return;
            event.preventDefault();
            made.blur();
        });
        document.body.append(made);
        field = made;
        made.focus();  // Within the tap, or no keyboard opens.
    }

    function watch_touch(canvas, host) {
        canvas.addEventListener('pointerup', (event) => {
            if (event.pointerType === 'mouse') return;
            const box = recall.text_box_at(event.clientX, event.clientY);
            if (box) open_field(box, host);
        });
    }

    return {
        watch(canvas, host) {
            const keys = document.getElementById('keys');
            watch_keys(keys, host);
            watch_composed_text(keys, host);
            watch_pointer(canvas, keys);
            watch_clipboard(keys, host);
            watch_touch(canvas, host);
            keys.focus({preventScroll: true});
        },
    };
})();
