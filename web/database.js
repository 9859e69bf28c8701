// The database under web/store.js, IndexedDB "recall": opens it, opens it again whenever the
// browser drops it, and makes it anew where the browser cannot read it any more or has thrown it
// away.
//
// A connection that breaks says nothing about the data behind it: phones cut it whenever the page
// has been in the background. So every failure is first taken for a lost connection. It is opened
// again, at growing intervals and whenever the person comes back to the page, and what was under
// way is tried again; only a read that fails on several fresh connections is damage.
//
// A damaged database is never deleted before what can still be read of people's own work (outbox,
// tray, drafts) was put aside, record by record: in localStorage under "recall-rescued", or, where
// that takes no more, in a file that is downloaded. It goes back into the new database, and only
// then is it taken out of localStorage. Rows are not put aside: the relay has them. Where nothing
// at all can be read, nothing is deleted, unless an earlier page found the same a good while ago,
// and none has read anything since.
//
// A database that a newer Recall has made is left as it is; of it only the outbox and the tray are
// used, so that what waits there can still be sent and handed out.
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
    // Numbered as DeviceHealth in shell/app/host.hpp.
    const health = {opening: 0, ok: 1, unavailable: 2, blocked: 3, outdated: 4, failed: 5,
                    reconnecting: 6};
    const own_work = ['outbox', 'rejected', 'drafts'];
    const of_newer = ['outbox', 'rejected'];  // all that is used of a newer Recall's database
    const birth_key = 'birth';                // in meta: tells a database from one made anew
    const reopen_ms = [0, 200, 400, 800, 1600, 3000, 5000];  // before each try; then as the last
    const reads_failed_max = 4;               // each on a connection of its own: then it is damage
    const tell_lost_ms = 2000;                // shorter losses nobody need hear of
    const stays_lost_ms = 15000;              // then a reload is advised
    const patience_ms_max = 10000;            // what waits for a lost connection, at most
    const look_ms = 250;
    const unopened_ms_min = 10 * 60 * 1000;   // since the first page that could not open it
    const rescue_ms_max = 10000;
    const rescued_key = 'recall-rescued';
    const used_key = 'recall-device-used';    // "1" once there was a database
    const unopened_key = 'recall-device-unopened';  // when a page could not open it, till one can

    let current = {health: health.opening, reason: ''};
    let mended = false;   // Once a page load: a device that breaks again is told, not mended.
    let link = null;      // {connection, newer}, while there is one
    let opened = null;    // the promise of one
    let loss = null;      // {since, tries, error}, from a failure to the next success
    let birth;            // of the database that this page has had; undefined: not known
    const database = {
        health,
        on_status: () => {},
        // Called when what the device kept is gone and a new database is open; with a sentence
        // for the person, or with '' where another tab tells it.
        on_emptied: () => {},
        // Called when a connection that was lost for more than a moment is there again.
        on_returned: () => {},
        // Called with (file name, text) where there is no other place to put work aside.
        on_export: () => {},
        status: () => current,
    };

    // ---- Words.

    database.set_status = (now, reason) => {
        if (current.health === now && current.reason === reason) return;
        current = {health: now, reason};
        database.on_status();
    };
    database.describe = (error) => {
        if (!error) return 'The browser gave no reason.';
        if (error.name === 'QuotaExceededError') {
            return 'This device has no space left. Free some: nothing is lost while this tab ' +
                'stays open.';
        }
        if (is_damage(error)) return 'The browser cannot read what it kept for Recall.';
        return `${error.name}: ${error.message}`;
    };
    const older_words = 'The relay is older than what this browser used. Ask whoever looks after ' +
        'Recall to update it.';
    const lost_now_words = 'The browser has dropped the store of this device; it is being opened ' +
        'again. What was kept there is still there.';
    const reload_words = ' If this stays, reload the page.';
    // What Chromium, Firefox and Safari say of files they cannot read, and Safari of a connection
    // that it has lost.
    const is_damage = (error) =>
        Boolean(error) && (error.name === 'UnknownError' || error.name === 'NotReadableError');
    const is_lost = (error) => is_damage(error) ||
        (Boolean(error) && (error.name === 'InvalidStateError' || error.name === 'AbortError'));
    database.is_lost = is_lost;
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

    // `at`: a version, or undefined for whatever there is.
    function open_once(at) {
        return new Promise((resolve, reject) => {
            const request = indexedDB.open(name, at);
            let is_new = false;
            request.onupgradeneeded = (event) => {
                is_new = event.oldVersion === 0;
                for (let from = event.oldVersion; from < version; ++from) {
                    upgrades[from](request.result);
                }
                if (is_new) {
                    const text = `${Date.now()} ${Math.random()}`;
                    request.transaction.objectStore('meta').put({key: birth_key, text});
                }
            };
            request.onblocked = () => database.set_status(health.blocked,
                'An older Recall tab is open. Close it to save on this device.');
            request.onerror = () => reject(request.error);
            request.onsuccess = () => resolve({connection: request.result, is_new});
        });
    }

    function watch_over(made) {
        const {connection} = made;
        connection.onversionchange = ({newVersion}) => {
            let_go(made);
            // Deleted: by another tab that makes it anew, or by the person.
            if (newVersion === null) return reopen();
            opened = Promise.reject(new Error('outdated'));
            opened.catch(() => {});
            return database.set_status(health.outdated,
                'A newer Recall is open in another tab. Reload this one.');
        };
        connection.onclose = () => lose(made, new DOMException('closed', 'InvalidStateError'));
        return made;
    }
    function let_go(made) {
        if (link === made) link = null;
        made.connection.onclose = null;
        made.connection.onversionchange = null;
        made.connection.close();
    }
    function reopen() {
        opened = connect();
        opened.catch(() => {});  // Everyone who needs it hears of it through `run`.
    }

    const cleared_words = 'The browser has cleared what Recall kept on this device. All that had ' +
        'reached the relay is fetched again.';
    const damaged_words = 'What this device kept was damaged and has been made anew; all that had ' +
        'reached the relay is fetched again.';
    const lost_words = ' Work of earlier visits that had not been sent from this device could ' +
        'not be read.';

    // `indexedDB` itself throws or is missing in some private windows.
    async function connect() {
        for (;;) {
            if (loss) await rest(reopen_ms[Math.min(loss.tries++, reopen_ms.length - 1)]);
            try {
                link = await open_it(cleared_words);
                return link;
            } catch (error) {
                if (!is_lost(error)) {
                    database.set_status(health.unavailable, database.describe(error));
                    throw error;
                }
                begin_loss(error);
                if (is_beyond_opening()) {
                    await remove();
                    forget(unopened_key);
                    link = await open_it(damaged_words + lost_words);
                    return link;
                }
            }
        }
    }
    async function open_it(words) {
        let made;
        try {
            made = watch_over(await open_once(version));
        } catch (error) {
            if (!error || error.name !== 'VersionError') throw error;
            return open_newer();
        }
        const born = await birth_of(made.connection).catch((error) => {
            let_go(made);
            throw error;
        });
        forget(unopened_key);
        const back = await put_back(made.connection);
        end_loss();
        const is_news = made.is_new && kept(used_key) !== null && !back;
        const is_another = birth !== undefined && born !== undefined && born !== birth;
        if (born !== undefined) birth = born;
        keep(used_key, '1');
        if (is_news || is_another) database.on_emptied(is_news ? words : '');
        return made;
    }
    async function open_newer() {
        const made = watch_over(await open_once(undefined));
        loss = null;
        database.set_status(health.outdated, older_words);
        return {...made, newer: true};
    }
    // Fails where the connection answers nothing; undefined, where only this cannot be read.
    async function birth_of(connection) {
        const ask = (store, question) =>
            transact(connection, [store], 'readonly', {}, (table) => finished(question(table)));
        try {
            const found = await ask('meta', (meta) => meta.get(birth_key));
            return found ? found.text : '';
        } catch {
            await ask('outbox', (outbox) => outbox.count());
            return undefined;
        }
    }
    // Only where an earlier page could not open it either, or read a thing in it, a good while ago,
    // and this one cannot for long.
    function is_beyond_opening() {
        if (mended || birth !== undefined) return false;
        if (performance.now() - loss.since < patience_ms_max) return false;
        const since = Number(kept(unopened_key));
        if (since === 0) keep(unopened_key, String(Date.now()));
        mended = since !== 0 && Date.now() - since > unopened_ms_min;
        return mended;
    }

    // ---- Losing the connection.

    function begin_loss(error) {
        if (loss) return;
        const mine = {since: performance.now(), tries: 0, error};
        loss = mine;
        const tell = (words) => {
            if (loss === mine) database.set_status(health.reconnecting, words);
        };
        setTimeout(() => tell(lost_now_words), tell_lost_ms);
        setTimeout(() => tell(lost_now_words + reload_words), stays_lost_ms);
    }
    function end_loss() {
        // At the first try: whoever noticed tries again by themselves, and nobody else need.
        const was_lost = loss !== null && loss.tries > 1;
        loss = null;
        const {health: now} = current;
        if (now === health.opening || now === health.blocked || now === health.reconnecting ||
            now === health.unavailable) {
            database.set_status(health.ok, '');
        }
        if (was_lost) database.on_returned();
    }
    // One that somebody else has given up already is not given up twice.
    function lose(made, error) {
        if (link !== made) return;
        let_go(made);
        begin_loss(error);
        reopen();
    }

    let wake = () => {};  // ends the rest that is being taken
    const rest = (ms) => new Promise((resolve) => {
        wake = resolve;
        setTimeout(resolve, ms);
    });
    for (const event of ['focus', 'online', 'pageshow']) addEventListener(event, () => wake());
    document.addEventListener('visibilitychange', () => wake());

    async function connected(patience_ms) {
        const asked = performance.now();
        while (!link) {
            if (loss) {
                const now = performance.now();
                const waited = now - Math.max(asked, loss.since);
                if (waited > patience_ms || now - loss.since > patience_ms_max) throw loss.error;
            }
            await Promise.race([opened, pause(look_ms)]);
        }
        return link;
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
            transaction.onabort = () =>
                reject(transaction.error || new DOMException('aborted', 'AbortError'));
        });
        const result = await Promise.all(
            [work(...stores.map((store) => transaction.objectStore(store))), done]);
        return result[0];
    }
    // `work` is done again, on another connection, where the one it had broke: it must not mind.
    // It waits for a lost connection, but not longer than `patience_ms`.
    database.run = async (stores, mode, options, work, patience_ms = patience_ms_max) => {
        const until = performance.now() + patience_ms;
        for (let failures = 1; ; ++failures) {
            const at = await connected(patience_ms);
            if (at.newer && !stores.every((store) => of_newer.includes(store))) {
                throw new Error('outdated');
            }
            try {
                const result = await transact(at.connection, stores, mode, options, work);
                if (loss && link === at) end_loss();
                return result;
            } catch (error) {
                if (!is_lost(error)) throw error;
                lose(at, error);
                const is_read = mode === 'readonly' && is_damage(error) && !at.newer;
                if (is_read && failures >= reads_failed_max) await mend(error);
                else if (performance.now() > until) throw error;
                else await pause(reopen_ms[Math.min(failures, reopen_ms.length) - 1]);
            }
        }
    };
    database.read = (stores, work) => database.run(stores, 'readonly', {}, work);

    // ---- Mending.

    let mending = null;
    function mend(error) {
        if (mending) return mending;
        if (mended) return Promise.reject(error);
        mending = make_anew(error).finally(() => { mending = null; });
        return mending;
    }

    async function make_anew(error) {
        let at = await connected(patience_ms_max);
        let saved = await rescue(at.connection);
        if (saved.lost > 0) {
            // Once more, over another connection: the one before may have been lost on the way.
            lose(at, error);
            at = await connected(patience_ms_max);
            const again = await rescue(at.connection);
            if (!saved.alive || again.lost <= saved.lost) saved = again;
        }
        if (!saved.alive) throw error;  // The connection is bad, whatever the data is.
        mended = true;
        const {work, lost} = saved;
        const text = JSON.stringify(work);
        const anything = own_work.some((store) => work[store].length > 0);
        if (anything && !keep(rescued_key, text)) database.on_export('recall-rescued.json', text);
        let_go(at);
        loss = null;
        birth = undefined;
        opened = remove().then(() => {
            forget(used_key);  // Or opening would tell of it too, with less to tell.
            return connect();
        });
        await opened;
        const count = work.outbox.length;
        const words = count === 0 ? ''
            : count === 1 ? ' 1 unsent change was saved from it.'
                : ` ${count} unsent changes were saved from it.`;
        const gaps = lost > 0 ? ' Some of it could not be read.' : '';
        database.on_emptied(damaged_words + words + gaps);
    }

    function remove() {
        return new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = resolve;  // Other tabs let go of it by themselves: not `blocked`.
            request.onerror = () => reject(request.error);
        });
    }

    // Every record by itself, so that one that cannot be read takes no other with it. `alive`: the
    // connection still answers after all that.
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
        let alive = false;
        for (const store of own_work) {
            await get(store, (table) => table.count()).then(() => { alive = true; }, () => {});
        }
        return {work, lost, alive};
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

    reopen();
    return database;
})();
