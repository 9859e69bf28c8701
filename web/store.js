// What this device keeps: IndexedDB database "recall". The contract is DeviceStore in
// shell/host.hpp; the database itself is opened and mended by database.js.
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
    const {health, run, read, finished, set_status, describe} = recall_database;
    const retry_ms = 5000;

    const client_id = random_id();
    const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('recall-outbox') : null;
    const watched = new Set();   // Clients whose lock this page waits for or holds.
    const announced = new Set();  // Users whose outbox this page has told other tabs about.
    const seen = new Map();      // User -> position of the last rows this page has had.
    // The commands this page answers for, by key: what a device that was emptied, or has no space
    // left, does not have. `kept` says whether it has them.
    const unanswered = new Map();
    let adopter = null;          // The user whose outbox this page adopts.
    let retry = 0;               // The timer of the next try to keep what is not kept.
    let emptied = null;          // News that came before anybody listened.
    const store = {client_id, pending: 0, events: null};

    function random_id() {
        const bytes = crypto.getRandomValues(new Uint8Array(16));
        return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    }

    // ---- Writing. A write that fails is told, never swallowed; one that succeeds after a failure
    // says so too, but not before everything that this page answers for is kept.

    async function write(stores, options, work) {
        ++store.pending;
        try {
            await run(stores, 'readwrite', options, work);
            if (all_kept()) set_status(health.ok, '');
            else keep_later(0);
            return true;
        } catch (error) {
            const {health: now} = recall_database.status();
            if (now === health.ok || now === health.failed) {
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

    const key_of = ({client, number}) => `${client} ${number}`;
    const all_kept = () => [...unanswered.values()].every(({kept}) => kept);

    store.put_command = async (user, client, number, text) => {
        announce(user);
        const command = {user, client, number, text};
        const mine = {command, kept: false, told: false};
        unanswered.set(key_of(command), mine);
        await keep_command(mine);
    };
    async function keep_command(mine) {
        const {client, number} = mine.command;
        mine.kept = true;  // Or the write itself would find that not everything is kept.
        mine.kept = await write(['outbox'], strict, (outbox) => { outbox.put(mine.command); });
        if (mine.kept) return store.events.stored(client, number);
        keep_later(retry_ms);
        if (!mine.told) store.events.not_stored(client, number);
        mine.told = true;
        return undefined;
    }
    function keep_later(delay_ms) {
        if (retry) return;
        retry = setTimeout(async () => {
            retry = 0;
            // One after the other: on a device without space the first one says it for all.
            for (const mine of [...unanswered.values()].filter(({kept}) => !kept)) {
                if (unanswered.get(key_of(mine.command)) !== mine) continue;  // Answered since.
                await keep_command(mine);
                if (!mine.kept) return;
            }
        }, delay_ms);
    }
    store.remove_command = (user, client, number) => {
        unanswered.delete(key_of({client, number}));
        return write(['outbox'], relaxed, (outbox) => { outbox.delete([user, client, number]); });
    };
    store.reject_command = (user, client, number, text) => {
        unanswered.delete(key_of({client, number}));
        return write(['outbox', 'rejected'], strict, (outbox, rejected) => {
            outbox.delete([user, client, number]);
            rejected.put({user, client, number, text});
        });
    };
    store.drop_rejected = (user, client, number) =>
        write(['rejected'], relaxed, (rejected) => { rejected.delete([user, client, number]); });

    // All that nobody has answered yet, of all users and tabs, for the page shown after a crash
    // and for a file: {commands, unkept}, where `unkept` of them are in this page's memory only.
    store.unsent = async () => {
        let on_device = [];
        try {
            on_device = await read(['outbox'], (outbox) => finished(outbox.getAll()));
        } catch (error) {
            console.warn(error);
        }
        const known = new Set(on_device.map(key_of));
        const others = [...unanswered.values()].map(({command}) => command)
            .filter((command) => !known.has(key_of(command)));
        return {commands: [...on_device, ...others], unkept: others.length};
    };
    store.unsent_file = async () => {
        const day = new Date().toISOString().slice(0, 10);
        const commands = (await store.unsent()).commands.map(({text, ...one}) => {
            try {
                return {...one, ...JSON.parse(text)};
            } catch {
                return {...one, text};
            }
        });
        return {name: `recall-unsent-${day}.json`,
                text: JSON.stringify({saved_at: new Date().toISOString(), commands}, null, 2)};
    };

    // The browser may say no, or ask the person; nothing changes for Recall.
    store.ask_to_stay = () => {
        if (navigator.storage && navigator.storage.persist) {
            navigator.storage.persist().catch(console.warn);
        }
    };

    // ---- Rows, drafts, meta.

    // The rows on the device are always a whole view, as of their position. So a change is only
    // written where everything before it is there: after a write that failed, or into a database
    // made anew, nothing is until the next whole view. Tabs of one user write the same rows; what
    // another one has written already is left as it is.
    store.put_rows = (user, rows, position, whole) => {
        const before = seen.get(user) || 0;
        seen.set(user, Number(position));
        return write(['rows', 'meta'], relaxed, async (table, meta) => {
            if (whole) {
                table.delete(all_of(user));
            } else {
                const stored = await finished(meta.get(position_key(user)));
                const at = stored ? Number(stored.text) : -1;
                if (at < before || at >= Number(position)) return;
            }
            for (const {kind, id, text} of rows) {
                if (text === '') table.delete([user, kind, id]);
                else table.put({user, kind, id, text});
            }
            meta.put({key: position_key(user), text: position});
        });
    };
    store.forget_rows = (user) => {
        seen.delete(user);
        return write(['rows', 'meta'], relaxed, (table, meta) => {
            table.delete(all_of(user));
            meta.delete(position_key(user));
        });
    };
    store.put_draft = (user, key, text) =>
        write(['drafts'], relaxed, (drafts) => {
            if (text === '') drafts.delete([user, key]);
            else drafts.put({user, key, text});
        });

    store.load = async (id, user) => {
        let view = {};
        try {
            view = await read(['rows', 'rejected', 'drafts', 'meta'],
                async (rows, rejected, drafts, meta) => {
                    const [position, ...lists] = await Promise.all([
                        finished(meta.get(position_key(user))), finished(rows.getAll(all_of(user))),
                        finished(rejected.getAll(all_of(user))),
                        finished(drafts.getAll(all_of(user)))]);
                    return {position: position ? position.text : '', rows: lists[0],
                            rejected: lists[1], drafts: lists[2]};
                });
            seen.set(user, Number(view.position));
        } catch (error) {
            read_failed(error);
        }
        store.events.loaded(id, JSON.stringify(view));
    };

    function read_failed(error) {
        if (recall_database.status().health === health.ok) {
            set_status(health.failed, describe(error));
        }
    }

    store.put_meta = (key, text) =>
        write(['meta'], relaxed, (meta) => { meta.put({key, text}); });
    store.get_meta = async (id, key) => {
        let text = '';
        try {
            const found = await read(['meta'], (meta) => finished(meta.get(key)));
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
        return read(['outbox'], (outbox) => finished(outbox.getAll(range)));
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
            if (commands.length > 0 && user === adopter) hand_over(commands);
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
        if (adopter === user) hand_over(adopted);
    };
    function hand_over(commands) {
        for (const command of commands) {
            unanswered.set(key_of(command), {command, kept: true, told: false});
        }
        store.events.adopted(JSON.stringify(commands));
    }

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

    // The database was made anew: what this page answers for goes into it first.
    recall_database.on_emptied = (words) => {
        seen.clear();
        for (const mine of unanswered.values()) mine.kept = false;
        keep_later(0);
        if (store.events) store.events.emptied(words);
        else emptied = emptied || words;
    };
    store.connect = (events) => {
        store.events = events;
        recall_database.on_status = events.device_status;
        recall_database.on_export = events.export_file;
        const {health: now, reason} = recall_database.status();
        events.device_status(now, reason);
        if (emptied !== null) events.emptied(emptied);
    };
    if (navigator.locks) navigator.locks.request(lock_name(client_id), until_the_page_dies);
    return store;
})();
