import { maybe, recall, remember } from "../widget/memory.js";

/**
 * @typedef {import("./queue.js").Ticket} Ticket
 *
 * What was said last in a conversation, by whom and when.
 * @typedef {{text: string, at?: string, who: string}} Said
 */

/** What a text in Markdown says, without the signs that set it. @param {string} text */
export const plain = (text) =>
    text.replace(/^\s*(?:#{1,6}|[-*+>]|\d+\.)\s+/gm, "")
        .replace(/(\*\*|__|\x60)(?=\S)(.+?)\1/g, "$2")
        .replace(/\$(?=\S)([^$]*[^$\s])\$(?!\w)/g, "$1");

/** How far a tutor has looked at each conversation, kept through reloads; and from that what is new in them. */
export class LatestSaid {
    /** @param {import("./room.js").DeskRoom} room */
    constructor(room) {
        this.room = room;
        this.name = `desk read ${room.account}`;
        /** The place in the log, by session. @type {Record<string, number>} */
        this.read = {};
        this.recall();
        // Another window of the same tutor's has looked.
        addEventListener("storage", ({ key }) => key === this.name && this.recall());
    }

    recall() {
        const kept = maybe(() => JSON.parse(recall(this.name) ?? "{}"));
        for (const [session, seq] of Object.entries(kept ?? {})) {
            this.read[session] = Math.max(this.read[session] ?? 0, Number(seq) || 0);
        }
    }

    /** The tutor looks at a conversation: all that is here of it is read. @param {Ticket} ticket */
    look({ session }) {
        const { line: { model, queue } } = this.room;
        const cursor = model.transcripts.get(session)?.cursor ?? 0;
        if (cursor <= (this.read[session] ?? 0)) return;
        this.read[session] = cursor;
        const open = new Set([...queue.tickets.values()].map((one) => one.session));
        for (const known of Object.keys(this.read)) if (!open.has(known)) delete this.read[known];
        remember(this.name, JSON.stringify(this.read));
    }

    /** What was said last, unless that is the question itself. @param {Ticket} ticket @returns {Said | undefined} */
    said({ session, question, learner_name: learner }) {
        const { account, locale } = this.room;
        const last = this.log(session).findLast(({ type }) => type === "message");
        if (!last || last.data.role === "learner" && last.data.text.startsWith(question)) return undefined;
        const { text, role, by, author, erased } = last.data;
        const kind = `by.${by?.kind}`;
        const part = by?.kind === "tutor" && by.name || locale.say(locale.knows(kind) ? kind : "by.part");
        const staff = by?.kind === "tutor" && author === account ? locale.say("desk.you") : part;
        return {
            // A learner's words are what they are; those of others are set.
            text: erased ? locale.say("event.erased") : role === "learner" ? String(text) : plain(String(text)),
            at: last.at,
            who: role === "learner" ? learner : staff,
        };
    }

    /** How often the learner has written since somebody answered, and since this tutor looked. @param {Ticket} ticket */
    unread({ session }) {
        const [log, read] = [this.log(session), this.read[session] ?? 0];
        let count = 0;
        for (let place = log.length - 1; place >= 0; place -= 1) {
            const { type, seq, data } = log[place];
            if ((seq ?? Infinity) <= read || type === "message" && data.by?.kind === "tutor") break;
            if (type === "message" && data.role === "learner") count += 1;
        }
        return count;
    }

    /** @param {string} session */
    log(session) {
        return this.room.line.model.transcripts.get(session)?.log ?? [];
    }
}
