import { Model } from "./model.js";
import { Following } from "./following.js";
import { readFrame, readFrames, writeFrame } from "./frames.js";
import { Outbox } from "./outbox.js";
import { Refusal } from "./refusal.js";
import { Connection } from "./connection.js";
import { systemClock, Wire } from "./wire.js";
import { identifiers } from "./identifier.js";
import { Delivery } from "./delivery.js";

/**
 * @typedef {import("./frames.js").Frame} Frame
 * @typedef {import("./model.js").Change} Change
 * @typedef {import("./wire.js").Socket} Socket
 * @typedef {import("./wire.js").Clock} Clock
 * @typedef {import("./wire.js").Credentials} Credentials
 * @typedef {{re: string, [field: string]: any}} Reply
 * @typedef {{settle(reply: Reply): void, refuse(refusal: Refusal): void}} Waiter
 *
 * @typedef {object} Options
 * @property {() => Socket} connect opens a socket to the host with the subprotocol `tutor.v1`
 * @property {(refresh: boolean) => Promise<Credentials>} credentials what `hello` shows; `refresh` when the last was refused
 * @property {import("./outbox.js").Box} box where unsent commands are kept
 * @property {(change: Change) => void} [changed] told of every change of the model, after it
 * @property {(frame: Frame) => boolean} [beside] takes what is no part of a conversation, and says whether it did
 * @property {Clock} [clock]
 * @property {() => number} [random]
 * @property {(bytes: Uint8Array<ArrayBuffer>) => unknown} [fill]
 * @property {string} [device] a name of this device, the same after a reload
 * @property {string[]} [caps]
 * @property {Connection} [connection]
 */

/**
 * Speaks `tutor.v1`: one socket, any number of conversations, nothing lost and nothing twice.
 *
 * It joins the parts that decide (connection, outbox, transcripts) to a socket and a clock, and decides little itself.
 */
export class TutorClient {
    /** @param {Options} options */
    constructor(options) {
        this.options = options;
        this.clock = options.clock ?? systemClock;
        this.model = new Model();
        this.connection = options.connection ?? new Connection();
        if (options.random) this.connection.backoff.random = options.random;
        this.key = identifiers(
            () => this.clock.now(),
            options.fill ?? ((bytes) => crypto.getRandomValues(bytes)),
        );
        this.outbox = new Outbox(options.box, (items) => this.change({ type: "outbox", items: [...items] }));
        this.wire = new Wire(options, this.connection, this.clock, this);
        this.following = new Following(this);
        this.delivery = new Delivery(this);
        this.count = 0;
        /** @type {Map<string, Waiter>} */
        this.asked = new Map();
        this.hello = "";
    }

    get isUp() {
        return this.connection.phase === "up";
    }

    /** Reads what an earlier page left unsent, then connects, and stays connected. */
    async start() {
        await this.outbox.load();
        this.wire.happen({ type: "start" });
    }

    stop() {
        this.wire.happen({ type: "stop" });
        this.forget();
    }

    /** Passes on what the browser noticed. @param {"online" | "offline" | "visible" | "try"} type */
    notice(type) {
        this.wire.happen({ type });
    }

    // What we say

    /**
     * Gives a command that must not be lost: kept first, then sent as often as it takes.
     * @param {string} type
     * @param {Record<string, unknown>} body
     * @param {{session?: string, opens?: string, key?: string}} [where]
     */
    async give(type, body, { session, opens, key = this.key() } = {}) {
        const known = opens === undefined ? session : session ?? this.model.sessions.get(opens);
        await this.outbox.add({ key, type, session: known, opens, body, state: "waiting" });
        this.flush();
        return key;
    }

    /** Sends what may be sent. */
    flush() {
        this.delivery.flush();
    }

    /**
     * Asks something that is only worth asking now; the answer comes, or a `Refusal`.
     * @param {string} type
     * @param {Record<string, unknown>} body
     * @returns {Promise<Reply>}
     */
    ask(type, body) {
        if (!this.isUp) {
            return Promise.reject(new Refusal("lost", { retry: true }));
        }
        return new Promise((resolve, reject) => this.transmit(type, body, { settle: resolve, refuse: reject }));
    }

    /** Says something that nobody answers, such as that someone is typing. @param {string} type @param {Record<string, unknown>} body */
    say(type, body) {
        if (this.isUp) this.wire.socket?.send(writeFrame(type, this.name(), body));
    }

    /** Starts to follow a session from a page of its history. @param {{session: string, epoch: string, cursor: number, events: Frame[], more: boolean}} page */
    follow(page) {
        this.change({ type: "history", ...page });
        this.following.catchUp(page.session);
    }

    /** Fetches the page of history before the first event that is known. @param {string} session */
    async older(session) {
        const { log, cursor } = this.model.transcript(session);
        try {
            const reply = await this.ask("history", { session, before: log[0]?.seq ?? cursor + 1, limit: 50 });
            this.change({ type: "older", session, events: readFrames(reply.events), more: reply.more === true });
        } catch {
            // It can be asked for again: the button is still there.
        }
    }

    name() {
        this.count += 1;
        return String(this.count);
    }

    /** @param {string} type @param {Record<string, unknown>} body @param {Waiter} waiter */
    transmit(type, body, waiter) {
        const id = this.name();
        this.asked.set(id, waiter);
        this.wire.socket?.send(writeFrame(type, id, body));
        this.wire.happen({ type: "asked" });
    }

    /** @param {Change} change */
    change(change) {
        const outcome = this.model.apply(change);
        if (outcome === "new") this.options.changed?.(change);
        return outcome;
    }

    // What the wire wants

    /** @param {Credentials} credentials */
    greet(credentials) {
        const resume = this.following.resume();
        this.hello = this.name();
        this.asked.set(this.hello, { settle: () => {}, refuse: () => this.following.settled() });
        this.wire.socket?.send(writeFrame("hello", this.hello, {
            v: 1,
            ...credentials,
            device: this.options.device ?? "",
            caps: this.options.caps ?? ["delta", "block"],
            resume,
        }));
    }

    /** Provokes an answer; a line on which nothing is followed has nothing to lose and is opened anew. */
    probe() {
        const [session] = [...this.model.transcripts.values()].filter(({ epoch }) => epoch !== "").slice(-1);
        if (session) this.following.ask(session.session);
        else this.wire.happen({ type: "closed", code: 1006, reason: '{"after_ms":0}' });
    }

    /** Nobody will answer what was asked on a line that broke. */
    forget() {
        const waiting = [...this.asked.values()];
        this.asked.clear();
        this.following.catchingUp.clear();
        this.outbox.rewind();
        for (const { refuse } of waiting) refuse(new Refusal("lost", { retry: true }));
    }

    /** A frame that the host finds too large must not be sent again and again. */
    blame() {
        for (const item of this.outbox.items) {
            if (item.state === "sending") this.outbox.failed(item.key, "too_large");
        }
    }

    // What the host says

    /** @param {unknown} text */
    hear(text) {
        this.wire.happen({ type: "frame" });
        const frame = readFrame(text);
        if (!frame) return;
        const { type, data, re } = frame;
        if (this.options.beside?.(frame)) return;
        if (frame.seq !== undefined) return this.following.record(frame);
        switch (type) {
            case "welcome":
                // Somebody else has signed in since: what is kept here is not theirs to see, nor to send.
                if (data.account !== (this.model.welcome.account ?? data.account)) {
                    return this.wire.happen({ type: "closed", code: 4451, reason: "" });
                }
                this.wire.happen({ type: "welcomed" });
                this.asked.delete(this.hello);
                this.change({ type: "welcome", welcome: data });
                return this.flush();
            case "resumed":
                return this.following.resumed(frame);
            case "ack":
            case "err":
                return this.answer(type, re ?? "", data);
            default:
                if (frame.session) this.change({ type: "frame", frame });
        }
    }

    /** @param {"ack" | "err"} type @param {string} re @param {Record<string, any>} data */
    answer(type, re, data) {
        const waiter = this.asked.get(re);
        this.asked.delete(re);
        if (type === "ack") return waiter?.settle({ re, ...data });
        waiter?.refuse(
            new Refusal(String(data.code), {
                message: data.msg,
                retry: data.retry === true,
                after: data.after_ms,
            }),
        );
    }
}
