// What a device keeps of unsent work, read and written past Recall's own code.
export const outbox = (page) => page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('recall');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const asking = opening.result.transaction('outbox').objectStore('outbox').getAll();
        asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result);
        };
    };
}));
export const put_in_outbox = (page, record) => page.evaluate((one) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('recall');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
        const writing = opening.result.transaction('outbox', 'readwrite');
        writing.objectStore('outbox').put(one);
        writing.oncomplete = () => {
            opening.result.close();
            resolve();
        };
    };
}), record);
