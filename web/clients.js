// Which page of this device answers for which client's commands.
//
// Every client id is guarded by the Web Lock "recall-client-<id>", held by the page that began it
// or has taken it over. When a page dies or lets go the lock comes free, and whoever waited for it
// has the client. A page may also be frozen for good, or a browser may not give back the lock of a
// page that is gone: so the pages ask each other over a channel, and a client for which none
// answers is taken without its lock. Two pages then may send the same commands; the relay answers
// both the same.
//
//   {who: client}    does anybody answer for that client?
//   {here: client}   I do.
'use strict';

globalThis.recall_clients = (() => {
    // How long a lock is waited for that nobody who answers holds.
    const lock_ms_max = 15000;
    const answer_ms_max = 2000;

    const locks = navigator.locks;  // Not on plain http origins: there it is the answers alone.
    const can_ask = 'BroadcastChannel' in globalThis;
    const channel = can_ask ? new BroadcastChannel('recall-clients') : null;
    const held = new Map();     // client -> function that gives its lock back
    const watched = new Map();  // client -> {waiting, timer}: another page has its lock
    const asked = new Map();    // client -> function to call when somebody answers for it
    const clients = {
        on_free: () => {},      // (client): a watched one is ours now
        on_silent: () => {},    // (client): of a watched one nobody says that they have it
        holds: (client) => held.has(client),
        // Whether the others are told that this page has it.
        answers_for: (client) => held.has(client),
    };
    const lock_name = (client) => `recall-client-${client}`;
    const hold = (client) => new Promise((give_back) => { held.set(client, give_back); });

    clients.begin = () => {
        const bytes = crypto.getRandomValues(new Uint8Array(16));
        const client = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
        held.set(client, () => {});  // At once; the lock follows.
        if (locks) {
            locks.request(lock_name(client), () => (held.has(client) ? hold(client) : undefined));
        }
        return client;
    };
    // Answers whether it is ours from now on: nobody had it.
    clients.claim = async (client) => {
        if (locks) return claim_lock(client);
        if (await is_answered_for(client)) return false;
        held.set(client, () => {});
        return true;
    };
    const claim_lock = (client) => new Promise((resolve) => {
        locks.request(lock_name(client), {ifAvailable: true}, (lock) => {
            const kept = lock && hold(client);
            resolve(lock !== null);
            return kept;
        });
    });
    clients.give_back = (client) => {
        const give_back = held.get(client);
        held.delete(client);
        if (give_back) give_back();
    };

    // Waits until it is free, or nobody answers for it.
    clients.watch = (client) => {
        if (watched.has(client)) return;
        const waiting = new AbortController();
        watched.set(client, {waiting, timer: 0});
        insist_later(client);
        if (!locks) return;
        locks.request(lock_name(client), {signal: waiting.signal}, () => {
            if (!watched.has(client)) return undefined;
            forget(client);
            const kept = hold(client);
            clients.on_free(client);
            return kept;
        }).catch(() => {});  // It is not waited for any more.
    };
    function forget(client) {
        const {timer} = watched.get(client);
        clearTimeout(timer);
        watched.delete(client);
    }
    function insist_later(client) {
        watched.get(client).timer = setTimeout(() => insist(client), lock_ms_max - answer_ms_max);
    }
    async function insist(client) {
        const answered = await is_answered_for(client);
        if (!watched.has(client)) return;
        if (!answered) await clients.on_silent(client);
        if (watched.has(client)) insist_later(client);
    }
    // Without its lock.
    clients.take = (client) => {
        clients.stop_watching(client);
        held.set(client, () => {});
    };
    clients.stop_watching = (...which) => {
        for (const client of which.length > 0 ? which : [...watched.keys()]) {
            const one = watched.get(client);
            if (!one) continue;
            forget(client);
            one.waiting.abort();
        }
    };

    function is_answered_for(client) {
        if (!channel) return Promise.resolve(false);
        return new Promise((resolve) => {
            asked.set(client, () => resolve(true));
            setTimeout(() => resolve(false), answer_ms_max);
            channel.postMessage({who: client});
        }).finally(() => asked.delete(client));
    }
    if (channel) {
        channel.onmessage = ({data: {who, here}}) => {
            if (clients.answers_for(who)) channel.postMessage({here: who});
            if (asked.has(here)) asked.get(here)();
        };
    }
    return clients;
})();
