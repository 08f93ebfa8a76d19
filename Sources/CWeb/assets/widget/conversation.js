import { arrive } from "./visit.js";

/**
 * @typedef {import("./room.js").Room} Room
 * @typedef {import("./host.js").Host} Host
 * @typedef {import("./visit.js").Arrival} Arrival
 * @typedef {import("./visit.js").Marks} Marks
 * @typedef {{course: string, module: string}} Context
 */

/** Failures that mean: this conversation is over, ask in a new one. */
const overs = ["state_conflict", "not_found"];

/**
 * The conversation that this page shows: found when somebody comes back, opened when the first question is asked.
 *
 * It knows nothing of elements; `changed` is called when something is to be drawn.
 */
export class Conversation {
    /** @param {Room} room @param {Host} host @param {Marks} marks @param {Context} context @param {import("./names.js").Names} names @param {() => void} changed */
    constructor(room, host, marks, context, names, changed) {
        this.room = room;
        this.host = host;
        this.marks = marks;
        this.context = context;
        this.names = names;
        this.changed = changed;
        /** @type {{session?: string, opens?: string}} */
        this.place = {};
        /** @type {Arrival} */
        this.arrival = { kind: "fresh" };
        /** @type {import("./host.js").Page | undefined} */
        this.offered = undefined;
        this.readOnly = false;
        this.fresh = false; // whether the next conversation must be a new one
        this.arrived = false;
        this.mark = marks.read();
        const here = this.mark?.course === context.course && this.mark.module === context.module;
        // Until the host has been heard, what was typed before is shown where it was typed.
        if (here && this.mark) this.place = { session: this.mark.session, opens: this.mark.opens };
    }

    get transcript() {
        return this.place.session === undefined ? undefined : this.room.model.transcripts.get(this.place.session);
    }

    /** Whether its page of history is still on its way. */
    get isComing() {
        const { kind } = this.room.model.status;
        return this.place.session !== undefined && !this.transcript?.epoch && kind !== "stopped";
    }

    get isOver() {
        return this.readOnly || ["closed", "expired", "gone"].includes(this.transcript?.facts.state);
    }

    /** The turn that is being answered right now. */
    get turn() {
        return [...this.transcript?.answers.keys() ?? []].at(-1);
    }

    /** Takes a change of the model. @param {import("../client/model.js").Change} change */
    hear(change) {
        if (change.type === "opened" && change.key === this.place.opens) this.enter(change.session);
        if (!this.arrived && this.room.model.welcome.epoch !== undefined) this.arrive();
    }

    /** Looks, once the host has said hello, whether there is something to continue. */
    arrive() {
        this.arrived = true;
        const { opens } = this.place;
        const session = this.place.session ?? (opens && this.room.model.sessions.get(opens));
        const known = session ? this.room.model.transcripts.get(session) : undefined;
        if (known?.epoch) return this.enter(known.session);
        if (this.room.model.items.some((item) => item.key === opens)) return; // it is just being opened
        const sessions = this.room.model.welcome.sessions ?? [];
        this.arrival = arrive({ sessions, mark: this.mark, ...this.context, now: Date.now() });
        this.place = {};
        if (this.arrival.kind === "resume") void this.restore(this.arrival.session);
        if (this.arrival.kind === "offer" || this.arrival.kind === "expired") {
            void this.preview(this.arrival.listed.id);
        }
        this.changed();
    }

    /** Fetches what is offered, so that its last lines can be shown; where that fails, it is offered without. @param {string} session */
    async preview(session) {
        this.offered = await this.host.restore(session).catch(() => undefined);
        this.changed();
    }

    /** @param {string} session @param {boolean} [readOnly] */
    async restore(session, readOnly = false) {
        this.arrival = { kind: "fresh" };
        this.readOnly = readOnly;
        this.enter(session);
        if (this.offered?.session !== session) await this.preview(session);
        // Without the short way, the whole log is asked for over the line.
        const { epoch } = this.room.model.welcome;
        const page = this.offered ?? { session, epoch: String(epoch), cursor: 0, events: [], more: false };
        this.offered = undefined;
        if (!this.transcript?.epoch) this.room.follow(page);
        this.changed();
    }

    /** @param {string} session */
    enter(session) {
        this.place = { ...this.place, session };
        this.remember();
        this.changed();
    }

    remember() {
        this.mark = { ...this.place, ...this.context, at: Date.now() };
        this.marks.write(this.mark);
    }

    /** Continues what was offered, as it was or moved to where the person is now. @param {boolean} move */
    async accept(move) {
        if (this.arrival.kind !== "offer") return;
        const session = this.arrival.listed.id;
        await this.restore(session);
        if (move) await this.room.give("context.set", this.context, { session });
    }

    /** Leaves the present conversation, and what was offered, behind. */
    startNew() {
        this.fresh = true;
        this.arrival = { kind: "fresh" };
        this.offered = undefined;
        this.readOnly = false;
        this.place = {};
        this.mark = undefined;
        this.marks.write(undefined);
        this.changed();
    }

    /** Makes sure that there is a conversation to say something in. */
    async ensure() {
        if (this.isOver) this.startNew();
        this.arrival = { kind: "fresh" };
        const { session, opens } = this.place;
        // What could not be opened before may be opened now.
        if (!session && opens) await this.room.decide("retry", opens);
        if (session ?? opens) return this.place;
        this.arrived = true;
        const key = this.room.key();
        this.place = { opens: key };
        this.remember();
        await this.room.give("session.open", { ...this.context, ...(this.fresh ? { fresh: true } : {}) }, { key });
        this.fresh = false;
        return this.place;
    }

    /** @param {string} text */
    async send(text) {
        const place = await this.ensure();
        const late = this.room.model.status.kind !== "connected" ? { client_at: new Date().toISOString() } : {};
        await this.room.give("message.send", { text, seen: this.transcript?.cursor ?? 0, ...late }, place);
    }

    /** Who asks for a person asks; everything else is about the conversation that is shown. @param {string} type @param {Record<string, unknown>} [body] */
    async give(type, body = {}) {
        await this.room.give(type, body, type === "human.request" ? await this.ensure() : this.place);
    }

    /** Tries a failed message again; one whose conversation is over goes into a new one. @param {string} key */
    async retry(key) {
        const item = this.room.model.items.find((one) => one.key === key);
        if (!item) return;
        const { type, body, code = "" } = item;
        const text = this.room.model.said(item);
        // What is only still being answered may be asked again here.
        const isOver = overs.includes(code) && (this.isOver || type !== "message.retry");
        if (!isOver || type === "hint.more") return this.room.decide("retry", key);
        await this.room.decide("discard", key);
        this.readOnly = true;
        await (type === "human.request" ? this.give(type, body) : this.send(text));
    }

    stop() {
        const { session } = this.place;
        if (session !== undefined && this.turn !== undefined) {
            this.room.tell("message.cancel", { session, turn: this.turn });
        }
    }

    older() {
        if (this.place.session !== undefined) this.room.older(this.place.session);
    }
}
