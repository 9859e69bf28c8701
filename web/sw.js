// Lets the page start without the relay: keeps the files of one build and serves them as a set.
// Script and program of different builds do not fit together, so a build's cache is filled whole
// before it is used, and never mixed.
//
// The kept page is shown at once; the relay's is looked for behind it, by the browser, which asks
// for this file at every start. A worker of a new build fills its cache and waits until nobody
// uses the old one, or until a tab says "take over" (web/version.js).
//
// The managers' program (web/program.js) is kept once it was used.
'use strict';

const cache_name = 'recall-{{build}}';
const files = {{precache}};
const of_managers = {{managers}};
const scope = new URL('./', location.href);

async function is_managers_device() {
    for (const name of await caches.keys()) {
        const kept = await (await caches.open(name)).keys();
        if (kept.some(({url}) => /\/managers\.\w+\.wasm$/.test(url))) return true;
    }
    return false;
}

async function install() {
    const wanted = await is_managers_device() ? files
        : files.filter((name) => !of_managers.includes(name));
    const cache = await caches.open(cache_name);
    // Hashed names may come from the browser's cache: same name, same content. The page may not.
    await cache.addAll(wanted.map((name) => new Request(new URL(name, scope),
        {cache: name === './' ? 'reload' : 'default'})));
}

async function drop_older() {
    for (const name of await caches.keys()) {
        if (name.startsWith('recall-') && name !== cache_name) await caches.delete(name);
    }
}

async function kept_or_fetched(request, name) {
    const kept = await (await caches.open(cache_name)).match(name, {ignoreVary: true});
    return kept || fetch(request);
}

async function kept_or_kept_from_now_on(request) {
    const cache = await caches.open(cache_name);
    const kept = await cache.match(request, {ignoreVary: true});
    if (kept) return kept;
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
}

addEventListener('install', (event) => event.waitUntil(install()));
// The page of the very first visit belongs to the worker too: else a newer one would not wait.
addEventListener('activate', (event) => event.waitUntil(drop_older().then(() => clients.claim())));
addEventListener('message', ({data}) => { if (data === 'take over') skipWaiting(); });
addEventListener('fetch', (event) => {
    const {request} = event;
    if (request.method !== 'GET') return;
    const url = new URL(request.url);
    if (url.origin !== scope.origin) return;
    if (request.mode === 'navigate' && url.pathname === scope.pathname) {
        event.respondWith(kept_or_fetched(request, scope));
        return;
    }
    const name = url.pathname.slice(scope.pathname.length);
    if (of_managers.includes(name)) event.respondWith(kept_or_kept_from_now_on(request));
    else if (files.includes(name)) event.respondWith(kept_or_fetched(request, request));
});
addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(clients.matchAll({type: 'window'}).then(
        (open) => (open.length > 0 ? open[0].focus() : clients.openWindow(scope))));
});
