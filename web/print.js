// A screen on paper: its headings, figures and tables, from the semantic tree, in a document of
// their own that the browser prints.
'use strict';

globalThis.recall_print = (title) => {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    document.body.append(frame);
    const paper = frame.contentDocument;
    const add = (parent, tag, words) => {
        const made = paper.createElement(tag);
        if (words) made.textContent = words;
        parent.append(made);
        return made;
    };
    // Attributes, for the relay lets no page bring styles of its own.
    const add_table = () => Object.assign(add(paper.body, 'table'), {border: 1, cellPadding: 6});
    paper.title = title;
    add(paper.body, 'h1', title);
    const nodes = recall.all_ui();
    const tables = new Map();
    const rows = new Map();
    for (const {id, role, name, value, parent, row} of nodes) {
        const key = `${parent}/${row}`;
        if (role === 'heading') add(paper.body, 'h2', name);
        else if (role === 'status' && value) add(paper.body, 'p', `${name}: ${value}`);
        else if (role === 'table') tables.set(id, add_table());
        else if (role === 'row' && tables.has(parent)) rows.set(key, add(tables.get(parent), 'tr'));
        else if (role === 'cell' && rows.has(key)) add(rows.get(key), 'td', name);
    }
    frame.contentWindow.onafterprint = () => frame.remove();
    frame.contentWindow.print();
};
