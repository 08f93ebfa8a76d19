import { Answer } from "./answer.js";

/**
 * @typedef {import("./frames.js").Frame} Frame
 *
 * The state of a transcript as it is posted to another tab, where classes do not go.
 * @typedef {{session: string, epoch: string, cursor: number, log: Frame[], answers: Map<string, any>,
 *            facts: Record<string, any>, more: boolean, endings: Set<string>}} Kept
 */

/**
 * One conversation as far as it is known here: the host's log up to `cursor`, and what is being written right now.
 *
 * The log is only ever extended by the event that follows the last one known; deltas are decoration.
 */
export class Transcript {
    /** @param {string} session */
    constructor(session) {
        this.session = session;
        this.epoch = "";
        this.cursor = 0;
        /** @type {Frame[]} */
        this.log = [];
        /** @type {Map<string, Answer>} */
        this.answers = new Map();
        /** @type {Record<string, any>} */
        this.facts = {};
        this.more = false; // whether older events can be asked for
        /** @type {Set<string>} */
        this.endings = new Set(); // turns that have theirs
    }

    /** Makes one of what another tab sent. @param {Kept} fields */
    static from(fields) {
        const transcript = Object.assign(new Transcript(fields.session), fields);
        transcript.answers = new Map(
            [...fields.answers].map(([turn, answer]) => [turn, Object.assign(new Answer(turn), answer)]),
        );
        return transcript;
    }

    /**
     * Takes a durable event: `new` if it follows, `seen` if it is already here, `gap` if something is missing before it.
     * @param {Frame} frame
     * @returns {"new" | "seen" | "gap"}
     */
    accept(frame) {
        const { seq = 0, prev = 0 } = frame;
        if (seq <= this.cursor) return "seen";
        if (prev !== this.cursor) return "gap";
        this.cursor = seq;
        this.log.push(frame);
        this.settle(frame);
        return "new";
    }

    /** Starts from a page of history that ends at `cursor`. @param {{epoch: string, cursor: number, events?: Frame[], more?: boolean}} from */
    reset({ epoch, cursor, events = [], more = false }) {
        this.epoch = epoch;
        this.cursor = cursor;
        this.log = events;
        this.more = more;
        this.answers.clear();
        this.endings.clear();
        for (const frame of events) this.settle(frame);
    }

    /** Puts an older page before what is known. @param {Frame[]} events @param {boolean} more */
    prepend(events, more) {
        const first = this.log[0]?.seq ?? Infinity;
        this.log = [...events.filter((frame) => (frame.seq ?? 0) < first), ...this.log];
        this.more = more;
    }

    /** Takes what may be lost without harm; returns whether anything changed. @param {Frame} frame */
    decorate({ type, data }) {
        if (type === "queue.place") return this.note({ place: data });
        if (type === "typing") return this.note({ typing: data });
        if (typeof data.turn !== "string" || this.endings.has(data.turn)) return false;
        const { turn } = data;
        if (type === "turn.started") {
            this.answers.set(turn, new Answer(turn));
            return true;
        }
        const answer = this.answers.get(turn) ?? new Answer(turn);
        this.answers.set(turn, answer);
        switch (type) {
            case "delta":
                return answer.add(data.off, String(data.text));
            case "delta.snapshot":
                answer.repaint(String(data.text));
                return true;
            case "block":
                return answer.close(data.n, String(data.html), data.end);
            case "step":
                answer.step = data.state === "ended" ? "" : String(data.name);
                return true;
            default:
                return false;
        }
    }

    /** @param {Record<string, any>} facts */
    note(facts) {
        Object.assign(this.facts, facts);
        return true;
    }

    /** What an event of the log means for the rest. @param {Frame} frame */
    settle({ type, data }) {
        switch (type) {
            case "session.opened":
                return this.note({ state: "active", context: data.context ?? data });
            case "session.state":
                return this.note({ state: data.state });
            case "context.changed":
                return this.note({ context: data.context ?? data });
            case "lock":
                return this.note({ lock: data });
            case "message":
                return this.answered(data);
            case "message.erased":
                for (const frame of this.log) {
                    if (frame.type === "message" && frame.data.id === data.id) {
                        frame.data = { ...frame.data, text: "", html: "", erased: true };
                    }
                }
                return;
            case "turn.ended":
                return this.end(data.turn);
            case "handoff.queued":
            case "handoff.claimed":
                return this.note({ handoff: { ...data, stage: type.slice(8) } });
            case "handoff.returned": {
                if (data.to !== "queue") return this.note({ handoff: undefined, place: undefined, typing: undefined });
                // Whoever gives it back to its queue leaves the learner where they were in line.
                const { ticket, queue } = data;
                const place = data.why === "transferred" ? undefined : this.facts.place;
                return this.note({ handoff: { ticket, queue, stage: "queued" }, place, typing: undefined });
            }
            case "handoff.resolved":
                return this.note({ handoff: undefined, place: undefined, typing: undefined });
        }
    }

    /** @param {Record<string, any>} message */
    answered(message) {
        this.note({ hint: message.hint });
        if (message.author === this.facts.typing?.account) this.note({ typing: undefined });
        if (typeof message.turn !== "string") return;
        // A reply without an ending is followed by another part's: whatever it wrote starts from nothing again.
        if (message.ended) this.end(message.turn);
        else this.answers.set(message.turn, new Answer(message.turn));
    }

    /** @param {string} turn */
    end(turn) {
        this.answers.delete(turn);
        this.endings.add(turn);
    }
}
