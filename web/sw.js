// Lets the page start without the relay: keeps the files of one build and serves them as a set.
// Script and program of different builds do not fit together, so a build's cache is filled whole
// before it is used, and never mixed.
//
// Nothing is kept that is not, byte for byte, what the build says: a network's sign-in page
// answers every address with a page of its own. What is missing or wrong all the same is put right
// once at every start of a page.
//
// The kept page is shown at once; the relay's is looked for behind it, by the browser, which asks
// for this file at every start. A worker of a new build fills its cache and waits until nobody
// uses the old one, or until a tab says "take over" (web/version.js).
//
// The managers' program (web/program.js) is kept once it was used.
'use strict';

const cache_name = 'recall-{{build}}';
const hashes = new Map(Object.entries({{precache}}));  // name -> SHA-256 of its content
const of_managers = {{managers}};
const scope = new URL('./', location.href);

async function is_right(name, response) {
    if (!response || !response.ok) return false;
    const content = await response.clone().arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return hashes.get(name) === hex;
}

// From the browser's own cache where it has it: same name, same content. The page may not, and
// nor what turned out to be something else.
async function fetch_right(name) {
    for (const cache of name === './' ? ['reload'] : ['default', 'reload']) {
        const response = await fetch(new Request(new URL(name, scope), {cache}));
        if (await is_right(name, response)) return response;
    }
    throw new Error(`${name} is not what this build of Recall has`);
}

async function is_managers_device() {
    for (const name of await caches.keys()) {
        const kept = await (await caches.open(name)).keys();
        if (kept.some(({url}) => /\/managers\.\w+\.wasm$/.test(url))) return true;
    }
    return false;
}

// Fetches what is not kept, and what is kept and is not right. One that cannot be had leaves the
// others their chance, and is told at the end.
async function fill() {
    const managers = await is_managers_device();
    const cache = await caches.open(cache_name);
    const filling = [...hashes.keys()].map(async (name) => {
        if (!managers && of_managers.includes(name)) return;
        const address = new URL(name, scope);
        const kept = await cache.match(address, {ignoreVary: true});
        if (await is_right(name, kept)) return;
        if (kept) await cache.delete(address, {ignoreVary: true});
        await cache.put(address, await fetch_right(name));
    });
    const failed = (await Promise.allSettled(filling)).find(({status}) => status === 'rejected');
    if (failed) throw failed.reason;
}

async function drop_older() {
    for (const name of await caches.keys()) {
        if (name.startsWith('recall-') && name !== cache_name) await caches.delete(name);
    }
}

async function keep_right(name, response) {
    if (!await is_right(name, response)) return;
    await (await caches.open(cache_name)).put(new URL(name, scope), response);
}

async function kept_or_kept_from_now_on(event, name) {
    const cache = await caches.open(cache_name);
    const kept = await cache.match(new URL(name, scope), {ignoreVary: true});
    if (kept) return kept;
    const response = await fetch(event.request);
    event.waitUntil(keep_right(name, response.clone()));
    return response;
}

addEventListener('install', (event) => event.waitUntil(fill()));
// The page of the very first visit belongs to the worker too: else a newer one would not wait.
addEventListener('activate', (event) => event.waitUntil(drop_older().then(() => clients.claim())));
addEventListener('message', (event) => {
    if (event.data === 'take over') skipWaiting();
    // Offline, or under another build's relay: at the next start.
    if (event.data === 'put right') event.waitUntil(fill().catch(console.warn));
});
addEventListener('fetch', (event) => {
    const {request} = event;
    if (request.method !== 'GET') return;
    const url = new URL(request.url);
    if (url.origin !== scope.origin) return;
    const is_page = request.mode === 'navigate' && url.pathname === scope.pathname;
    const name = is_page ? './' : url.pathname.slice(scope.pathname.length);
    if (hashes.has(name)) event.respondWith(kept_or_kept_from_now_on(event, name));
});
addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(clients.matchAll({type: 'window'}).then(
        (open) => (open.length > 0 ? open[0].focus() : clients.openWindow(scope))));
});
