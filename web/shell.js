// The JavaScript half of shell/: every effect of shell/app/host.hpp but the store, and the events that
// SDL does not bring (size, paste, keys left to the browser, routes, ...).
//
// `recall_host` is called by the program (EM_JS in shell/*_browser.cpp); it calls the program's
// exported recall_on_* functions through `tell`.
'use strict';

globalThis.recall_host = (() => {
    let program = null;  // The Emscripten module, once it is there.
    let dead = false;    // After a crash nothing may enter the program again.
    const host = {store: recall_store, warn_before_leaving: false, assets: new Map()};

    // ---- The bridge.

    function copy_bytes(bytes) {
        const start = program._malloc(bytes.length + 1);
        if (start === 0) throw new Error('out of memory');
        program.HEAPU8.set(bytes, start);
        program.HEAPU8[start + bytes.length] = 0;
        return start;
    }
    const encoder = new TextEncoder();
    host.copy_out = (text) => copy_bytes(encoder.encode(text));

    // Calls an exported function; texts and byte arrays go as (pointer, length).
    function tell(name, ...values) {
        if (dead || !program) return undefined;
        const taken = [];
        const passed = [];
        try {
            for (const value of values) {
                if (typeof value === 'number') {
                    passed.push(value);
                    continue;
                }
                const bytes = typeof value === 'string' ? encoder.encode(value) : value;
                const start = copy_bytes(bytes);
                taken.push(start);
                passed.push(start, bytes.length);
            }
            return program[`_${name}`](...passed);
        } catch (error) {
            host.die(error);
            return undefined;
        } finally {
            if (!dead) for (const start of taken) program._free(start);
        }
    }
    const ask = (name, ...values) => program.UTF8ToString(tell(name, ...values));
    host.tell = tell;

    host.die = (error) => {
        if (dead) return;
        dead = true;
        host.socket_close();  // The relay need not think that somebody is listening.
        globalThis.recall_boot.show_crash(error, program ? program.HEAPU8.length : 0);
    };
    host.is_dead = () => dead;

    // ---- Zones: what a zone adds to UTC. Asked in every frame, so each quarter of an hour is
    // worked out once; no zone changes its offset in between.

    const quarter_ms = 15 * 60 * 1000;
    const offsets_max = 4096;  // a form with two days of times asks for a hundred and more
    const offsets = new Map();
    const formats = new Map();  // by zone: making one takes longer than using it

    function format_of(zone) {
        if (!formats.has(zone)) {
            formats.set(zone, new Intl.DateTimeFormat('en-US', {
                timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric',
                day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
            }));
        }
        return formats.get(zone);
    }

    function offset_of(zone, at_ms) {
        const part = {};
        for (const {type, value} of format_of(zone).formatToParts(at_ms)) {
            part[type] = Number(value);
        }
        const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute,
            part.second);
        return local - Math.floor(at_ms / 1000) * 1000;
    }

    function known_offset(zone, at_ms) {
        const key = `${zone} ${Math.floor(at_ms / quarter_ms)}`;
        if (!offsets.has(key)) {
            let offset = null;
            try {
                offset = offset_of(zone, at_ms);
            } catch {
                // A zone this browser does not know: times are shown in UTC.
            }
            if (offsets.size >= offsets_max) offsets.clear();
            offsets.set(key, offset);
        }
        return offsets.get(key);
    }
    host.utc_offset_ms = (zone, at_ms) => known_offset(zone, at_ms) ?? 0;
    host.knows_zone = (zone) => known_offset(zone, Date.now()) !== null;

    // ---- Timers.

    host.timer = (id, delay_ms) => setTimeout(() => tell('recall_on_timer', id), delay_ms);

    // ---- The line to the relay, of this tab or shared with others (web/tabs.js).

    let line = null;
    host.socket_open = (path, user, buffer_bytes_max) => {
        host.socket_close();
        line = recall_line.open(path, user, buffer_bytes_max, {
            opened: () => tell('recall_on_socket_opened'),
            message: (text) => tell('recall_on_socket_message', text),
            closed: (code, reason) => {
                line = null;
                tell('recall_on_socket_closed', code, reason);
            },
        });
    };
    host.socket_send = (text) => (line && line.send(text) ? 1 : 0);
    host.socket_close = () => {
        if (line) line.close();
        line = null;
    };

    // ---- HTTP. XMLHttpRequest, because fetch does not tell how much of an upload has gone.

    // How long a request may hear and move nothing; then it is given up, as not answered.
    const quiet_ms_max = 15000;
    const quiet_file_ms_max = 60000;

    function open_request(method, path) {
        const request = new XMLHttpRequest();
        request.open(method, new URL(path, location.origin));
        request.setRequestHeader('Accept', 'application/json');
        return request;
    }
    // Answers {moved, ended}: to be called with every progress, and at the end.
    function limit(request, quiet_ms) {
        let timer = 0;
        const moved = () => {
            clearTimeout(timer);
            timer = setTimeout(() => request.abort(), quiet_ms);
        };
        moved();
        return {moved, ended: () => clearTimeout(timer)};
    }
    // The relay says so in each of its answers. Whatever else answers here (a network's sign-in
    // page, a proxy's error) has nothing to say about anybody.
    const is_ours = (request) => request.getResponseHeader('Recall') !== null;
    // Who sits here is what every start asks first: so it is asked while the program is on its way.
    const asked_first = '/me';
    let early = open_request('GET', asked_first);
    let early_is_over = false;  // An aborted request forgets that it ever was.
    early.onloadend = () => { early_is_over = true; };
    early.send();
    const early_limit = limit(early, quiet_ms_max);

    const files = new Map();
    let last_file = 0;
    host.http = (id, method, path, body, type, file, save_as, for_user) => {
        const is_early = early && method === 'GET' && path === asked_first;
        const request = is_early ? early : open_request(method, path);
        if (is_early) early = null;
        const {moved, ended} = is_early ? early_limit
            : limit(request, file === 0 && !save_as ? quiet_ms_max : quiet_file_ms_max);
        const content = file === 0 ? body : files.get(file);
        if (content) request.setRequestHeader('Content-Type', type);
        if (for_user) request.setRequestHeader('Recall-User', for_user);
        request.upload.onprogress = (event) => {
            moved();
            if (event.lengthComputable) tell('recall_on_progress', id, event.loaded / event.total);
        };
        request.onloadend = async () => {
            requests.delete(id);
            ended();
            const status = is_ours(request) ? request.status : 0;
            let text = '';
            if (status === 0) text = '';
            else if (!save_as) text = request.responseText;
            else if (status === 200) save(request.response, save_as);
            else if (request.response) text = await request.response.text();
            tell('recall_on_response', id, status, text);
        };
        if (save_as) request.responseType = 'blob';
        request.onprogress = (event) => {
            moved();
            if (save_as) tell('recall_on_received', id, event.loaded,
                event.lengthComputable ? event.total : 0);
        };
        requests.set(id, request);
        if (!is_early) request.send(content || null);
        else if (early_is_over) queueMicrotask(request.onloadend);
    };
    const requests = new Map();
    host.cancel_http = (id) => {
        if (requests.has(id)) requests.get(id).abort();
    };

    // ---- Files.

    host.choose_file = (id, accept, head_bytes) => {
        const input = document.createElement('input');
        input.type = 'file';
        input.accept = accept;
        input.hidden = true;
        document.body.append(input);  // Some browsers want it on the page.
        input.oncancel = () => {
            input.remove();
            tell('recall_on_no_file', id);
        };
        input.onchange = async () => {
            input.remove();
            const taken = await host.take_file(input.files[0], head_bytes);
            if (taken) tell('recall_on_file', id, ...taken);
            else tell('recall_on_no_file', id);
        };
        input.click();
    };
    // [handle, size, name, head], or null where there is none or it cannot be read any more.
    host.take_file = async (file, head_bytes) => {
        if (!file) return null;
        try {
            const head = new Uint8Array(await file.slice(0, head_bytes).arrayBuffer());
            files.set(++last_file, file);
            return [last_file, file.size, file.name, head];
        } catch (error) {
            console.warn(error);
            return null;
        }
    };
    host.forget_file = (file) => files.delete(file);

    function follow(href, attributes) {
        const link = Object.assign(document.createElement('a'), {href, ...attributes});
        document.body.append(link);
        link.click();
        link.remove();
    }
    const download_lifetime_ms = 60000;
    const save = (blob, name) => {
        const url = URL.createObjectURL(blob);
        follow(url, {download: name});
        setTimeout(() => URL.revokeObjectURL(url), download_lifetime_ms);
    };
    host.download = (name, type, text) => save(new Blob([text], {type}), name);
    host.save_unsent = async (user) => {
        try {
            const {name, text} = await recall_store.unsent_file(user);
            host.download(name, 'application/json', text);
        } catch (error) {
            tell('recall_on_remark', 'The file could not be made: this browser does not open ' +
                'what it keeps. Leave this page open, and try again.');
            throw error;
        }
    };

    // ---- Page.

    host.route = () => location.hash.slice(1) || '/';
    host.set_route = (route, replace) => {
        if (route === host.route()) return;
        if (replace) history.replaceState(null, '', `#${route}`);
        else history.pushState(null, '', `#${route}`);
    };
    addEventListener('popstate', () => tell('recall_on_route', host.route()));

    // tel: and mailto: are handed to another program. Following them in this window would tell it
    // that the page is about to be left; a window of their own would stay empty.
    function hand_over(url) {
        const frame = document.createElement('iframe');
        frame.hidden = true;
        frame.src = url;
        document.body.append(frame);
        setTimeout(() => frame.remove(), 2000);
    }
    host.open_link = (url, name) => {
        if (/^(tel|mailto|callto|sip):/i.test(url)) hand_over(url);
        else window.open(url, name);
    };

    function copy_the_old_way(text) {
        const area = document.createElement('textarea');
        area.value = text;
        area.className = 'offscreen';
        document.body.append(area);
        area.select();
        const copied = document.execCommand('copy');
        area.remove();
        document.getElementById('keys').focus({preventScroll: true});
        if (!copied) {
            tell('recall_on_remark', 'This browser did not let Recall copy. Open the number and ' +
                'select what you need there.');
        }
    }
    host.copy_text = (text) => {
        // The clipboard API exists on secure origins only, and may be refused.
        if (!navigator.clipboard) copy_the_old_way(text);
        else navigator.clipboard.writeText(text).catch(() => copy_the_old_way(text));
    };

    const media = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)',
                   '(pointer: coarse)'].map((query) => matchMedia(query));
    const apple_keys = /Mac|iPhone|iPad/.test(navigator.platform);
    const dark_key = 'recall-dark';  // "1" or "0" where the person chose; else the system's wish
    const compact_key = 'recall-compact';  // "1" where the person chose compact tables
    const choice_of = (key) => {
        try {
            return localStorage.getItem(key);
        } catch {
            return null;  // Storage is forbidden here: the system's wish holds.
        }
    };
    host.appearance = () => {
        let bits = media.reduce(
            (all, query, bit) => all | (query.matches ? 1 << bit : 0), apple_keys ? 8 : 0);
        if (choice_of(compact_key) === '1') bits |= 16;
        const chosen = choice_of(dark_key);
        if (chosen !== null) bits = (bits & ~1) | (chosen === '1' ? 1 : 0);
        document.documentElement.dataset.theme = bits & 1 ? 'dark' : 'light';  // style.css
        return bits;
    };
    function keep_choice(key, value) {
        try {
            localStorage.setItem(key, value);
        } catch {
            return;
        }
        setTimeout(() => tell('recall_on_appearance'));
    }
    host.choose_compact = (compact) => keep_choice(compact_key, compact ? '1' : '0');
    host.choose_dark = (dark) => keep_choice(dark_key, dark ? '1' : '0');

    const text_size_key = 'recall-text-size';  // in percent
    host.text_size = () => {
        let percent = 100;
        try {
            percent = Number(localStorage.getItem(text_size_key)) || 100;
        } catch {
            // As above.
        }
        percent = Math.min(Math.max(percent, 80), 200);
        // For what the page itself shows: text fields, the banner.
        document.documentElement.style.setProperty('--text-size', percent / 100);
        return percent;
    };
    host.choose_text_size = (percent) => keep_choice(text_size_key, String(percent));
    for (const query of media) query.onchange = () => tell('recall_on_appearance');

    addEventListener('online', () => tell('recall_on_online', 1));
    addEventListener('offline', () => tell('recall_on_online', 0));
    document.addEventListener('visibilitychange',
        () => tell('recall_on_visible', document.hidden ? 0 : 1));

    const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('recall-tabs') : null;
    if (tabs) tabs.onmessage = ({data}) => tell('recall_on_other_tab', data);
    host.tell_other_tabs = (text) => { if (tabs) tabs.postMessage(text); };

    addEventListener('beforeunload', (event) => {
        if (host.warn_before_leaving && !dead) event.preventDefault();
    });

    // ---- Attention.

    const permissions = ['default', 'granted', 'denied'];  // As Page::MayNotify counts them.
    let may_notify = null;  // Kept, because asking the browser takes milliseconds.
    const look_up_permission = () => {
        may_notify = 'Notification' in globalThis
            ? Math.max(permissions.indexOf(Notification.permission), 0) : 2;
        return may_notify;
    };
    host.may_notify = () => may_notify ?? look_up_permission();
    host.ask_to_notify = async () => {
        if (look_up_permission() !== 0) return;
        await Notification.requestPermission();
        look_up_permission();
        tell('recall_on_appearance');
    };
    document.addEventListener('visibilitychange', look_up_permission);
    host.notify = async (title, body, tag) => {
        if (host.may_notify() !== 1) return;
        // Android shows notifications of service workers only; web/sw.js brings the tab forward.
        const worker = navigator.serviceWorker && await navigator.serviceWorker.getRegistration();
        if (worker) await worker.showNotification(title, {body, tag});
        else new Notification(title, {body, tag}).onclick = () => window.focus();
    };
    // One for all sounds. Browsers let it sound once somebody has pressed something; asleep
    // between two sounds it costs nothing.
    let sound = null;
    const open_sound = () => {
        try {
            sound ??= new AudioContext();
            return sound.resume();
        } catch (error) {
            return Promise.reject(error);  // no sound here, or no more of them
        }
    };
    const rest_sound = () => sound.suspend();
    for (const type of ['pointerdown', 'keydown']) {
        addEventListener(type, () => open_sound().then(rest_sound).catch(() => {}),
            {capture: true, once: true});
    }
    host.chime = async () => {
        await open_sound();
        const tone = sound.createOscillator();
        const volume = sound.createGain();
        tone.frequency.value = 660;
        volume.gain.setValueAtTime(0.08, sound.currentTime);
        volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.4);
        tone.connect(volume).connect(sound.destination);
        tone.onended = rest_sound;
        tone.start();
        tone.stop(sound.currentTime + 0.4);
    };

    // What the program asks for and waits for no answer to. Whatever a browser makes of it (there is
    // none, it is not allowed, it throws), the program goes on.
    const effects = ['ask_to_notify', 'choose_compact', 'choose_dark', 'choose_text_size', 'chime',
                     'copy_text', 'download', 'notify', 'open_link', 'save_unsent', 'set_route',
                     'tell_other_tabs'];
    for (const name of effects) {
        const deed = host[name];
        host[name] = async (...what) => {
            try {
                await deed(...what);
            } catch (error) {
                console.warn(`${name}:`, error);
            }
        };
    }

    // On an iPad or iPhone, outside the home screen, the browser forgets what is not visited.
    const home_screen_key = 'recall-home-screen-told';
    function tell_of_home_screen() {
        if (navigator.standalone !== false) return;
        try {
            if (localStorage.getItem(home_screen_key)) return;
            localStorage.setItem(home_screen_key, '1');
        } catch {
            return;  // Nothing is kept here at all, which is told already.
        }
        tell('recall_on_remark', 'This browser clears what it keeps for a page after seven days ' +
            'without a visit, unsent calls too. Put Recall on the home screen (Share, then Add ' +
            'to Home Screen) and open it there: then they stay.');
    }

    // ---- Assets: fetched by boot.js, copied into the program's memory for good.

    host.asset = (name, size) => {
        const bytes = host.assets.get(name) || new Uint8Array(0);
        host.assets.delete(name);
        recall_layer.add_font(name, bytes);
        program.HEAP32[size >> 2] = bytes.length;
        return copy_bytes(bytes);
    };

    // ---- The canvas: size, context.

    const canvas = document.getElementById('canvas');

    function size_from(entry) {
        const rect = canvas.getBoundingClientRect();
        const width = Math.round(rect.width * devicePixelRatio);
        const height = Math.round(rect.height * devicePixelRatio);
        // Exact where a pixel is gained or lost in rounding. Safari does not have it, and an
        // emulated pixel ratio (developer tools) leaves it at the real screen's.
        const box = entry && entry.devicePixelContentBoxSize && entry.devicePixelContentBoxSize[0];
        const exact = box && Math.abs(box.inlineSize - width) <= 1 &&
            Math.abs(box.blockSize - height) <= 1;
        return exact ? [box.inlineSize, box.blockSize] : [width, height];
    }
    host.canvas_size = (entry) => {
        const [width, height] = size_from(entry);
        return [Math.max(width, 1), Math.max(height, 1), devicePixelRatio];
    };
    function watch_size() {
        const resized = (entries) => tell('recall_on_resize',
            ...host.canvas_size(entries && entries[entries.length - 1]));
        const observer = new ResizeObserver(resized);
        try {
            observer.observe(canvas, {box: 'device-pixel-content-box'});
        } catch (error) {
            observer.observe(canvas);
        }
        // Zooming may change the ratio and leave the number of device pixels as it was.
        const watch_ratio = () => {
            matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
                watch_ratio();
                resized(null);
            }, {once: true});
        };
        watch_ratio();
    }
    const context_wait_ms = 10000;
    function watch_context() {
        const banner = document.getElementById('banner');
        const words = document.getElementById('banner-words');
        const reload = document.getElementById('banner-reload');
        let too_long = 0;
        canvas.addEventListener('webglcontextlost', (event) => {
            event.preventDefault();  // Or it is never restored.
            words.textContent = 'The graphics driver was reset. The screen returns by itself; ' +
                'nothing you entered is lost.';
            reload.hidden = true;
            banner.hidden = false;
            clearTimeout(too_long);
            too_long = setTimeout(() => {
                words.textContent = 'The graphics driver has not come back. What waits to be ' +
                    'sent is kept on this device: reload the page.';
                reload.hidden = false;
            }, context_wait_ms);
            tell('recall_on_context_lost');
        });
        canvas.addEventListener('webglcontextrestored', () => {
            clearTimeout(too_long);
            banner.hidden = true;
            tell('recall_on_context_restored');
        });
    }

    // ---- Start.

    host.attach = (module) => { program = module; };
    host.start = () => {
        const refusal = tell('recall_start', ...host.canvas_size(null));
        if (dead) return null;
        if (refusal) return program.UTF8ToString(refusal);
        watch_size();
        watch_context();
        recall_input.watch(canvas, host);
        recall_mirror.watch(host);
        recall_drop.watch(host, () => ask('recall_drop_words'));
        recall_store.connect({
            emptied: (words) => tell('recall_on_device_emptied', words),
            export_file: (name, text) => host.download(name, 'application/json', text),
            device_status: (health, reason, others_work) =>
                tell('recall_on_device_status', health, reason, others_work),
            stored: (client, number) => tell('recall_on_stored', client, number),
            not_stored: (client, number) => tell('recall_on_not_stored', client, number),
            loaded: (id, json) => tell('recall_on_loaded', id, json),
            adopted: (user, json) => tell('recall_on_adopted', user, json),
            others: (user, json) => tell('recall_on_others', user, json),
            meta: (id, text) => tell('recall_on_meta', id, text),
        });
        tell_of_home_screen();
        return null;
    };

    // What tests and screen readers' mirror see, and hold on to.
    globalThis.recall = {
        ui: () => JSON.parse(ask('recall_ui')),
        all_ui: () => JSON.parse(ask('recall_all_ui')),
        lint: () => JSON.parse(ask('recall_lint')),
        idle: () => tell('recall_idle') === 1,
        memory_bytes: () => program.HEAPU8.length,
        frames: () => tell('recall_frames') || 0,
        get version() { return program ? ask('recall_version') : ''; },
    };
    return host;
})();
