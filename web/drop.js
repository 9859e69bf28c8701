// Files dragged onto the page: a frame says what dropping one would do, and the program takes it.
'use strict';

globalThis.recall_drop = (() => {
    const head_bytes = 64 * 1024;  // As file_preview_bytes_max in shell/app/host.hpp.
    const frame = document.getElementById('drop');
    const has_files = ({dataTransfer}) => dataTransfer && dataTransfer.types.includes('Files');

    function watch(host, words) {
        const hide = () => { frame.hidden = true; };
        addEventListener('dragover', (event) => {
            if (!has_files(event)) return;
            event.preventDefault();  // Or the browser would open the file instead of the page.
            if (!frame.hidden) return;
            frame.firstElementChild.textContent = words();
            frame.hidden = false;
        });
        // Left, or given up; where it only went on to another element, the next dragover shows it.
        addEventListener('dragleave', hide);
        addEventListener('drop', async (event) => {
            if (!has_files(event)) return;
            event.preventDefault();
            hide();
            const taken = await host.take_file(event.dataTransfer.files[0], head_bytes);
            if (taken) host.tell('recall_on_drop', ...taken);
        });
    }
    return {watch};
})();
