// Which of the two programs this device starts. The agents' has sign-in and an agent's whole day:
// it is what a first visit fetches. The managers' has the managers' screens besides; the agents'
// asks for it once somebody has signed in who needs them, and the device starts it from then on.
'use strict';

globalThis.recall_program = (() => {
    const files = document.currentScript.dataset;
    const kept_name = 'recall-program';
    const managers = 'managers';

    function kept() {
        try {
            return localStorage.getItem(kept_name);
        } catch {
            return null;  // Nothing can be kept here: the address says it, for this once.
        }
    }
    const is_managers = kept() === managers || location.search === `?${managers}`;
    const script = is_managers ? files.managersScript : files.agentsScript;
    const wasm = is_managers ? files.managersWasm : files.agentsWasm;

    function add(tag, properties) {
        const element = Object.assign(document.createElement(tag), properties);
        document.head.append(element);
        return element;
    }
    add('link', {rel: 'preload', as: 'fetch', type: 'application/wasm', href: wasm,
        crossOrigin: 'anonymous'});
    const loaded = new Promise((resolve, reject) => {
        add('script', {src: script, onload: resolve,
            onerror: () => reject(new Error(`${script} did not arrive`))});
    });
    loaded.catch(() => {});  // web/boot.js says it.

    function change_to_managers() {
        try {
            localStorage.setItem(kept_name, managers);
            location.reload();
        } catch {
            location.replace(`?${managers}${location.hash}`);
        }
    }
    return {wasm, loaded, change_to_managers};
})();
