// Which keys and gestures belong to the program, which stay the browser's, and which are those of
// the field that is written in.
//
// While nobody writes, the focus is on #keys, which stands for the canvas. SDL listens around it,
// on #stage, and prevents whatever it takes; what is stopped here, in the capture phase, SDL never
// sees. Writing is done in real fields (web/layer.js), which keep their keys to themselves.
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

    // What edits text, with Ctrl or without.
    const editing_keys = new Set([
        'a', 'c', 'x', 'v', 'y', 'z', 'Backspace', 'Delete', 'Home', 'End', 'ArrowLeft',
        'ArrowRight', 'ArrowUp', 'ArrowDown', ' ',
    ]);
    const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph']);
    // A line above a list: what goes through that, and what closes it, is the program's.
    const walking_keys = new Set(['ArrowUp', 'ArrowDown', 'Escape']);
    const is_walking = (event) => Boolean(event.target.dataset.walks) && !event.shiftKey &&
        !event.ctrlKey && !event.metaKey && !event.altKey && walking_keys.has(event.key);

    // The program gets its shortcuts with Ctrl, Cmd or Alt also from a field, and nothing else.
    function is_for_field(event) {
        if (event.type === 'keypress') return true;
        if (event.type === 'keyup' || modifiers.has(event.key) || is_walking(event)) return false;
        if (!event.ctrlKey && !event.metaKey && !event.altKey) {
            // From a line that is searched by, down leads to what was found.
            return event.key !== 'ArrowDown' || event.target.enterKeyHint !== 'search';
        }
        const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        return editing_keys.has(key) || is_for_browser(event);
    }

    const is_composing = (event) => event.isComposing || event.keyCode === 229;

    // The program says whether there is something further; if not, the browser goes on to its own
    // controls, so that nobody is caught in the canvas.
    function move_on(event, host) {
        event.stopImmediatePropagation();
        if (host.tell('recall_on_tab', event.shiftKey ? 1 : 0) === 1) event.preventDefault();
    }

    function watch_keys(keys, stage, host) {
        const filter = (event) => {
            if (!stage.contains(event.target)) return;
            const {key} = event;
            const in_field = recall_layer.is_field(event.target);
            if (is_composing(event)) {
                if (in_field || event.target === keys) event.stopImmediatePropagation();
            } else if (key === 'Tab' && !event.ctrlKey && !event.altKey && !event.metaKey) {
                if (event.type === 'keydown') move_on(event, host);
            } else if (in_field && key === 'Escape' && !is_walking(event)) {
                if (event.type !== 'keydown') return;
                event.preventDefault();
                event.stopImmediatePropagation();
                keys.focus({preventScroll: true});
            } else if (in_field ? is_for_field(event)
                : event.target === keys && is_for_browser(event)) {
                event.stopImmediatePropagation();
            } else if (event.metaKey && !event.shiftKey && key.toLowerCase() === 'k') {
                event.preventDefault();  // SDL does it for Ctrl only, and Firefox would search.
            }
        };
        for (const type of ['keydown', 'keypress']) addEventListener(type, filter, true);
        addEventListener('keyup', (event) => {
            filter(event);
            // A Mac reports no release of a key that was pressed together with Cmd.
            if (event.key === 'Meta') host.tell('recall_on_keys_lost');
        }, true);
        keys.addEventListener('blur', () => host.tell('recall_on_keys_lost'));
    }

    // A press that has begun ends, whatever becomes of its release: browsers lose one where the
    // pointer left, was captured or cancelled, or the window lost the keyboard. What their events
    // say is down (`buttons`) is right, always; SDL goes by releases.
    const bit_of = [1, 4, 2];  // in `buttons`, by `button`
    function end_presses(canvas) {
        const held = new Set();
        const settle = ({buttons, clientX, clientY}) => {
            for (const button of held) {
                if (buttons & bit_of[button]) continue;
                // Its own listener below takes it off.
                document.dispatchEvent(
                    new MouseEvent('mouseup', {button, buttons, clientX, clientY, bubbles: true}));
            }
        };
        canvas.addEventListener('mousedown', ({button}) => {
            if (button in bit_of) held.add(button);
        }, true);
        document.addEventListener('mouseup', ({button}) => held.delete(button), true);
        for (const type of ['mousemove', 'mouseenter']) canvas.addEventListener(type, settle, true);
        const all_up = ({clientX = 0, clientY = 0}) => settle({buttons: 0, clientX, clientY});
        canvas.addEventListener('pointercancel', all_up);
        addEventListener('blur', all_up);
        // A release follows at once where there is one.
        canvas.addEventListener('lostpointercapture', (event) => setTimeout(settle, 0, event));
    }

    function watch_pointer(canvas, keys) {
        canvas.addEventListener('pointerdown', (event) => {
            if (event.pointerType !== 'mouse') return;  // web/touch.js
            keys.focus({preventScroll: true});  // SDL prevents the click from moving the focus.
            // So that a drag that leaves the canvas still ends there.
            try {
                canvas.setPointerCapture(event.pointerId);
            } catch {
                // It is up again already, or no pointer of this browser's.
            }
        });
        end_presses(canvas);
        canvas.addEventListener('contextmenu', (event) => event.preventDefault());
        canvas.addEventListener('wheel', (event) => {
            if (event.ctrlKey) event.stopImmediatePropagation();  // Zoom, also by pinching.
        }, true);
    }

    return {
        is_for_browser,
        watch(canvas, host) {
            const keys = document.getElementById('keys');
            watch_keys(keys, document.getElementById('stage'), host);
            watch_pointer(canvas, keys);
            recall_layer.watch(host);
            recall_touch.watch(host);
            keys.focus({preventScroll: true});
        },
    };
})();
