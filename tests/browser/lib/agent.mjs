// What an agent does all day, by mouse and keys.
import assert from 'node:assert/strict';

export async function claim_next(tab) {
    await tab.page.bringToFront();
    await tab.click('button', 'Next number');
    await tab.click('button', 'Claim');
}
// As a person does, who sees whether it took: where rows arrive just then, the form may move under
// the pointer.
async function choose(tab, outcome) {
    for (let tries = 0; tries < 3; ++tries) {
        await tab.click('radio', outcome);
        const [chosen] = await tab.find_all({role: 'radio', name: outcome, checked: true});
        if (chosen) return;
    }
    assert.fail(`${outcome} cannot be chosen`);
}
// The claimed number: nobody answered. With notes where there are any.
export async function complete(tab, notes = '') {
    await choose(tab, 'No Answer');
    if (notes !== '') await tab.type('Notes', notes);
    await tab.click('button', 'Complete');
}
