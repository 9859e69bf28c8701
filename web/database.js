// The database under web/store.js, IndexedDB "recall": opens it, watches over it, and makes it
// anew where the browser cannot read it any more or has thrown it away.
//
// A damaged database is never deleted before what can still be read of people's own work (outbox,
// tray, drafts) was put aside, record by record: in localStorage under "recall-rescued", or, where
// that takes no more, in a file that is downloaded. It goes back into the new database, and only
// then is it taken out of localStorage. Rows are not put aside: the relay has them.
'use strict';

globalThis.recall_database = (() => {
    const name = 'recall';
    const version = 1;
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
    const own_work = ['outbox', 'rejected', 'drafts'];
    const tries_max = 3;
    const try_again_ms = 200;
    const rescue_ms_max = 10000;
    const rescued_key = 'recall-rescued';
    const used_key = 'recall-device-used';  // "1" once there was a database

    let current = {health: health.opening, reason: ''};
    let mended = false;   // Once a page load: a device that breaks again is told, not mended.
    let opened = null;
    const database = {
        health,
        on_status: () => {},
        // Called when what the device kept is gone and a new database is open; with a sentence
        // for the person, or with '' where another tab tells it.
        on_emptied: () => {},
        // Called with (file name, text) where there is no other place to put work aside.
        on_export: () => {},
        status: () => current,
    };

    // ---- Words.

    database.set_status = (now, reason) => {
        if (current.health === now && current.reason === reason) return;
        current = {health: now, reason};
        database.on_status(now, reason);
    };
    database.describe = (error) => {
        if (!error) return 'The browser gave no reason.';
        if (error.name === 'QuotaExceededError') {
            return 'This device has no space left. Free some: nothing is lost while this tab ' +
                'stays open.';
        }
        if (error.name === 'VersionError') {
            return 'A newer Recall has been used here. Reload this page.';
        }
        if (is_damage(error)) return 'The browser cannot read what it kept for Recall.';
        return `${error.name}: ${error.message}`;
    };
    // What Chromium, Firefox and Safari say of files they cannot read.
    const is_damage = (error) =>
        Boolean(error) && (error.name === 'UnknownError' || error.name === 'NotReadableError');
    const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

    // ---- localStorage: forbidden in some windows, and then simply not there.

    function keep(key, text) {
        try {
            localStorage.setItem(key, text);
            return true;
        } catch {
            return false;
        }
    }
    function kept(key) {
        try {
            return localStorage.getItem(key);
        } catch {
            return null;
        }
    }
    function forget(key) {
        try {
            localStorage.removeItem(key);
        } catch {
            // It was never there.
        }
    }

    // ---- Opening.

    function open_once() {
        return new Promise((resolve, reject) => {
            const request = indexedDB.open(name, version);
            let is_new = false;
            request.onupgradeneeded = (event) => {
                is_new = event.oldVersion === 0;
                for (let from = event.oldVersion; from < version; ++from) {
                    upgrades[from](request.result);
                }
            };
            request.onblocked = () => database.set_status(health.blocked,
                'An older Recall tab is open. Close it to save on this device.');
            request.onerror = () => reject(request.error);
            request.onsuccess = () => resolve({connection: request.result, is_new});
        });
    }
    // A browser that has just started, or just lost its storage process, may say no at first.
    async function open_patiently() {
        for (let tries = 1; ; ++tries) {
            try {
                return await open_once();
            } catch (error) {
                if (!is_damage(error) || tries === tries_max) throw error;
                await pause(try_again_ms * tries);
            }
        }
    }

    function watch_over(connection) {
        connection.onversionchange = ({newVersion}) => {
            connection.close();
            // Deleted: by another tab that makes it anew, or by the person.
            if (newVersion === null) return reopen(true);
            opened = Promise.reject(new Error('outdated'));
            opened.catch(() => {});
            return database.set_status(health.outdated,
                'A newer Recall is open in another tab. Reload this one.');
        };
        // The browser has cut the connection: its files were cleared away, or are damaged.
        connection.onclose = () => {
            database.set_status(health.failed, 'The browser has closed the store of this device.');
            reopen(true);
        };
        return connection;
    }
    function reopen(is_gone) {
        opened = connect(is_gone);
        opened.catch(() => {});  // Everyone who needs it hears of it through `run`.
    }

    const cleared_words = 'The browser has cleared what Recall kept on this device. All that had ' +
        'reached the relay is fetched again.';
    const damaged_words = 'What this device kept was damaged and has been made anew; all that had ' +
        'reached the relay is fetched again.';
    const lost_words = ' Work of earlier visits that had not been sent from this device could ' +
        'not be read.';

    // `indexedDB` itself throws or is missing in some private windows.
    async function connect(is_gone) {
        try {
            return await open_or_mend(is_gone);
        } catch (error) {
            database.set_status(health.unavailable, database.describe(error));
            throw error;
        }
    }
    async function open_or_mend(is_gone) {
        let words = cleared_words;
        let made;
        try {
            made = await open_patiently();
        } catch (error) {
            if (!is_damage(error) || mended) throw error;
            mended = true;
            await remove();
            made = await open_once();
            words = damaged_words + lost_words;
        }
        const connection = watch_over(made.connection);
        const back = await put_back(connection);
        database.set_status(health.ok, '');
        const is_news = made.is_new && kept(used_key) !== null && !back;
        keep(used_key, '1');
        if (is_gone || is_news) database.on_emptied(is_news ? words : '');
        return connection;
    }

    // ---- Transactions.

    const finished = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
    database.finished = finished;

    async function transact(connection, stores, mode, options, work) {
        const transaction = connection.transaction(stores, mode, options);
        const done = new Promise((resolve, reject) => {
            transaction.oncomplete = resolve;
            transaction.onabort = () => reject(transaction.error || new Error('aborted'));
        });
        const result = await Promise.all(
            [work(...stores.map((store) => transaction.objectStore(store))), done]);
        return result[0];
    }
    database.run = async (stores, mode, options, work) =>
        transact(await opened, stores, mode, options, work);
    // Like `run`, for reading; a database that cannot be read is made anew and asked again.
    database.read = async (stores, work) => {
        try {
            return await database.run(stores, 'readonly', {}, work);
        } catch (error) {
            if (!is_damage(error)) throw error;
            await mend(error);
            return database.run(stores, 'readonly', {}, work);
        }
    };

    // ---- Mending.

    let mending = null;
    function mend(error) {
        if (mending) return mending;
        if (mended) return Promise.reject(error);
        mended = true;
        mending = make_anew().finally(() => { mending = null; });
        return mending;
    }

    async function make_anew() {
        const connection = await opened;
        const {work, lost} = await rescue(connection);
        const text = JSON.stringify(work);
        const anything = own_work.some((store) => work[store].length > 0);
        if (anything && !keep(rescued_key, text)) database.on_export('recall-rescued.json', text);
        connection.onclose = null;
        connection.close();
        await remove();
        forget(used_key);  // Or opening would tell of it too, with less to tell.
        opened = connect(false);
        await opened;
        const count = work.outbox.length;
        const saved = count === 0 ? ''
            : count === 1 ? ' 1 unsent change was saved from it.'
                : ` ${count} unsent changes were saved from it.`;
        database.on_emptied(damaged_words + saved + (lost > 0 ? ' Some of it could not be read.' : ''));
    }

    function remove() {
        return new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = resolve;  // Other tabs let go of it by themselves: not `blocked`.
            request.onerror = () => reject(request.error);
        });
    }

    // Every record by itself, so that one that cannot be read takes no other with it.
    async function rescue(connection) {
        const work = {outbox: [], rejected: [], drafts: []};
        let lost = 0;
        const until = Date.now() + rescue_ms_max;
        const get = (store, ask) =>
            transact(connection, [store], 'readonly', {}, (table) => finished(ask(table)));
        for (const store of own_work) {
            let keys = [];
            try {
                keys = await get(store, (table) => table.getAllKeys());
            } catch {
                lost += 1;
            }
            for (const key of keys) {
                try {
                    if (Date.now() > until) throw new Error('too slow');
                    const record = await get(store, (table) => table.get(key));
                    if (record) work[store].push(record);
                } catch {
                    lost += 1;
                }
            }
        }
        return {work, lost};
    }

    // What was put aside, perhaps by a page that died before it could do this. Answers whether
    // there was anything.
    async function put_back(connection) {
        const text = kept(rescued_key);
        if (text === null) return false;
        try {
            const work = JSON.parse(text);
            await transact(connection, own_work, 'readwrite', {durability: 'strict'},
                (...tables) => own_work.forEach(
                    (store, i) => work[store].forEach((one) => tables[i].put(one))));
            forget(rescued_key);
        } catch (error) {
            console.warn(error);  // It stays where it is, and is tried again at the next start.
        }
        return true;
    }

    reopen(false);
    return database;
})();
