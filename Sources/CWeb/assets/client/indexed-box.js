/** @typedef {import("./outbox.js").Item} Item */

const store = "outbox";

/**
 * Opens the database in which a person's unsent commands wait, one for each account: a shared computer must not send
 * one child's question as another's.
 * @param {string} name
 * @param {IDBFactory} [factory]
 * @returns {Promise<IndexedBox>}
 */
export function openIndexedBox(name, factory) {
    return new Promise((resolve, reject) => {
        const request = (factory ?? indexedDB).open(name, 1);
        request.onupgradeneeded = () => {
            request.result.createObjectStore(store, { keyPath: "order", autoIncrement: true })
                .createIndex("key", "key", { unique: true });
        };
        request.onsuccess = () => resolve(new IndexedBox(request.result));
        request.onerror = () => reject(request.error);
    });
}

/** Keeps items in IndexedDB, each write on disk before it counts. @implements {Box} */
class IndexedBox {
    /** @param {IDBDatabase} database */
    constructor(database) {
        this.database = database;
        database.onversionchange = () => database.close();
    }

    /** @param {Item} item @returns {Promise<Item>} */
    async put(item) {
        const row = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
        const order = await this.write((items) => items.put(row));
        return { ...item, order: Number(order) };
    }

    /** @param {string} key @returns {Promise<void>} */
    async remove(key) {
        await this.write((items) => {
            const found = items.index("key").getKey(key);
            found.onsuccess = () => found.result !== undefined && items.delete(found.result);
            return found;
        });
    }

    /** @returns {Promise<Item[]>} */
    all() {
        return new Promise((resolve, reject) => {
            const request = this.database.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
        });
    }

    /**
     * @param {(items: IDBObjectStore) => IDBRequest} change
     * @returns {Promise<unknown>} the result of the request, once the transaction is on disk
     */
    write(change) {
        return new Promise((resolve, reject) => {
            const transaction = this.database.transaction(store, "readwrite", { durability: "strict" });
            const request = change(transaction.objectStore(store));
            transaction.oncomplete = () => resolve(request.result);
            transaction.onabort = () => reject(transaction.error);
        });
    }
}

/** @typedef {import("./outbox.js").Box} Box */
