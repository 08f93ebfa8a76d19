import { Connection } from "./connection.js";
import { readFrame, writeFrame } from "./frames.js";
import { identifiers } from "./identifier.js";
import { Model } from "./model.js";
import { Outbox } from "./outbox.js";

/**
 * @typedef {import("./frames.js").Frame} Frame
 * @typedef {import("./outbox.js").Item} Item
 * @typedef {import("./model.js").Change} Change
 * @typedef {import("./connection.js").Effect} Effect
 * @typedef {import("./connection.js").Happening} Happening
 *
 * The part of a browser's WebSocket that is used, so that a test can bring its own.
 * @typedef {{send(text: string): void, close(code?: number): void,
 *            onopen: ((event: any) => void) | null, onmessage: ((event: any) => void) | null,
 *            onclose: ((event: any) => void) | null, onerror: ((event: any) => void) | null}} Socket
 * @typedef {{now(): number, after(milliseconds: number, action: () => void): () => void}} Clock
 * @typedef {{token: string} | {ticket: string}} Credentials
 * @typedef {{re: string, [field: string]: any}} Reply
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

/** @type {Clock} */
export const systemClock = {
    now: () => Date.now(),
    after(milliseconds, action) {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
    },
};

/** An answer of the host that says no, or the loss of the line before any answer (`lost`). */
export class Refusal extends Error {
    /** @param {string} code @param {string} message @param {{retry?: boolean, after?: number}} [more] */
    constructor(code, message, { retry = false, after } = {}) {
        super(message);
        this.code = code;
        this.retry = retry;
        this.after = after;
    }
}

/** How long a command that the host asked to repeat waits when it does not say how long. */
const pause = 1_000;

/** How long an event may wait for the one before it. */
const tear = 250;

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
        /** @type {Socket | undefined} */
        this.socket = undefined;
        this.attempt = 0;
        this.count = 0;
        /** @type {Map<string, {settle(reply: Reply): void, refuse(refusal: Refusal): void}>} */
        this.asked = new Map();
        /** Sessions whose missing events are on their way. @type {Set<string>} */
        this.catchingUp = new Set();
        /** Sessions in which an event came whose predecessor is not here. @type {Set<string>} */
        this.torn = new Set();
        /** Sessions that wait because the host asked for patience. @type {Set<string>} */
        this.resting = new Set();
        /** @type {(() => void) | undefined} */
        this.cancelTimer = undefined;
        this.shown = "";
        this.hello = "";
    }

    /** Reads what an earlier page left unsent, then connects, and stays connected. */
    async start() {
        await this.outbox.load();
        this.happen({ type: "start", at: this.clock.now() });
    }

    stop() {
        this.happen({ type: "stop", at: this.clock.now() });
        this.forget();
    }

    /** Passes on what the browser noticed. @param {"online" | "offline" | "visible" | "try"} type */
    notice(type) {
        this.happen({ type, at: this.clock.now() });
    }

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

    /**
     * Asks something that is only worth asking now; the answer comes, or a `Refusal`.
     * @param {string} type
     * @param {Record<string, unknown>} body
     * @returns {Promise<Reply>}
     */
    ask(type, body) {
        if (this.connection.phase !== "up") {
            return Promise.reject(new Refusal("lost", "There is no connection right now.", { retry: true }));
        }
        return new Promise((resolve, reject) => this.transmit(type, body, { settle: resolve, refuse: reject }));
    }

    /** Says something that nobody answers, such as that someone is typing. @param {string} type @param {Record<string, unknown>} body */
    say(type, body) {
        if (this.connection.phase === "up") this.socket?.send(writeFrame(type, this.name(), body));
    }

    /** Starts to follow a session from a page of its history. @param {{session: string, epoch: string, cursor: number, events: Frame[], more: boolean}} page */
    follow(page) {
        this.change({ type: "history", ...page });
        this.catchUp(page.session);
    }

    /** Fetches the page of history before the first event that is known. @param {string} session */
    async older(session) {
        const { log, cursor } = this.model.transcript(session);
        try {
            const reply = await this.ask("history", { session, before: log[0]?.seq ?? cursor + 1, limit: 50 });
            const events = (reply.events ?? []).map((/** @type {unknown} */ event) => readFrame(JSON.stringify(event)));
            this.change({
                type: "older",
                session,
                events: events.filter((/** @type {any} */ event) => event),
                more: reply.more === true,
            });
        } catch {
            // It can be asked for again: the button is still there.
        }
    }

    name() {
        this.count += 1;
        return String(this.count);
    }

    /** @param {string} type @param {Record<string, unknown>} body @param {{settle(reply: Reply): void, refuse(refusal: Refusal): void}} waiter */
    transmit(type, body, waiter) {
        const id = this.name();
        this.asked.set(id, waiter);
        this.socket?.send(writeFrame(type, id, body));
        this.happen({ type: "asked", at: this.clock.now() });
    }

    /** @param {Change} change */
    change(change) {
        const outcome = this.model.apply(change);
        if (outcome === "new") this.options.changed?.(change);
        return outcome;
    }

    // The line

    /** @param {Happening} happening */
    happen(happening) {
        const before = this.connection.phase;
        for (const effect of this.connection.handle(happening)) this.perform(effect);
        if (before === "up" && this.connection.phase !== "up") this.forget();
        this.cancelTimer?.();
        const { wakeAt, status } = this.connection;
        this.cancelTimer = wakeAt === undefined ? undefined : this.clock.after(
            Math.max(0, wakeAt - this.clock.now()),
            () => this.happen({ type: "tick", at: this.clock.now() }),
        );
        const shown = JSON.stringify(status);
        if (shown === this.shown) return;
        this.shown = shown;
        this.change({ type: "status", status });
    }

    /** @param {Effect} effect */
    perform(effect) {
        switch (effect.do) {
            case "open":
                return void this.open(effect.refresh);
            case "greet":
                return; // `open` greets as soon as the socket is there: it holds the credentials
            case "probe":
                return this.probe();
            case "abandon":
                return this.abandon();
        }
    }

    /** @param {boolean} refresh */
    async open(refresh) {
        this.abandon();
        const attempt = this.attempt;
        const current = () => attempt === this.attempt;
        let credentials;
        try {
            credentials = await this.options.credentials(refresh);
        } catch (error) {
            const refused = error instanceof Refusal && !error.retry;
            if (current()) {
                this.happen({ type: "closed", at: this.clock.now(), code: refused ? 4401 : 1006, reason: "" });
            }
            return;
        }
        if (!current()) return;
        const socket = this.options.connect();
        this.socket = socket;
        socket.onopen = () => {
            if (!current()) return;
            this.happen({ type: "opened", at: this.clock.now() });
            this.greet(socket, credentials);
        };
        socket.onmessage = ({ data }) => current() && this.hear(data);
        socket.onerror = () => {};
        socket.onclose = ({ code, reason }) => {
            if (!current()) return;
            if (code === 4413) this.blame();
            this.attempt += 1;
            this.socket = undefined;
            this.happen({ type: "closed", at: this.clock.now(), code, reason });
        };
    }

    /** Leaves a socket without waiting for it to agree. */
    abandon() {
        this.attempt += 1;
        const { socket } = this;
        this.socket = undefined;
        if (!socket) return;
        socket.onopen = socket.onmessage = socket.onclose = null;
        try {
            socket.close();
        } catch {
            // It was not open yet, or is gone already: both are what was wanted.
        }
    }

    /** @param {Socket} socket @param {Credentials} credentials */
    greet(socket, credentials) {
        // A session that was opened just before the line broke has not been heard of yet, and is followed all the same.
        const opened = new Set(this.model.sessions.values());
        const resume = [...this.model.transcripts.values()]
            .filter(({ epoch, session }) => epoch !== "" || opened.has(session))
            .map(({ session, epoch, cursor }) => ({ session, epoch, after: cursor }));
        this.catchingUp = new Set(resume.map(({ session }) => session));
        this.hello = this.name();
        this.asked.set(this.hello, {
            settle: () => {},
            refuse: () => {
                this.catchingUp.clear();
                this.flush();
            },
        });
        socket.send(writeFrame("hello", this.hello, {
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
        if (session) this.resume(session.session);
        else this.happen({ type: "closed", at: this.clock.now(), code: 1006, reason: '{"after_ms":0}' });
    }

    /** Nobody will answer what was asked on a line that broke. */
    forget() {
        const waiting = [...this.asked.values()];
        this.asked.clear();
        this.catchingUp.clear();
        this.outbox.rewind();
        for (const { refuse } of waiting) {
            refuse(new Refusal("lost", "The connection was lost before the answer came.", { retry: true }));
        }
    }

    /** A frame that the host finds too large must not be sent again and again. */
    blame() {
        for (const item of this.outbox.items) {
            if (item.state === "sending") {
                this.outbox.failed(item.key, "too_large", "This message is too long to send.");
            }
        }
    }

    // What the host says

    /** @param {unknown} text */
    hear(text) {
        this.happen({ type: "frame", at: this.clock.now() });
        const frame = readFrame(text);
        if (!frame) return;
        const { type, data, re } = frame;
        if (this.options.beside?.(frame)) return;
        if (frame.seq !== undefined) return this.record(frame);
        switch (type) {
            case "welcome":
                this.happen({ type: "welcomed", at: this.clock.now() });
                this.asked.delete(this.hello);
                this.change({ type: "welcome", welcome: data });
                return this.flush();
            case "resumed":
                return this.resumed(frame);
            case "ack":
            case "err":
                return this.answer(type, re ?? "", data);
            case "bye":
                return this.happen({ type: "bye", at: this.clock.now(), after: data.after_ms });
            case "ping":
                return;
            default:
                if (frame.session) this.change({ type: "frame", frame });
        }
    }

    /** @param {Frame} frame */
    record(frame) {
        if (this.change({ type: "frame", frame }) !== "gap" || this.torn.has(frame.session)) return;
        // What is missing may be on its way already, so look again in a moment before asking for it.
        this.torn.add(frame.session);
        this.clock.after(tear, () => {
            this.torn.delete(frame.session);
            if (this.model.transcript(frame.session).cursor < (frame.seq ?? 0)) this.catchUp(frame.session);
        });
    }

    /** @param {Frame} frame */
    resumed({ session, data }) {
        const { epoch = "" } = this.model.welcome;
        const transcript = this.model.transcript(session);
        if (data.recovered === false || transcript.epoch === "") {
            const cursor = Number(data.from ?? 0);
            this.change({ type: "history", session, epoch, cursor, events: [], more: cursor > 0 });
        }
        const { ticket, queue, tutor } = data;
        const known = transcript.facts.handoff?.ticket === ticket ? transcript.facts.handoff : {};
        const handoff = ticket && { ...known, ticket, queue, tutor, stage: tutor ? "claimed" : "queued" };
        const facts = { state: data.state, owner: data.owner, lock: { grade: data.lock ?? "off" }, handoff };
        this.change({ type: "facts", session, facts });
        this.catchingUp.delete(session);
        this.flush();
    }

    /** @param {"ack" | "err"} type @param {string} re @param {Record<string, any>} data */
    answer(type, re, data) {
        const waiter = this.asked.get(re);
        this.asked.delete(re);
        if (type === "ack") return waiter?.settle({ re, ...data });
        waiter?.refuse(
            new Refusal(String(data.code), String(data.msg ?? data.code), {
                retry: data.retry === true,
                after: data.after_ms,
            }),
        );
    }

    /** Asks for what is missing, once at a time. @param {string} session */
    catchUp(session) {
        if (this.connection.phase === "up" && !this.catchingUp.has(session)) this.resume(session);
    }

    /** @param {string} session */
    resume(session) {
        const { epoch, cursor } = this.model.transcript(session);
        this.catchingUp.add(session);
        this.transmit("session.resume", { session, epoch, after: cursor, limit: 200 }, {
            settle: () => {},
            refuse: () => {
                this.catchingUp.delete(session);
                this.flush();
            },
        });
    }

    // What we say

    /** Sends what may be sent. */
    flush() {
        if (this.connection.phase !== "up") return;
        const ready = (/** @type {string} */ session) => !this.catchingUp.has(session) && !this.resting.has(session);
        for (const item of this.outbox.next(ready)) this.send(item);
    }

    /** @param {Item} item */
    send(item) {
        const lane = item.session ?? item.key;
        if (this.resting.has(lane)) return;
        this.outbox.sending(item);
        const body = { ...(item.session ? { session: item.session } : {}), key: item.key, ...item.body };
        this.transmit(item.type, body, {
            settle: (reply) => this.acknowledged(item, reply),
            refuse: (refusal) => this.refused(item, lane, refusal),
        });
    }

    /** @param {Item} item @param {Reply} reply */
    acknowledged(item, reply) {
        if (item.type === "session.open" && typeof reply.session === "string") {
            this.change({ type: "opened", key: item.key, session: reply.session });
            this.outbox.opened(item.key, reply.session);
            this.catchUp(reply.session);
        }
        this.change({ type: "saved", key: item.key, seq: reply.seq });
        this.outbox.saved(item.key);
        this.flush();
    }

    /** @param {Item} item @param {string} lane @param {Refusal} refusal */
    refused(item, lane, refusal) {
        // When the line is lost the whole outbox is rewound.
        if (refusal.code === "lost") return;
        if (!refusal.retry) {
            // Nobody is waited for any more: that is what was wanted.
            if (item.type === "human.cancel") void this.outbox.discard(item.key);
            else this.outbox.failed(item.key, refusal.code, refusal.message);
            return this.flush();
        }
        item.state = "waiting";
        this.resting.add(lane);
        this.clock.after(refusal.after ?? pause, () => {
            this.resting.delete(lane);
            this.flush();
        });
    }
}
