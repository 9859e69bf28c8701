// What this device keeps: IndexedDB database "recall". The contract is DeviceStore in
// shell/app/host.hpp; the database itself is opened and mended by database.js.
//
//   outbox    [user, client, number] -> {user, client, number, text}   commands not yet answered
//   rejected  [user, client, number] -> {user, client, number, text}   the tray of refused ones
//   rows      [user, kind, id]       -> {user, kind, id, text}         confirmed rows
//   drafts    [user, key]            -> {user, key, text}
//   meta      key                    -> {key, text}                    also "position:<user>",
//                                        "history:<user>"
//
// A client id belongs to one replica of one page. Whoever answers for a client (clients.js) sends
// its commands; every change of the outbox is told to the other tabs on the channel
// "recall-outbox", as {user, client}.
'use strict';

globalThis.recall_store = (() => {
    const {health, run, read, finished, set_status, describe, is_lost} = recall_database;
    const retry_ms = 5000;
    const look_ms = 50;           // changes told by other tabs are looked at together
    const command_wait_ms = 2000;  // a command waits no longer for the device before it is sent
    const owed_max = 1000;
    const compare_after_ms = 5000;

    const can_tell = 'BroadcastChannel' in globalThis;
    const channel = can_tell ? new BroadcastChannel('recall-outbox') : null;
    const users = new Map();     // Client -> user, of those this page answers for.
    const seen = new Map();      // User -> the place of the last rows this page has had.
    // The commands this page answers for, by key: what a device that was emptied, or has no space
    // left, does not have. `kept` says whether it has them; those that are not `ours` belong to a
    // user who was let go, and are here only until they are kept.
    const unanswered = new Map();
    const comparing = new Set();  // Users whose rows on the device may not be those of this page.
    let owed = [];               // [stores, options, work] of small writes, for a lost connection.
    let missed = '';             // What a lost connection has kept from this page: '', rows, view.
    let adopter = null;          // The user whose outbox this page adopts.
    let adopting = false;        // Adopting was asked for, and is not yet answered.
    let others_work = '';        // Whose commands the outbox has beside: "agent2,agent6".
    let others_told = null;      // The commands of living pages, as last told.
    let retry = 0;               // The timer of the next try to keep what is not kept.
    let emptied = null;          // News that came before anybody listened.
    const store = {pending: 0, events: null, begin_client: recall_clients.begin};

    // ---- Writing. A write that fails is told, never swallowed; one that succeeds after a failure
    // says so too, but not before everything that this page answers for is kept.

    async function write(stores, options, work, patience_ms) {
        ++store.pending;
        try {
            await run(stores, 'readwrite', options, work, patience_ms);
            if (recall_database.status().health === health.failed) {
                if (all_kept()) set_status(health.ok, '');
                else keep_later(0);
            }
            return true;
        } catch (error) {
            const {health: now} = recall_database.status();
            if (!is_lost(error) && (now === health.ok || now === health.failed)) {
                set_status(health.failed, describe(error));
            }
            return false;
        } finally {
            --store.pending;
        }
    }
    // For what is small and must not be forgotten: a lost connection only puts it off.
    async function write_sometime(stores, options, work) {
        const done = await write(stores, options, work);
        const {health: now} = recall_database.status();
        if (!done && (now === health.reconnecting || now === health.ok) && owed.length < owed_max) {
            owed.push([stores, options, work]);
        }
        return done;
    }

    const strict = {durability: 'strict'};
    const relaxed = {durability: 'relaxed'};
    const all_of = (...prefix) => IDBKeyRange.bound(prefix, [...prefix, []]);
    const position_key = (user) => `position:${user}`;
    // Of the same position, or it is of rows that a page of an older version has written over.
    const history_key = (user) => `history:${user}`;
    // Where rows stand: a position, and the mark that tells it from the same one in another
    // history. A relay that was put back to a copy counts on from there, other things.
    function place(position, history) {
        let mark = '';
        try {
            if (history) mark = JSON.parse(history).mark ?? '';
        } catch { /* Of no history that is known: a whole view will tell. */ }
        return {number: Number(position), mark};
    }
    const is_same = (one, other) => one.number === other.number && one.mark === other.mark;
    async function kept_place(meta, user) {
        const [position, history] = await Promise.all([
            finished(meta.get(position_key(user))), finished(meta.get(history_key(user)))]);
        if (!position) return place(-1, '');
        const is_theirs = history && history.position === position.text;
        return place(position.text, is_theirs ? history.text : '');
    }

    // ---- Commands.

    const key_of = ({client, number}) => `${client} ${number}`;
    const all_kept = () => [...unanswered.values()].every(({kept, writing}) => kept || writing);
    const tell_tabs = (user, client) => { if (channel) channel.postMessage({user, client}); };

    store.put_command = async (user, client, number, text) => {
        users.set(client, user);
        const command = {user, client, number, text};
        const mine = {command, kept: false, writing: false, told: false, ours: true};
        unanswered.set(key_of(command), mine);
        await keep_command(mine);
    };
    async function keep_command(mine) {
        const {user, client, number} = mine.command;
        const key = key_of(mine.command);
        if (recall_database.status().health !== health.outdated) {
            mine.writing = true;  // Or the write itself would find that not everything is kept.
            mine.kept = await write(['outbox'], strict,
                (outbox) => { outbox.put(mine.command); }, command_wait_ms);
            mine.writing = false;
        }
        if (mine.kept) {
            if (!mine.ours) unanswered.delete(key);
            // Answered meanwhile, where it was sent all the same.
            else if (unanswered.get(key) !== mine) {
                return store.remove_command(user, client, number);
            }
            tell_tabs(user, client);
            return store.events.stored(client, number);
        }
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
            for (const mine of [...unanswered.values()]) {
                if (mine.kept || mine.writing) continue;
                if (unanswered.get(key_of(mine.command)) !== mine) continue;  // Answered since.
                await keep_command(mine);
                if (!mine.kept) return;
            }
        }, delay_ms);
    }
    store.remove_command = async (user, client, number) => {
        unanswered.delete(key_of({client, number}));
        await write_sometime(['outbox'], relaxed,
            (outbox) => { outbox.delete([user, client, number]); });
        tell_tabs(user, client);
    };
    store.reject_command = async (user, client, number, text) => {
        unanswered.delete(key_of({client, number}));
        await write_sometime(['outbox', 'rejected'], strict, (outbox, rejected) => {
            outbox.delete([user, client, number]);
            rejected.put({user, client, number, text});
        });
        tell_tabs(user, client);
    };
    store.drop_rejected = (user, client, number) => write_sometime(['rejected'], relaxed,
        (rejected) => { rejected.delete([user, client, number]); });

    // What nobody has answered yet, for a file and for the page shown after a crash: of that user,
    // and of whoever else what is in this page's memory only. {commands, unkept, others}: `unkept`
    // of them are in memory only; `others`, whether the device keeps somebody else's.
    store.unsent = async (user = adopter) => {
        let on_device = [];
        try {
            on_device = await read(['outbox'], (outbox) => finished(outbox.getAll()));
        } catch (error) {
            console.warn(error);
        }
        const known = new Set(on_device.map(key_of));
        const unkept = [...unanswered.values()].map(({command}) => command)
            .filter((command) => !known.has(key_of(command)));
        const own = on_device.filter((command) => command.user === user);
        return {commands: [...own, ...unkept], unkept: unkept.length,
                others: own.length < on_device.length};
    };
    store.unsent_file = async (user) => {
        const day = new Date().toISOString().slice(0, 10);
        const commands = (await store.unsent(user)).commands.map(({text, ...one}) => {
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

    // The rows on the device are always a whole view, as of their place. So a change is only
    // written where the rows stand where it begins: after a write that failed, in a database made
    // anew, or over rows of a history that another tab knew and the relay has lost, nothing is
    // until the next whole view. Tabs of one user write the same rows; what another one has
    // written already is left as it is.
    store.put_rows = async (user, rows, position, history, whole) => {
        const from = seen.get(user) || place(0, '');
        const to = place(position, history);
        seen.set(user, to);
        const done = await write(['rows', 'meta'], relaxed, async (table, meta) => {
            if (whole) {
                table.delete(all_of(user));
            } else {
                const at = await kept_place(meta, user);
                if (is_same(at, to)) return;
                if (!is_same(at, from)) return compare_later(user);
            }
            for (const {kind, id, text} of rows) {
                if (text === '') table.delete([user, kind, id]);
                else table.put({user, kind, id, text});
            }
            meta.put({key: position_key(user), text: position});
            meta.put({key: history_key(user), text: history, position});
        });
        if (!done) missed = missed || 'rows';
        else if (whole) comparing.delete(user);
    };
    // Another tab may be about to write what is missing here. Where none does, the whole view is
    // asked for, once: as long as it cannot be written either, there is no use in another.
    function compare_later(user) {
        if (comparing.has(user)) return;
        comparing.add(user);
        setTimeout(async () => {
            const here = seen.get(user);
            const at = await read(['meta'], (meta) => kept_place(meta, user)).catch(() => null);
            const is_behind = at && here && at.number <= here.number && !is_same(at, here);
            if (is_behind && store.events) store.events.emptied('');
            else comparing.delete(user);
        }, compare_after_ms);
    }
    store.forget_rows = (user) => {
        seen.delete(user);
        comparing.delete(user);
        return write_sometime(['rows', 'meta'], relaxed, (table, meta) => {
            table.delete(all_of(user));
            meta.delete(position_key(user));
            meta.delete(history_key(user));
        });
    };
    store.put_draft = (user, key, text) =>
        write_sometime(['drafts'], relaxed, (drafts) => {
            if (text === '') drafts.delete([user, key]);
            else drafts.put({user, key, text});
        });

    store.load = async (id, user) => {
        let view = {};
        try {
            view = await read(['rows', 'rejected', 'drafts', 'meta'],
                async (rows, rejected, drafts, meta) => {
                    const [position, history, ...lists] = await Promise.all([
                        finished(meta.get(position_key(user))),
                        finished(meta.get(history_key(user))), finished(rows.getAll(all_of(user))),
                        finished(rejected.getAll(all_of(user))),
                        finished(drafts.getAll(all_of(user)))]);
                    const at = position ? position.text : '';
                    const is_theirs = history && history.position === at;
                    return {position: at, history: is_theirs ? history.text : '',
                            rows: lists[0], rejected: lists[1], drafts: lists[2]};
                });
            seen.set(user, place(view.position, view.history));
        } catch (error) {
            missed = 'view';
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
        write_sometime(['meta'], relaxed, (meta) => { meta.put({key, text}); });
    store.get_meta = async (id, key) => {
        let text = '';
        try {
            const found = await read(['meta'], (meta) => finished(meta.get(key)));
            if (found) text = found.text;
        } catch (error) {
            missed = 'view';
            read_failed(error);
        }
        store.events.meta(id, text);
    };

    // ---- Adopting the commands that no other page answers for, and telling of those one does.

    const commands_of = (user, client) =>
        read(['outbox'], (outbox) => finished(outbox.getAll(all_of(user, client))));

    // The client is this page's: its commands become the user's who sits here. Read only now: what
    // its former page wrote last is there.
    async function take_over(user, client) {
        users.set(client, user);
        try {
            const commands = await commands_of(user, client);
            if (commands.length > 0 && user === adopter) return commands;
        } catch (error) {
            release(client);
            throw error;
        }
        release(client);
        return [];
    }
    // While nobody sits here nothing is sent: another page of the user may have all of it.
    recall_clients.answers_for = (client) => recall_clients.holds(client) && adopter !== null;
    function release(client) {
        users.delete(client);
        recall_clients.give_back(client);
    }
    recall_clients.on_free = async (client) => {
        const user = adopter;
        if (user === null) return release(client);
        try {
            const commands = await take_over(user, client);
            if (commands.length > 0) hand_over(user, commands);
        } catch (error) {
            read_failed(error);
        }
        return look_soon();
    };
    recall_clients.on_silent = async (client) => {
        const user = adopter;
        if (user === null) return;
        try {
            if ((await commands_of(user, client)).length === 0 || user !== adopter) return;
            recall_clients.take(client);
            hand_over(user, await take_over(user, client));
        } catch (error) {
            read_failed(error);
        }
        look_soon();
    };
    function hand_over(user, commands) {
        for (const command of commands) {
            unanswered.set(key_of(command),
                {command, kept: true, writing: false, told: false, ours: true});
        }
        adopting = false;
        store.events.adopted(user, JSON.stringify(commands));
    }
    // What this page had let go of before the device kept it.
    function from_memory(user) {
        const found = [];
        for (const mine of unanswered.values()) {
            if (mine.ours || mine.command.user !== user) continue;
            mine.ours = true;
            const {client} = mine.command;
            if (!recall_clients.holds(client)) recall_clients.claim(client);
            users.set(client, user);
            found.push(mine);
        }
        return found;
    }

    store.adopt = (user) => {
        if (adopter !== null && adopter !== user) store.let_go(adopter);
        adopter = user;
        adopting = true;
        others_told = null;
        return look_now();
    };
    store.let_go = (user) => {
        if (adopter === user) {
            adopter = null;
            recall_clients.stop_watching();
        }
        for (const [key, mine] of unanswered) {
            if (mine.command.user !== user) continue;
            mine.ours = false;
            if (mine.kept) unanswered.delete(key);
        }
        for (const [client, owner] of users) {
            if (owner !== user) continue;
            release(client);
            tell_tabs(user, client);
        }
        return look_now();
    };

    let looking = Promise.resolve();  // One look after the other.
    let soon = 0;
    const look_soon = () => {
        clearTimeout(soon);
        soon = setTimeout(look_now, look_ms);
    };
    function look_now() {
        clearTimeout(soon);
        ++store.pending;
        looking = looking.then(look).catch(read_failed).finally(() => { --store.pending; });
        return looking;
    }
    async function look() {
        const user = adopter;
        const adopted = new Map();
        const others = [];
        try {
            const keys = await read(['outbox'], (outbox) => finished(outbox.getAllKeys()));
            const owners = new Set(keys.map(([owner]) => owner));
            owners.delete(user);
            tell_others_work([...owners].sort().join(','));
            const own = keys.filter(([owner]) => owner === user).map(([, client]) => client);
            for (const client of user === null ? [] : new Set(own)) {
                if (user !== adopter) return;
                if (recall_clients.holds(client)) continue;
                if (await recall_clients.claim(client)) {
                    for (const one of await take_over(user, client)) adopted.set(key_of(one), one);
                } else {
                    recall_clients.watch(client);
                    others.push(...await commands_of(user, client));
                }
            }
        } finally {
            if (user !== null && user === adopter) answer(user, adopted);
        }
        const json = JSON.stringify(others);
        if (user === null || user !== adopter || json === others_told) return;
        others_told = json;
        store.events.others(user, json);
    }
    function answer(user, adopted) {
        const remembered = from_memory(user);
        for (const {command} of remembered) adopted.set(key_of(command), command);
        const commands = [...adopted.values()].sort((a, b) =>
            (a.client < b.client ? -1 : a.client > b.client ? 1 : a.number - b.number));
        if (commands.length === 0 && !adopting) return;
        hand_over(user, commands);
        for (const mine of remembered) unanswered.set(key_of(mine.command), mine);
    }
    if (channel) channel.onmessage = look_soon;

    // ---- For shell.js.

    function tell_status() {
        const {health: now, reason} = recall_database.status();
        if (store.events) store.events.device_status(now, reason, others_work);
    }
    function tell_others_work(now) {
        if (others_work === now) return;
        others_work = now;
        tell_status();
    }
    recall_database.on_status = tell_status;
    // The database was made anew: what this page answers for goes into it first.
    recall_database.on_emptied = (words) => {
        seen.clear();
        comparing.clear();
        for (const mine of unanswered.values()) mine.kept = false;
        keep_later(0);
        if (store.events) store.events.emptied(words);
        else emptied = emptied || words;
    };
    const returned_words = 'The browser has opened what this device keeps. Reload the page to ' +
        'see all of it.';
    recall_database.on_returned = () => {
        const late = owed;
        owed = [];
        for (const one of late) write_sometime(...one);
        clearTimeout(retry);
        retry = 0;
        keep_later(0);
        look_soon();
        // The rows come again, whole, so that the device keeps them.
        if (missed && store.events) store.events.emptied(missed === 'view' ? returned_words : '');
        missed = '';
    };
    store.connect = (events) => {
        store.events = events;
        recall_database.on_export = events.export_file;
        tell_status();
        if (emptied !== null) events.emptied(emptied);
        look_now();
    };
    return store;
})();
