// Lets the page start without the relay: keeps the files of one build and serves them as a set.
// Script and program of different builds do not fit together, so a build's cache is filled whole
// before it is used, and never mixed.
'use strict';

const cache_name = 'recall-{{build}}';
const files = {{precache}};
const scope = new URL('./', location.href);

async function install() {
    const cache = await caches.open(cache_name);
    // Hashed names may come from the browser's cache: same name, same content. The page may not.
    await cache.addAll(files.map((name) => new Request(new URL(name, scope),
        {cache: name === './' ? 'reload' : 'default'})));
}

async function drop_older() {
    for (const name of await caches.keys()) {
        if (name.startsWith('recall-') && name !== cache_name) await caches.delete(name);
    }
}

const page_wait_ms = 3000;

// The relay's page if it answers in time, else the kept one: a new build shows at the next load.
async function page(request) {
    const cut = new AbortController();
    const timer = setTimeout(() => cut.abort(), page_wait_ms);
    try {
        const response = await fetch(request, {signal: cut.signal});
        if (response.ok) return response;
    } catch (error) {
        // Offline, or too slow.
    } finally {
        clearTimeout(timer);
    }
    const kept = await (await caches.open(cache_name)).match(scope);
    return kept || Response.error();
}

async function file(request) {
    const kept = await caches.match(request, {ignoreVary: true});
    return kept || fetch(request);
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(drop_older()));
addEventListener('fetch', (event) => {
    const {request} = event;
    if (request.method !== 'GET') return;
    const url = new URL(request.url);
    if (request.mode === 'navigate' && url.pathname === scope.pathname) {
        event.respondWith(page(request));
    } else if (files.includes(url.pathname.slice(scope.pathname.length)) &&
               url.origin === scope.origin) {
        event.respondWith(file(request));
    }
});
addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(clients.matchAll({type: 'window'}).then(
        (open) => (open.length > 0 ? open[0].focus() : clients.openWindow(scope))));
});
