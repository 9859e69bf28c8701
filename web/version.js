// The service worker (web/sw.js) as the page sees it: finds out that a new version is kept and
// ready, and changes to it when the person says so. Nothing here reloads a page by itself.
'use strict';

globalThis.recall_version = (() => {
    const look_again_ms = 60 * 60 * 1000;
    let registration = null;
    let told = null;  // the worker whose version was offered: a newer one is offered again
    let looking = 0;  // the timer of the next look
    let looked_ms = -Infinity;

    function tell(worker) {
        if (told === worker) return;
        told = worker;
        recall_host.tell('recall_on_new_version');
    }
    function tell_if_waiting() {
        if (registration.active && registration.waiting) tell(registration.waiting);
    }

    // Only on secure origins. The page works without; it then needs the relay to start.
    async function watch() {
        const workers = navigator.serviceWorker;
        if (!workers) return;
        try {
            registration = await workers.register('sw.js', {updateViaCache: 'none'});
        } catch (error) {
            console.warn(error);
            return;
        }
        // Another tab has changed to the new version: this one still shows the old.
        let had_worker = workers.controller !== null;
        workers.addEventListener('controllerchange', () => {
            if (had_worker) tell(workers.controller);
            had_worker = true;
        });
        registration.addEventListener('updatefound', () => {
            registration.installing.addEventListener('statechange', tell_if_waiting);
        });
        tell_if_waiting();
        put_right();
        setInterval(look, look_again_ms);
    }

    // What this page is made of is looked through once, when there is nothing better to do.
    function put_right() {
        const later = globalThis.requestIdleCallback || ((then) => setTimeout(then, 5000));
        later(() => {
            if (registration.active) registration.active.postMessage('put right');
        });
    }

    // A relay that was restarted may have brought a new version: asked at every connection, but
    // not more often than this.
    const look_pause_ms = 5000;
    function look() {
        if (!registration || looking) return;
        const since_ms = performance.now() - looked_ms;
        looking = setTimeout(() => {
            looking = 0;
            looked_ms = performance.now();
            registration.update().catch(() => {});  // Offline: the next time.
        }, Math.max(0, look_pause_ms - since_ms));
    }

    function change() {
        if (!registration || !registration.waiting) return location.reload();
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
        return registration.waiting.postMessage('take over');
    }
    return {watch, look, change};
})();
