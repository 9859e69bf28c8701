// The service worker (web/sw.js) as the page sees it: finds out that a new version is kept and
// ready, and changes to it when the person says so. Nothing here reloads a page by itself.
'use strict';

globalThis.recall_version = (() => {
    const look_again_ms = 60 * 60 * 1000;
    let registration = null;
    let told = false;
    let looked_ms = 0;

    function tell() {
        if (told) return;
        told = true;
        recall_host.tell('recall_on_new_version');
    }
    function tell_if_waiting() {
        if (registration.active && registration.waiting) tell();
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
        workers.addEventListener('controllerchange', tell);
        registration.addEventListener('updatefound', () => {
            registration.installing.addEventListener('statechange', tell_if_waiting);
        });
        tell_if_waiting();
        setInterval(look, look_again_ms);
    }

    // A relay that was restarted may have brought a new version.
    const look_ms_min = 5000;
    function look() {
        if (!registration || performance.now() < looked_ms + look_ms_min) return;
        looked_ms = performance.now();
        registration.update().catch(() => {});  // Offline: the next time.
    }

    function change() {
        if (!registration || !registration.waiting) return location.reload();
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
        return registration.waiting.postMessage('take over');
    }
    return {watch, look, change};
})();
