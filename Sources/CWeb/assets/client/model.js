import { Transcript } from "./transcript.js";

/**
 * @typedef {import("./frames.js").Frame} Frame
 * @typedef {import("./outbox.js").Item} Item
 * @typedef {import("./connection.js").Status} Status
 *
 * A change of what is known. Tabs that share one socket send these to each other.
 * @typedef {{type: "status", status: Status}
 *         | {type: "welcome", welcome: Record<string, any>}
 *         | {type: "outbox", items: Item[]}
 *         | {type: "frame", frame: Frame}
 *         | {type: "facts", session: string, facts: Record<string, any>}
 *         | {type: "history", session: string, epoch: string, cursor: number, events: Frame[], more: boolean}
 *         | {type: "older", session: string, events: Frame[], more: boolean}
 *         | {type: "opened", key: string, session: string}
 *         | {type: "saved", key: string, seq?: number}} Change
 */

/** What a person says with a command, if they say anything. @param {Item} item @returns {string | undefined} */
function wordsOf({ type, body }) {
    if (type === "human.request") return body.reason === undefined ? undefined : String(body.reason);
    return type === "message.send" ? String(body.text) : undefined;
}

/** What buttons say whose commands say nothing; where the host refuses such a command, this stands for it. @type {Record<string, string>} */
export const labels = { "message.retry": "turn.retry", "human.request": "person", "hint.more": "hint" };

/** All that is known about a person's conversations, the same in every tab. */
export class Model {
    constructor() {
        /** @type {Status} */
        this.status = { kind: "connected", first: true };
        /** @type {Record<string, any>} */
        this.welcome = {};
        /** @type {Map<string, Transcript>} */
        this.transcripts = new Map();
        /** @type {Item[]} */
        this.items = [];
        /** The sequence numbers under which our own commands were stored. @type {Map<string, number>} */
        this.stored = new Map();
        /** The sessions that our own commands opened. @type {Map<string, string>} */
        this.sessions = new Map();
    }

    /** @param {string} session */
    transcript(session) {
        const found = this.transcripts.get(session) ?? new Transcript(session);
        this.transcripts.set(session, found);
        return found;
    }

    /**
     * Takes a change; a frame that does not follow is answered with `gap` and changes nothing.
     * @param {Change} change
     * @returns {"new" | "seen" | "gap"}
     */
    apply(change) {
        switch (change.type) {
            case "status":
                this.status = change.status;
                return "new";
            case "welcome":
                this.welcome = change.welcome;
                return "new";
            case "outbox":
                this.items = change.items;
                return "new";
            case "opened":
                this.sessions.set(change.key, change.session);
                this.transcript(change.session);
                return "new";
            case "saved":
                if (change.seq !== undefined) this.stored.set(change.key, change.seq);
                return "new";
            case "history":
                this.transcript(change.session).reset(change);
                return "new";
            case "older":
                this.transcript(change.session).prepend(change.events, change.more);
                return "new";
            case "frame":
                return this.hear(change.frame);
            case "facts":
                this.transcript(change.session).note(change.facts);
                return "new";
        }
    }

    /** @param {Frame} frame */
    hear(frame) {
        const transcript = this.transcript(frame.session);
        if (transcript.epoch === "") transcript.epoch = this.welcome.epoch ?? "";
        if (frame.seq !== undefined) return transcript.accept(frame);
        return transcript.decorate(frame) ? "new" : "seen";
    }

    /**
     * What was said that is not in the log yet, in the order typed, and what was refused. One whose event came before
     * its acknowledgement is in the log already and is left out, so that nothing is ever seen twice.
     * @param {string} session @param {string} [opens]
     */
    pending(session, opens) {
        const log = this.transcripts.get(session)?.log ?? [];
        const keys = new Set(log.map(({ data }) => data.key));
        return this.items.filter((item) =>
            (wordsOf(item) !== undefined || item.state === "failed" && item.type in labels) &&
            (item.session ? item.session === session : item.opens === opens) &&
            !keys.has(item.key)
        );
    }

    /** What a command says, or asks again. @param {Item} item */
    said(item) {
        const { session = "", body: { turn } } = item;
        const asked = this.transcripts.get(session)?.log.find(({ data }) => turn && data.turn === turn && data.text);
        return wordsOf(item) ?? asked?.data.text ?? "";
    }

    /** Everything, in a form that can be posted to another tab. */
    snapshot() {
        return { ...this, transcripts: [...this.transcripts.values()].map((transcript) => ({ ...transcript })) };
    }

    /** @param {ReturnType<Model["snapshot"]>} snapshot */
    restore({ transcripts, ...rest }) {
        Object.assign(this, rest);
        this.transcripts = new Map(
            transcripts.map((fields) => [fields.session, Transcript.from(fields)]),
        );
    }
}
