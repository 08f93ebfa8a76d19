import { TutorClient } from "../client/protocol.js";
import { MemoryBox } from "../client/outbox.js";
import { Model } from "../client/model.js";

/**
 * @typedef {import("../client/model.js").Change} Change
 * @typedef {import("../client/outbox.js").Item} Item
 * @typedef {import("../client/protocol.js").Options} Options
 *
 * What tabs say to each other.
 * @typedef {{say: "change", change: Change}
 *         | {say: "hello", from: string}
 *         | {say: "snapshot", snapshot: ReturnType<Model["snapshot"]>, to?: string}
 *         | {say: "outbox", does?: "retry" | "discard", key?: string, item?: Item}
 *         | {say: "notice", notice: "online" | "offline" | "visible" | "try"}
 *         | {say: "tell", type: string, body: Record<string, unknown>}
 *         | {say: "follow", page: Parameters<TutorClient["follow"]>[0]}
 *         | {say: "older", session: string}} Word
 */

/** How long a tab waits for the one that holds the line before it takes the line itself. */
const answerTime = 2_000;

/**
 * One person's line to the host, shared by all tabs of a browser.
 *
 * The tab that holds the lock has the socket; the others see what it sees and act through it. Every tab writes its own
 * commands to the outbox, so nothing depends on the holder being alive; when it goes, the next tab takes over where it
 * was.
 */
export class Room {
    /** @param {Omit<Options, "changed"> & {name: string, changed: (change: Change) => void}} options */
    constructor(options) {
        this.options = options;
        this.name = options.name;
        this.model = new Model();
        this.identity = crypto.randomUUID();
        this.channel = new BroadcastChannel(this.name);
        this.channel.onmessage = ({ data }) => this.hear(data);
        this.client = new TutorClient({
            ...options,
            changed: (change) => {
                if (!this.leads) return;
                this.post({ say: "change", change });
                options.changed(change);
            },
        });
        this.leads = false;
        this.closed = false;
        /** @type {(() => void) | undefined} */
        this.release = undefined;
        /** @type {ReturnType<typeof setTimeout> | undefined} */
        this.waiting = undefined;
    }

    /** Whether what is unsent would outlive a crash of this browser. */
    get isDurable() {
        return this.client.outbox.durable && !(this.options.box instanceof MemoryBox);
    }

    async enter() {
        await this.client.outbox.load();
        this.model.items = this.client.outbox.items;
        if (this.closed) return;
        if (!navigator.locks) return void this.lead();
        this.claim(false);
        this.greet();
    }

    leave() {
        this.closed = true;
        clearTimeout(this.waiting);
        this.client.stop();
        this.release?.();
        this.channel.close();
    }

    /** @param {boolean} steal */
    claim(steal) {
        const hold = () => this.closed ? undefined : this.lead();
        navigator.locks.request(this.name, { steal }, hold).catch(({ name }) => {
            if (this.closed) return;
            // A browser that grants no locks: each tab has a line of its own.
            if (name !== "AbortError") return void this.lead();
            // Another tab took the line because this one had stopped answering.
            this.leads = false;
            this.client.stop();
            this.claim(false);
            this.greet();
        });
    }

    /** Takes the line; resolves when it is given up. @returns {Promise<void>} */
    lead() {
        clearTimeout(this.waiting);
        this.leads = true;
        this.client.model = this.model;
        this.client.start();
        return new Promise((resolve) => this.release = resolve);
    }

    /** Asks the tab that leads what it knows; one that does not answer is not there any more. */
    greet() {
        if (this.leads) return;
        this.post({ say: "hello", from: this.identity });
        clearTimeout(this.waiting);
        this.waiting = setTimeout(() => document.visibilityState === "visible" && this.claim(true), answerTime);
    }

    /** @param {Word} word */
    post(word) {
        if (!this.closed) this.channel.postMessage(word);
    }

    /** @param {Word} word */
    hear(word) {
        if (this.leads) return this.serve(word);
        switch (word.say) {
            case "change":
                clearTimeout(this.waiting);
                if (this.model.apply(word.change) === "gap") return this.greet();
                return this.options.changed(word.change);
            case "snapshot":
                if (word.to !== undefined && word.to !== this.identity) return;
                clearTimeout(this.waiting);
                this.model.restore(word.snapshot);
                return this.options.changed({ type: "status", status: this.model.status });
        }
    }

    /** @param {Word} word */
    serve(word) {
        switch (word.say) {
            case "hello":
                return this.post({ say: "snapshot", snapshot: this.model.snapshot(), to: word.from });
            case "outbox":
                return void this.client.outbox.load(word.item).then(() => this.tend(word.does, word.key));
            case "notice":
                return this.client.notice(word.notice);
            case "tell":
                return this.client.say(word.type, word.body);
            case "follow":
                return this.client.follow(word.page);
            case "older":
                return void this.client.older(word.session);
        }
    }

    // What a tab can do, whether it leads or not

    /** A new key for a command, in the order of making. */
    key() {
        return this.client.key();
    }

    /** @param {string} type @param {Record<string, unknown>} body @param {{session?: string, opens?: string, key?: string}} [where] */
    async give(type, body, where = {}) {
        if (this.leads) return this.client.give(type, body, where);
        const key = where.key ?? this.key();
        const session = where.session ?? (where.opens && this.model.sessions.get(where.opens));
        /** @type {Item} */
        const item = { key, type, session, opens: where.opens, body, state: "waiting" };
        this.model.items = [...this.model.items, item];
        this.options.changed({ type: "outbox", items: this.model.items });
        // Where nothing can be stored, the tab that leads hears of it all the same.
        const kept = await this.options.box.put(item).catch(() => item);
        this.post({ say: "outbox", item: kept });
        return key;
    }

    /** @param {"retry" | "discard"} does @param {string} key */
    async decide(does, key) {
        if (this.leads) await this.tend(does, key);
        else this.post({ say: "outbox", does, key });
    }

    /** @param {"retry" | "discard" | undefined} does @param {string} [key] */
    async tend(does, key = "") {
        if (does === "retry") await this.client.outbox.retry(key);
        if (does === "discard") await this.client.outbox.discard(key);
        this.client.flush();
    }

    /** Does it, or has it done by the tab that leads. @param {Word} word */
    ask(word) {
        if (this.leads) this.serve(word);
        else this.post(word);
    }

    /** Fetches the page before the first that is known. @param {string} session */
    older(session) {
        this.ask({ say: "older", session });
    }

    /** @param {string} type @param {Record<string, unknown>} body */
    tell(type, body) {
        this.ask({ say: "tell", type, body });
    }

    /** @param {Parameters<TutorClient["follow"]>[0]} page */
    follow(page) {
        if (!this.leads) this.model.apply({ type: "history", ...page });
        this.ask({ say: "follow", page });
    }

    /** @param {"online" | "offline" | "visible" | "try"} notice */
    notice(notice) {
        // Each tab hears by itself whether the browser is online; only the one that leads does something about it.
        if (!this.leads && notice.endsWith("line")) return;
        this.greet();
        this.ask({ say: "notice", notice });
    }
}
