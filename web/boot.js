// Starts the page: program, fonts, canvas; shows how far it is, and says plainly when it cannot
// go on. The names of the files to fetch stand on this script's own element in index.html.
'use strict';

globalThis.recall_boot = (() => {
    const files = document.currentScript.dataset;
    const splash = document.getElementById('splash');
    const progress = document.getElementById('progress');
    const failure = document.getElementById('failure');

    function show_failure(title, text, details) {
        splash.hidden = true;
        document.getElementById('failure-title').textContent = title;
        document.getElementById('failure-text').textContent = text;
        document.getElementById('failure-details').textContent = details || '';
        document.getElementById('failure-more').hidden = !details;
        failure.hidden = false;
        document.getElementById('reload').focus();
    }

    async function unsent_sentence() {
        try {
            const count = await recall_store.count_unsent();
            if (count === 0) return 'Everything you saved has reached the relay.';
            const what = count === 1 ? '1 change is' : `${count} changes are`;
            return `${what} saved on this device and will be sent when Recall is open again.`;
        } catch (error) {
            return 'This device could not be asked whether changes are waiting to be sent.';
        }
    }

    async function show_crash(error) {
        console.error(error);
        const details = String((error && (error.stack || error.message)) || error);
        show_failure('Recall has stopped', await unsent_sentence(), details);
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
        const source = fetch(files.wasm);
        // Compiles while it arrives; needs the relay's application/wasm.
        const {instance} = await WebAssembly.instantiateStreaming(source, imports);
        return instance;
    }

    function load_program() {
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
        show_failure('Recall could not be loaded',
            'A part of the program did not arrive. Check the connection and reload.',
            String(error));
    }

    const can_draw = () => Boolean(document.createElement('canvas').getContext('webgl2'));

    async function start() {
        if (!globalThis.WebAssembly || !can_draw()) {
            return show_failure('This browser cannot show Recall',
                'It needs WebAssembly and WebGL2: a Chrome, Edge, Firefox or Safari of the last ' +
                'years, with hardware acceleration on.');
        }
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
        if (refusal) {
            return show_failure('This browser cannot show Recall',
                'The graphics could not be started. Is hardware acceleration on?', refusal);
        }
        // Not before the first frame is on the screen.
        requestAnimationFrame(() => requestAnimationFrame(() => { splash.hidden = true; }));
        return undefined;
    }

    function register_worker() {
        // Only on secure origins. The page works without; it then needs the relay to start.
        if (!navigator.serviceWorker) return;
        navigator.serviceWorker.register('sw.js', {updateViaCache: 'none'}).catch(console.warn);
    }

    document.getElementById('reload').addEventListener('click', () => location.reload());
    addEventListener('error', (event) => {
        // Errors from within the program's own callbacks (SDL's, animation frames) end up here.
        if (event.error instanceof WebAssembly.RuntimeError) recall_host.die(event.error);
    });
    // After this script has returned: what start() calls names recall_boot.
    Promise.resolve().then(start).then(register_worker);
    return {show_crash};
})();
