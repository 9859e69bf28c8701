// The line to the relay, shared by all tabs that one user has open in one browser: Web Locks elect
// a leader that owns the websocket; the others speak through it over a BroadcastChannel.
//
//   member → leader   {from, join}                    wants the line; answered by `opened`
//                     {from, text}                    to be sent; answered by `taken`
//                     {from, leave}
//   leader → member   {to, opened} {to, taken} {to, view: text} {to, closed: code, reason}
//   leader → all      {leader, frame: text}
//
// Why nothing is lost, doubled or put in a wrong order. Every member, the leader's own page too,
// says hello of its own, which the relay answers with `welcome` and the user's view; those, and
// only those, go to the member that asked. The relay sends them in one piece and answers hellos in
// their order. Every other frame goes to all members that have had their view, in the order in
// which the relay has sent it, so rows come before the answers that follow them. An answer to
// another tab's command is nothing to a replica. Whoever loses the line, or the leader, is told
// that it is closed, and comes back as after any other loss, with a hello and all that was not
// answered; the relay answers what it had already answered the same.
//
// Without Web Locks or BroadcastChannel (plain http origins) a tab has a websocket of its own.
'use strict';

globalThis.recall_line = (() => {
    // A leader that does not answer in this time is frozen or gone wrong: its lock is taken away.
    const answer_ms_max = 2500;
    const heard_late_ms = 500;
    const watch_ms = 15000;
    const closed_by_leader = 1001;
    // As long as the program waits for a word: silence_ms_max of wire/protocol.hpp.
    const silence_ms_max = 14000;
    const can_share = Boolean(navigator.locks) && 'BroadcastChannel' in globalThis;

    // ---- A websocket of this page. `events`: opened(), message(text), closed(code, reason).

    function open_socket(path, events) {
        const url = new URL(path, location.href);
        url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
        const socket = new WebSocket(url);
        let listened_to = true;  // A socket that was let go may still speak.
        socket.onopen = () => { if (listened_to) events.opened(); };
        socket.onmessage = ({data}) => {
            if (listened_to && typeof data === 'string') events.message(data);
        };
        socket.onclose = ({code, reason}) => { if (listened_to) events.closed(code, reason); };
        return {
            send(text, buffer_bytes_max) {
                if (socket.readyState !== WebSocket.OPEN) return false;
                if (socket.bufferedAmount + text.length > buffer_bytes_max) return false;
                socket.send(text);
                return true;
            },
            close() {
                listened_to = false;
                socket.close(1000);
            },
        };
    }

    // ---- The leader's side: one websocket, many members. A member is a function that takes what
    // the leader has to say to it.

    function lead(path, buffer_bytes_max, say_to_all) {
        const members = new Map();  // id -> {say, greeted}: greeted once it has said hello
        let asking = [];            // ids of those whose hello is not yet answered
        let viewing = null;         // the id whose view is arriving
        let socket = null;
        let is_open = false;
        let heard_ms = 0;

        function all_closed(code, reason) {
            socket = null;
            is_open = false;
            asking = [];
            viewing = null;
            const told = [...members.values()];
            members.clear();
            for (const {say} of told) say({closed: code, reason});
        }
        function take_frame(text) {
            heard_ms = performance.now();
            if (asking.length === 0 && viewing === null) return say_to_all(text);
            const {type, more} = JSON.parse(text);
            if (type === 'welcome') viewing = asking.shift();
            if (viewing === null || (type !== 'welcome' && type !== 'rows')) return say_to_all(text);
            const member = members.get(viewing);
            if (type === 'rows' && !more) viewing = null;
            return member ? member.say({view: text}) : undefined;
        }
        // Whoever comes back because nothing was heard needs another line than this one, and a
        // leader in a hidden tab may not have noticed.
        function drop_if_silent() {
            if (!socket || performance.now() - heard_ms < silence_ms_max) return;
            socket.close();
            all_closed(closed_by_leader, '');
        }
        function open() {
            heard_ms = performance.now();
            socket = open_socket(path, {
                opened() {
                    is_open = true;
                    for (const {say} of members.values()) say({opened: true});
                },
                message: take_frame,
                closed: all_closed,
            });
        }
        return {
            join(id, say) {
                drop_if_silent();
                members.set(id, {say, greeted: false});
                // What it asked before it lost the line is not for it any more.
                asking = asking.map((one) => (one === id ? '' : one));
                if (viewing === id) viewing = '';
                if (!socket) open();
                else if (is_open) say({opened: true});
            },
            leave(id) { members.delete(id); },
            send(id, text) {
                const member = members.get(id);
                if (!member) return false;
                if (!is_open || !socket.send(text, buffer_bytes_max)) {
                    members.delete(id);
                    return false;
                }
                if (!member.greeted) asking.push(id);  // The first that anybody says is hello.
                member.greeted = true;
                return true;
            },
            close() {
                if (socket) socket.close();
                all_closed(closed_by_leader, '');
            },
        };
    }

    // ---- A member's side: the line as the program sees it.

    // `events` as above; `say` brings what this member says to whoever leads.
    function make_member(events, say) {
        let is_open = false;
        let has_view = false;
        let over = false;
        let unanswered = 0;   // a timer, while the leader owes an answer
        const heard = () => {
            clearTimeout(unanswered);
            unanswered = 0;
        };
        const close = (code, reason) => {
            if (over) return;
            over = true;
            heard();
            events.closed(code, reason);
        };
        const expect_answer = (when_none) => {
            if (unanswered || over) return;
            // Twice: a tab that was held up itself first hears what has come meanwhile.
            unanswered = setTimeout(() => {
                unanswered = setTimeout(when_none, heard_late_ms);
            }, answer_ms_max);
        };
        return {
            expect_answer,
            close,
            is_over: () => over,
            take(message) {
                if (over) return;
                if (message.opened && !is_open) {
                    is_open = true;
                    heard();
                    events.opened();
                } else if (message.taken) {
                    heard();
                } else if ('view' in message) {
                    has_view = true;
                    events.message(message.view);
                } else if ('closed' in message) {
                    close(message.closed, message.reason);
                }
            },
            take_frame(text) { if (has_view && !over) events.message(text); },
            send(text) { return is_open && !over && say(text); },
            let_go() {
                over = true;
                heard();
            },
        };
    }

    // ---- The two together: this tab's place among the tabs of one user.

    const random_id = () => crypto.randomUUID();

    function share(path, user, buffer_bytes_max, events) {
        const me = random_id();
        // Pages that speak another version of the protocol share a line of their own.
        const name = `recall-line-2-${user}`;
        const channel = new BroadcastChannel(name);
        const leaving = new AbortController();
        let own_line = null;    // while this tab leads
        let end_lead = null;
        let leader = null;      // the id of the tab that leads, as far as it is known
        let watch = 0;
        const post = (message) => channel.postMessage({...message, from: me});

        const member = make_member(
            {...events, closed: (code, reason) => { end(); events.closed(code, reason); }},
            (text) => {
                if (own_line) return own_line.send(me, text);
                post({text, leader});
                member.expect_answer(lose_leader);
                return true;
            });

        function end() {
            clearInterval(watch);
            leaving.abort();
            if (own_line) {
                const line = own_line;
                own_line = null;
                line.leave(me);
                line.close();
                end_lead();
            } else {
                post({leave: true, leader});
            }
            // What was posted still goes; nothing is heard any more.
            setTimeout(() => channel.close());
            channel.onmessage = null;
        }

        // ---- Leading.

        function start_to_lead() {
            leader = me;
            own_line = lead(path, buffer_bytes_max, (text) => {
                channel.postMessage({leader: me, frame: text});
                member.take_frame(text);
            });
            // Members of a former leader come back by themselves when they hear this.
            channel.postMessage({leader: me, leads: true});
            own_line.join(me, member.take);
            return new Promise((resolve) => { end_lead = resolve; });
        }
        function ask_for_lead(options) {
            navigator.locks.request(name, options, () => {
                if (member.is_over()) return undefined;
                // Its line went through a leader that is gone: the program begins anew with ours.
                if (leader !== null) {
                    member.close(closed_by_leader, '');
                    return undefined;
                }
                return start_to_lead();
            }).catch(() => member.close(closed_by_leader, ''));  // Taken away, or let go of.
        }
        function lose_leader() {
            if (own_line || member.is_over()) return;
            stolen.add(name);
            member.close(closed_by_leader, '');
        }

        function serve({from, join, text, leave}) {
            const say = (message) => channel.postMessage({...message, to: from, leader: me});
            if (join) {
                say({taken: true});
                own_line.join(from, say);
            } else if (leave) {
                own_line.leave(from);
            } else if (text === '') {
                say({taken: true});  // It only asks whether anybody is there.
            } else if (own_line.send(from, text)) {
                say({taken: true});
            } else {
                say({closed: closed_by_leader, reason: ''});
            }
        }
        channel.onmessage = ({data}) => {
            if (own_line) {
                if (data.from && (data.join || data.leader === me)) serve(data);
                return undefined;
            }
            if (data.leads && leader !== null) return member.close(closed_by_leader, '');
            if (data.leads) return post({join: true});
            // While one takes over from another, two may answer: the first is kept to.
            if (data.to === me && leader === null) leader = data.leader;
            if (data.leader !== leader) return undefined;
            if (data.to === me) member.take(data);
            else if (data.frame !== undefined) member.take_frame(data.frame);
            return undefined;
        };

        post({join: true});
        const steal = stolen.delete(name);
        ask_for_lead(steal ? {steal: true} : {signal: leaving.signal});
        watch = setInterval(() => {
            if (!own_line && leader !== null) {
                post({text: '', leader});
                member.expect_answer(lose_leader);
            }
        }, watch_ms);
        member.expect_answer(lose_leader);
        return {
            send: member.send,
            close() {
                member.let_go();
                end();
            },
        };
    }
    const stolen = new Set();  // names of the locks that the next try takes away

    // The line to `path`, shared among the tabs of `user`: {send(text), close()}.
    function open(path, user, buffer_bytes_max, events) {
        if (can_share) return share(path, user, buffer_bytes_max, events);
        const socket = open_socket(path, events);
        return {send: (text) => socket.send(text, buffer_bytes_max), close: socket.close};
    }
    return {open};
})();
