/**
 * A command that a person gave and that the host has not yet confirmed to have on disk.
 *
 * `session` is missing while the session itself is still to be opened: `opens` then names the key of that command.
 * @typedef {{order?: number, key: string, type: string, session?: string, opens?: string,
 *            body: Record<string, unknown>, state: "waiting" | "sending" | "failed",
 *            code?: string, message?: string}} Item
 *
 * Where items outlive the page. `put` resolves only when the item is safe; `all` gives them in the order they came.
 * @typedef {{put(item: Item): Promise<Item>, remove(key: string): Promise<void>, all(): Promise<Item[]>}} Box
 */

/** Keeps items for as long as the page lives: for tests, and where a browser refuses storage. @implements {Box} */
export class MemoryBox {
    constructor() {
        /** @type {Map<string, Item>} */
        this.items = new Map();
        this.count = 0;
    }

    /** @param {Item} item */
    put(item) {
        const kept = { ...item, order: item.order ?? ++this.count };
        this.items.set(item.key, kept);
        return Promise.resolve(kept);
    }

    /** @param {string} key */
    remove(key) {
        this.items.delete(key);
        return Promise.resolve();
    }

    all() {
        return Promise.resolve([...this.items.values()]);
    }
}

/**
 * The queue of what is still to be sent: kept until acknowledged, sent in order, one at a time in each session.
 *
 * One at a time, because the order in which the host stores is the order in which it is asked; a second message must
 * not overtake a first one that has to be sent again.
 */
export class Outbox {
    /**
     * @param {Box} box
     * @param {(items: Item[]) => void} [changed]
     */
    constructor(box, changed = () => {}) {
        this.box = box;
        this.changed = changed;
        /** @type {Item[]} */
        this.items = [];
        this.durable = true;
        this.writes = Promise.resolve();
    }

    /** Reads what an earlier page left, or another tab gave; what was being sent then is sent again. @param {Item} [given] */
    async load(given) {
        if (given && !this.find(given.key)) this.items.push(given);
        await this.writes;
        const kept = await this.box.all().catch(() => []);
        const known = new Set(kept.map((item) => item.key));
        const added = this.items.filter((item) => !known.has(item.key));
        const present = new Map(this.items.map((item) => [item.key, item]));
        this.items = kept.map((item) =>
            present.get(item.key) ?? { ...item, state: item.state === "failed" ? "failed" : "waiting" }
        );
        this.items.push(...added);
        this.changed(this.items);
    }

    /** Keeps a new item; when this resolves, a crash cannot lose it. @param {Item} item */
    add(item) {
        this.items.push(item);
        this.changed(this.items);
        return this.keep(item);
    }

    /** Writes go one after another: an item gets its place in the order with the first. @param {Item} item */
    keep(item) {
        return this.write(async () => {
            const { order } = await this.box.put(item);
            item.order = order;
        });
    }

    /** A browser that refuses to store still sends; `durable` says that a crash would cost what is unsent. @param {() => Promise<void>} work */
    write(work) {
        this.writes = this.writes.then(work).catch(() => {
            this.durable = false;
            this.changed(this.items);
        });
        return this.writes;
    }

    /**
     * The items that may be sent now: the first of each session that is ready and has nothing under way.
     *
     * A session that is still to be opened holds up everything behind it: it may turn out to be one that is known.
     * @param {(session: string) => boolean} ready
     */
    next(ready) {
        const busy = new Set();
        const found = [];
        for (const item of this.items.filter(({ state }) => state !== "failed")) {
            const { session } = item;
            if (session === undefined) {
                if (item.state === "waiting" && item.opens === undefined) found.push(item);
                break;
            }
            if (item.state === "waiting" && !busy.has(session) && ready(session)) found.push(item);
            busy.add(session);
        }
        return found;
    }

    /** @param {Item} item */
    sending(item) {
        item.state = "sending";
        this.changed(this.items);
    }

    /** Whatever was under way on a line that broke is sent again: a repeat costs nothing, a loss would. */
    rewind() {
        for (const item of this.items) if (item.state === "sending") item.state = "waiting";
        this.changed(this.items);
    }

    /** The host has it on disk. @param {string} key */
    saved(key) {
        this.items = this.items.filter((item) => item.key !== key);
        this.changed(this.items);
        return this.write(() => this.box.remove(key));
    }

    /** The host will never take it as it is, nor what waits for it; a person decides. @param {string} key @param {string} code @param {string} [message] */
    failed(key, code, message) {
        const fallen = this.items.filter((item) => item.key === key || (item.opens === key && !item.session));
        for (const item of fallen) Object.assign(item, { state: "failed", code, message });
        this.changed(this.items);
        return Promise.all(fallen.map((item) => this.keep(item)));
    }

    /** Tries a failed item again under its old key: had it been stored after all, it is not stored twice. @param {string} key */
    retry(key) {
        const opens = this.find(key)?.opens;
        const again = this.items.filter((item) => item.state === "failed" && (item.key === key || item.key === opens));
        for (const item of again) Object.assign(item, { state: "waiting", code: undefined, message: undefined });
        this.changed(this.items);
        return Promise.all(again.map((item) => this.keep(item)));
    }

    /** Takes an item out to be edited or forgotten. @param {string} key @returns {Promise<Item | undefined>} */
    async discard(key) {
        const item = this.find(key);
        if (item) await this.saved(key);
        return item;
    }

    /** A session that was asked for has its name: what waited for it can go. @param {string} opens @param {string} session */
    opened(opens, session) {
        const waiting = this.items.filter((item) => item.opens === opens && !item.session);
        for (const item of waiting) item.session = session;
        this.changed(this.items);
        return Promise.all(waiting.map((item) => this.keep(item)));
    }

    /** @param {string} key */
    find(key) {
        return this.items.find((item) => item.key === key);
    }
}
