// Starts the page: program, fonts, canvas; shows how far it is, and says plainly when it cannot
// go on. The names of the files to fetch stand on this script's own element in index.html.
'use strict';

globalThis.recall_boot = (() => {
    const files = document.currentScript.dataset;
    const splash = document.getElementById('splash');
    const progress = document.getElementById('progress');
    const failure = document.getElementById('failure');

    function show_failure(title, text, {details = '', elsewhere = false, unsent = 0} = {}) {
        splash.hidden = true;
        document.getElementById('banner').hidden = true;
        document.getElementById('failure-title').textContent = title;
        document.getElementById('failure-text').textContent = text;
        document.getElementById('failure-details').textContent = details;
        document.getElementById('failure-more').hidden = !details;
        // The address says where the person wanted to go: another browser can take it.
        const there = document.getElementById('failure-elsewhere');
        there.hidden = !elsewhere;
        there.querySelector('a').href = location.href;
        document.getElementById('save-unsent').hidden = unsent === 0;
        failure.hidden = false;
        document.getElementById('reload').focus();
    }

    const changes = (count, one, several) => (count === 1 ? `1 change ${one}`
        : `${count} changes ${several}`);

    function unsent_sentence({commands, unkept, others}) {
        const kept = commands.length - unkept;
        const words = [];
        if (kept > 0) {
            words.push(`${changes(kept, 'is', 'are')} saved on this device and will be sent when ` +
                'Recall is open again.');
        }
        if (unkept > 0) {
            words.push(`${changes(unkept, 'is', 'are')} in this tab only: save unsent work as a ` +
                'file before you reload.');
        }
        if (words.length === 0) words.push('Everything you saved has reached the relay.');
        if (others) {
            words.push('Work of somebody else waits on this device; it is sent when they sign in ' +
                'here.');
        }
        return words.join(' ');
    }

    // Of the 512 MiB that shell/CMakeLists.txt lets the program have.
    const much_memory_bytes = 480 * 1024 * 1024;
    const ran_out = (error, memory_bytes) => memory_bytes > much_memory_bytes ||
        /out of memory|OOM|memory\.grow|enlarge memory/i.test(String(error && error.message));

    async function show_crash(error, memory_bytes) {
        console.error(error);
        const title = ran_out(error, memory_bytes) ? 'Recall has run out of memory'
            : 'Recall has stopped';
        const details = String((error && (error.stack || error.message)) || error);
        show_failure(title, 'Looking for work that waits to be sent…', {details});
        const unsent = await recall_store.unsent();
        show_failure(title, unsent_sentence(unsent), {details, unsent: unsent.commands.length});
    }

    async function fetch_bytes(url) {
        const response = await fetch(url);
        if (!response.ok) throw new Error(`${url}: ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
    }

    const step = (promise) => promise.then((value) => {
        progress.value += 1;
        return value;
    });

    async function compile(imports) {
        const source = fetch(recall_program.wasm);
        // Compiles while it arrives; needs the relay's application/wasm.
        const {instance} = await WebAssembly.instantiateStreaming(source, imports);
        return instance;
    }

    async function load_program() {
        await recall_program.loaded;
        return RecallProgram({
            canvas: document.getElementById('canvas'),
            instantiateWasm: (imports, received) => {
                step(compile(imports)).then(received, failed_to_load);
                return {};
            },
            preRun: [(module) => recall_host.attach(module)],
            onAbort: (what) => recall_host.die(new Error(`abort: ${what}`)),
            print: (line) => console.log(line),
            printErr: (line) => console.warn(line),
        });
    }

    function failed_to_load(error) {
        console.error(error);
        recall_rescue.is_broken();
        show_failure('Recall could not be loaded',
            'A part of the program did not arrive. Check the connection and reload. What you ' +
            'saved stays on this device.',
            {details: String(error)});
    }

    function show_unfit(details = '') {
        show_failure('This browser cannot show Recall',
            'It needs WebAssembly and WebGL2: use a Chrome, Edge, Firefox or Safari of the ' +
            'last three years, with hardware acceleration on.', {details, elsewhere: true});
    }

    // A browser that knows WebGL2 and cannot do it says so when the program starts: making a
    // picture here, only to see, would take a tenth of a second from everybody.
    async function start() {
        if (!globalThis.WebAssembly || !globalThis.WebGL2RenderingContext) return show_unfit();
        try {
            const fonts = ['inter-regular.otf', 'inter-semibold.otf', 'icons.ttf'];
            const urls = [files.regular, files.semibold, files.icons];
            await Promise.all([
                step(load_program()),
                ...urls.map((url, i) => step(fetch_bytes(url)).then(
                    (bytes) => recall_host.assets.set(fonts[i], bytes))),
            ]);
        } catch (error) {
            return failed_to_load(error);
        }
        const refusal = recall_host.start();
        if (refusal) return show_unfit(refusal);
        // Not before the first frame is on the screen.
        requestAnimationFrame(() => requestAnimationFrame(() => { splash.hidden = true; }));
        return undefined;
    }

    document.getElementById('banner-reload').addEventListener('click', () => location.reload());
    document.getElementById('save-unsent').addEventListener('click', () => recall_host.save_unsent());
    addEventListener('error', (event) => {
        // Errors from within the program's own callbacks (SDL's, animation frames) end up here.
        if (event.error instanceof WebAssembly.RuntimeError) recall_host.die(event.error);
    });
    // After this script has returned: what start() calls names recall_boot.
    Promise.resolve().then(start).then(recall_version.watch);
    return {show_crash};
})();
