// What an agent does all day, by mouse and keys.

export async function claim_next(tab) {
    await tab.page.bringToFront();
    await tab.click('button', 'Next number');
    await tab.click('button', 'Claim');
}
// The claimed number: nobody answered. With notes where there are any.
export async function complete(tab, notes = '') {
    await tab.click('radio', 'No Answer');
    if (notes !== '') await tab.type('Notes', notes);
    await tab.click('button', 'Complete');
}
