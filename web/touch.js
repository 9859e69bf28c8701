// Fingers on the program, and pencils, which are fingers here: a tap presses, a drag scrolls and
// glides on, a finger held down is the right button. Fields over the canvas keep their own taps and
// holds; only a drag is taken from them.
'use strict';

globalThis.recall_touch = (() => {
    const slop_px = 8;       // More than this is no tap.
    const hold_ms = 500;
    const sample_ms = 100;   // How far back the speed of a finger is looked for.
    const still_ms = 60;     // A finger that rested before it was lifted throws nothing.
    const canvas = document.getElementById('canvas');
    const stage = document.getElementById('stage');
    let host = null;
    let finger = null;       // The one that is down, if it is alone.

    // From the page's pixels to the canvas's.
    function on_canvas(x, y) {
        const rect = canvas.getBoundingClientRect();
        const ratio = canvas.width / rect.width;
        return [(x - rect.left) * ratio, (y - rect.top) * ratio, ratio];
    }

    function press(held) {
        const [x, y] = on_canvas(finger.x, finger.y);
        document.getElementById('keys').focus({preventScroll: true});
        host.tell('recall_on_tap', x, y, held ? 1 : 0);
    }

    function drop() {
        if (finger) clearTimeout(finger.timer);
        finger = null;
    }

    function on_down(event) {
        if (event.pointerType === 'mouse') return;  // web/input.js
        if (!event.isPrimary) return drop();  // Two fingers zoom.
        // A pencil is followed by a mouse's events in some browsers, a finger by those prevented
        // below.
        if (event.target === canvas && event.pointerType === 'pen') event.preventDefault();
        const glided = host.tell('recall_on_finger') === 1;
        finger = {id: event.pointerId, x: event.clientX, y: event.clientY, glided, moved: false,
                  held: false, over_canvas: event.target === canvas,
                  samples: [{x: event.clientX, y: event.clientY, at: event.timeStamp}]};
        if (!finger.over_canvas) return;
        finger.timer = setTimeout(() => {
            finger.held = true;
            press(true);
        }, hold_ms);
    }

    function on_move(event) {
        if (!finger || event.pointerId !== finger.id || finger.held) return;
        const last = finger.samples[finger.samples.length - 1];
        if (!finger.moved) {
            const way = Math.hypot(event.clientX - finger.x, event.clientY - finger.y);
            if (way <= slop_px) return;
            finger.moved = true;
            clearTimeout(finger.timer);
        }
        const [x, y, ratio] = on_canvas(finger.x, finger.y);
        host.tell('recall_on_finger_drag', x, y, (event.clientX - last.x) * ratio,
            (event.clientY - last.y) * ratio);
        finger.samples.push({x: event.clientX, y: event.clientY, at: event.timeStamp});
        while (event.timeStamp - finger.samples[0].at > sample_ms) finger.samples.shift();
    }

    // In the canvas's pixels a second.
    function speed_at(now) {
        const first = finger.samples[0];
        const last = finger.samples[finger.samples.length - 1];
        const passed = last.at - first.at;
        if (passed <= 0 || now - last.at > still_ms) return [0, 0];
        const [, , ratio] = on_canvas(0, 0);
        const scale = 1000 * ratio / passed;
        return [(last.x - first.x) * scale, (last.y - first.y) * scale];
    }

    function on_up(event) {
        if (!finger || event.pointerId !== finger.id) return;
        if (finger.moved) host.tell('recall_on_finger_lifted', ...speed_at(event.timeStamp));
        else if (finger.over_canvas && !finger.held && !finger.glided) press(false);
        drop();
    }

    return {
        watch(of_host) {
            host = of_host;
            stage.addEventListener('pointerdown', on_down);
            stage.addEventListener('pointermove', on_move);
            stage.addEventListener('pointerup', on_up);
            stage.addEventListener('pointercancel', drop);
            // SDL would take fingers for a mouse, and the browser send a mouse's events after them.
            for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) {
                addEventListener(type, (event) => {
                    if (event.target !== canvas) return;
                    event.stopImmediatePropagation();
                    if (type === 'touchend' && event.cancelable) event.preventDefault();
                }, {capture: true, passive: false});
            }
        },
    };
})();
