// What this device keeps: IndexedDB database "recall". The contract is DeviceStore in
// shell/host.hpp; this file is the only one that touches the database.
//
//   outbox    [user, client, number] -> {user, client, number, text}   commands not yet answered
//   rejected  [user, client, number] -> {user, client, number, text}   the tray of refused ones
//   rows      [user, kind, id]       -> {user, kind, id, text}         confirmed rows
//   drafts    [user, key]            -> {user, key, text}
//   meta      key                    -> {key, text}                    also "position:<user>"
//
// A client id belongs to one page load and is guarded by the Web Lock "recall-client-<id>". When
// its page dies the lock comes free, and whoever gets it adopts that client's commands.
'use strict';

globalThis.recall_store = (() => {
    const database_name = 'recall';
    const database_version = 1;
    // Grow this list, never edit it: entry N takes the database from version N to N + 1.
    const upgrades = [
        (database) => {
            database.createObjectStore('outbox', {keyPath: ['user', 'client', 'number']});
            database.createObjectStore('rejected', {keyPath: ['user', 'client', 'number']});
            database.createObjectStore('rows', {keyPath: ['user', 'kind', 'id']});
            database.createObjectStore('drafts', {keyPath: ['user', 'key']});
            database.createObjectStore('meta', {keyPath: 'key'});
        },
    ];
    // Numbered as DeviceHealth in shell/host.hpp.
    const health = {opening: 0, ok: 1, unavailable: 2, blocked: 3, outdated: 4, failed: 5};

    const client_id = random_id();
    const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('recall-outbox') : null;
    const watched = new Set();   // Clients whose lock this page waits for or holds.
    const announced = new Set();  // Users whose outbox this page has told other tabs about.
    let adopter = null;          // The user whose outbox this page adopts.
    let current = {health: health.opening, reason: ''};
    const store = {client_id, pending: 0, events: null};

    function random_id() {
        const bytes = crypto.getRandomValues(new Uint8Array(16));
        return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    }

    // ---- Opening.

    function set_status(now, reason) {
        if (current.health === now && current.reason === reason) return;
        current = {health: now, reason};
        if (store.events) store.events.device_status(now, reason);
    }

    function describe(error) {
        if (!error) return 'The browser gave no reason.';
        if (error.name === 'QuotaExceededError') return 'This device has no space left.';
        return `${error.name}: ${error.message}`;
    }

    function open() {
        return new Promise((resolve, reject) => {
            const request = indexedDB.open(database_name, database_version);
            request.onupgradeneeded = (event) => {
                for (let from = event.oldVersion; from < database_version; ++from) {
                    upgrades[from](request.result);
                }
            };
            request.onblocked = () => set_status(health.blocked,
                'An older Recall tab is open. Close it to save on this device.');
            request.onerror = () => reject(request.error);
            request.onsuccess = () => resolve(request.result);
        });
    }

    function watch_over(database) {
        database.onversionchange = () => {
            database.close();
            opened = Promise.reject(new Error('outdated'));
            opened.catch(() => {});
            set_status(health.outdated, 'A newer Recall is open in another tab. Reload this one.');
        };
        // The browser has cut the connection: the store was deleted, or its file is damaged.
        database.onclose = () => {
            set_status(health.failed, 'The browser has closed the store of this device.');
            opened = connect();
        };
        set_status(health.ok, '');
        return database;
    }

    // `indexedDB` itself throws or is missing in some private windows.
    async function connect() {
        try {
            return watch_over(await open());
        } catch (error) {
            set_status(health.unavailable, describe(error));
            throw error;
        }
    }
    let opened = connect();
    opened.catch(() => {});  // Everyone who needs it hears of it through `run`.

    // ---- Transactions.

    const finished = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });

    async function run(stores, mode, options, work) {
        const database = await opened;
        const transaction = database.transaction(stores, mode, options);
        const done = new Promise((resolve, reject) => {
            transaction.oncomplete = resolve;
            transaction.onabort = () => reject(transaction.error || new Error('aborted'));
        });
        const result = await Promise.all(
            [work(...stores.map((name) => transaction.objectStore(name))), done]);
        return result[0];
    }

    // A write that fails is told, never swallowed; one that succeeds after a failure says so too.
    async function write(stores, options, work) {
        ++store.pending;
        try {
            await run(stores, 'readwrite', options, work);
            set_status(health.ok, '');
            return true;
        } catch (error) {
            if (current.health === health.ok || current.health === health.failed) {
                set_status(health.failed, describe(error));
            }
            return false;
        } finally {
            --store.pending;
        }
    }

    const strict = {durability: 'strict'};
    const relaxed = {durability: 'relaxed'};
    const all_of = (...prefix) => IDBKeyRange.bound(prefix, [...prefix, []]);
    const position_key = (user) => `position:${user}`;

    // ---- Commands.

    store.put_command = async (user, client, number, text) => {
        announce(user);
        const kept = await write(['outbox'], strict, (outbox) => {
            outbox.put({user, client, number, text});
        });
        if (kept) store.events.stored(client, number);
        else store.events.not_stored(client, number);
    };
    store.remove_command = (user, client, number) =>
        write(['outbox'], relaxed, (outbox) => { outbox.delete([user, client, number]); });
    store.reject_command = (user, client, number, text) =>
        write(['outbox', 'rejected'], strict, (outbox, rejected) => {
            outbox.delete([user, client, number]);
            rejected.put({user, client, number, text});
        });
    store.drop_rejected = (user, client, number) =>
        write(['rejected'], relaxed, (rejected) => { rejected.delete([user, client, number]); });

    // How many commands nobody has answered yet, of all users: for the page shown after a crash.
    store.count_unsent = async () => {
        const database = await opened;
        return finished(database.transaction('outbox').objectStore('outbox').count());
    };

    // ---- Rows, drafts, meta.

    store.put_rows = (user, rows, position) =>
        write(['rows', 'meta'], relaxed, (table, meta) => {
            for (const {kind, id, text} of rows) {
                if (text === '') table.delete([user, kind, id]);
                else table.put({user, kind, id, text});
            }
            meta.put({key: position_key(user), text: position});
        });
    store.forget_rows = (user) =>
        write(['rows', 'meta'], relaxed, (table, meta) => {
            table.delete(all_of(user));
            meta.delete(position_key(user));
        });
    store.put_draft = (user, key, text) =>
        write(['drafts'], relaxed, (drafts) => {
            if (text === '') drafts.delete([user, key]);
            else drafts.put({user, key, text});
        });

    store.load = async (id, user) => {
        let view = {};
        try {
            view = await run(['rows', 'rejected', 'drafts', 'meta'], 'readonly', {},
                async (rows, rejected, drafts, meta) => {
                    const read = await Promise.all([
                        finished(meta.get(position_key(user))), finished(rows.getAll(all_of(user))),
                        finished(rejected.getAll(all_of(user))),
                        finished(drafts.getAll(all_of(user)))]);
                    const [position, ...lists] = read;
                    return {position: position ? position.text : '', rows: lists[0],
                            rejected: lists[1], drafts: lists[2]};
                });
            // Asks the browser not to evict us when space is short. It may say no; nothing changes.
            if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
        } catch (error) {
            read_failed(error);
        }
        store.events.loaded(id, JSON.stringify(view));
    };

    function read_failed(error) {
        if (current.health === health.ok) set_status(health.failed, describe(error));
    }

    store.put_meta = (key, text) =>
        write(['meta'], relaxed, (meta) => { meta.put({key, text}); });
    store.get_meta = async (id, key) => {
        let text = '';
        try {
            const found = await run(['meta'], 'readonly', {}, (meta) => finished(meta.get(key)));
            if (found) text = found.text;
        } catch (error) {
            read_failed(error);
        }
        store.events.meta(id, text);
    };

    // ---- Adopting the commands of pages that have died.

    const lock_name = (client) => `recall-client-${client}`;
    const until_the_page_dies = () => new Promise(() => {});

    async function commands_of(user, client) {
        const range = client ? all_of(user, client) : all_of(user);
        return run(['outbox'], 'readonly', {}, (outbox) => finished(outbox.getAll(range)));
    }

    // Holds the client's lock for good if it can be had at once; answers whether it could.
    function take_lock(client) {
        return new Promise((resolve) => {
            navigator.locks.request(lock_name(client), {ifAvailable: true}, (lock) => {
                resolve(lock !== null);
                return lock === null ? undefined : until_the_page_dies();
            });
        });
    }

    // Queues for the lock of a living page; getting it means that the page has died.
    function wait_for(client) {
        navigator.locks.request(lock_name(client), async () => {
            await report(client);
            return until_the_page_dies();
        });
    }

    async function report(client) {
        const user = adopter;
        try {
            const commands = await commands_of(user, client);
            if (commands.length > 0 && user === adopter) {
                store.events.adopted(JSON.stringify(commands));
            }
        } catch (error) {
            read_failed(error);
        }
    }

    // Answers whether the client's commands are ours now; if not, they will be when its page dies.
    async function adopt_client(client) {
        if (client === client_id) return false;
        if (watched.has(client)) return false;
        watched.add(client);
        // Without locks (a plain http origin) nobody can tell the living from the dead. Sending a
        // living page's command twice is harmless: the relay answers both the same.
        if (!navigator.locks) return true;
        if (await take_lock(client)) return true;
        wait_for(client);
        return false;
    }

    store.adopt = async (user) => {
        if (adopter !== user) watched.clear();
        adopter = user;
        ++store.pending;
        const adopted = [];
        try {
            const commands = await commands_of(user);
            for (const client of new Set(commands.map((command) => command.client))) {
                if (await adopt_client(client)) {
                    adopted.push(...commands.filter((command) => command.client === client));
                }
            }
        } catch (error) {
            read_failed(error);
        }
        --store.pending;
        if (adopter === user) store.events.adopted(JSON.stringify(adopted));
    };

    // Pages that started before this one had commands must know whose lock to wait for.
    function announce(user) {
        if (announced.has(user) || !channel) return;
        announced.add(user);
        channel.postMessage({user, client: client_id});
    }
    if (channel) {
        channel.onmessage = async ({data}) => {
            if (data.user === adopter && await adopt_client(data.client)) report(data.client);
        };
    }

    // ---- For shell.js.

    store.connect = (events) => {
        store.events = events;
        events.device_status(current.health, current.reason);
    };
    if (navigator.locks) navigator.locks.request(lock_name(client_id), until_the_page_dies);
    return store;
})();
