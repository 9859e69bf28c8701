// Speaks when the rest of the page does not come: a script that is missing, or something else
// under its name. Its Reload first throws away what the service worker keeps, if the relay can be
// reached to bring it again; it never touches the store of this device, where unsent work waits.
'use strict';

globalThis.recall_rescue = (() => {
    const wait_ms_max = 15000;
    const relay_ms_max = 5000;

    async function relay_answers() {
        const waiting = new AbortController();
        setTimeout(() => waiting.abort(), relay_ms_max);
        try {
            const answer = await fetch('healthz', {cache: 'no-store', signal: waiting.signal});
            return answer.headers.has('Recall');
        } catch {
            return false;
        }
    }
    async function drop_kept_files() {
        try {
            for (const name of await caches.keys()) await caches.delete(name);
        } catch (error) {
            console.warn(error);  // No caches here: then there was nothing.
        }
    }

    let is_broken = false;  // The page did not come whole: what is kept of it may be the reason.
    function speak() {
        if (globalThis.recall_boot || is_broken) return;
        is_broken = true;
        const say = (id, text) => { document.getElementById(id).textContent = text; };
        document.getElementById('splash').hidden = true;
        say('failure-title', 'Recall could not be loaded');
        say('failure-text', 'A part of the page did not arrive. Check the connection and reload. ' +
            'What you saved stays on this device.');
        document.getElementById('failure').hidden = false;
    }
    addEventListener('error', ({target}) => {
        if (target instanceof HTMLScriptElement) {
            addEventListener('DOMContentLoaded', speak);
            if (document.readyState !== 'loading') speak();
        }
    }, true);
    addEventListener('load', () => setTimeout(speak));
    setTimeout(() => { if (document.readyState !== 'loading') speak(); }, wait_ms_max);
    document.addEventListener('click', async ({target}) => {
        if (target.id !== 'reload') return;
        if (is_broken && await relay_answers()) await drop_kept_files();
        location.reload();
    });
    return {is_broken: () => { is_broken = true; }};
})();
