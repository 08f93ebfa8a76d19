import { askParting } from "./parting.js";

/** Answering once: a tutor's reply becomes a proposal for what the chain answers from then on, and can be taken back. */
export class Once {
    /** @param {import("./room.js").DeskRoom} room */
    constructor(room) {
        this.room = room;
        /** Questions that were refused, by the reply they were written for. @type {Map<string, string>} */
        this.refused = new Map();
    }

    /** Proposes a reply, with the learner's words before it as the question unless the tutor has better ones. @param {string} answer @param {string} key */
    async propose(answer, key) {
        const { room, room: { chosen, frame, locale, api } } = this;
        const turn = chosen && room.sheets.known.get(chosen.ticket)?.turn;
        if (!chosen || !turn) return;
        this.show("");
        const asked = this.asked(chosen, key);
        const begin = this.refused.get(key) ?? asked;
        const said = await askParting(frame.dialog, locale, { words: "once", mustSay: true, rows: 2, begin });
        if (!said) return;
        const { note: question } = said;
        // The learner's own words find it too, however vague they are: the team looks at both.
        const also = asked === "" || asked === question ? [] : [asked];
        try {
            const entry = await api.propose({ turn, question, also, test: question, answer });
            this.refused.delete(key);
            if (room.chosen?.ticket !== chosen.ticket) return;
            const isNew = entry.answer === answer;
            const values = { course: room.titled(chosen).course, question: entry.tests[0] ?? question };
            this.show(room.say(isNew ? "once.done" : "once.known", values), () => this.takeBack(entry));
        } catch (error) {
            this.refused.set(key, question);
            room.refuse(error);
        }
    }

    /** What the learner said last before a reply, in one line. @param {import("./queue.js").Ticket} ticket @param {string} key */
    asked({ session, question }, key) {
        const log = this.room.line.model.transcripts.get(session)?.log ?? [];
        const end = log.findIndex(({ seq, data }) => String(data.key ?? `seq ${seq}`) === key);
        const last = log.slice(0, end).findLast(({ type, data }) => type === "message" && data.role === "learner");
        return String(last?.data.text ?? question).replaceAll(/\s+/g, " ").slice(0, 500);
    }

    /** @param {{id: string, course: string}} entry */
    async takeBack({ course, id }) {
        const { room } = this;
        try {
            await room.api.takeBack(course, id);
            this.show(room.say("once.undone"));
            room.frame.log.focus();
        } catch (error) {
            room.refuse(error);
        }
    }

    /** Says what came of it, with the way back where there is one. @param {string} text @param {() => void} [undo] */
    show(text, undo) {
        const { kept } = this.room.frame;
        const [words, button] = /** @type {HTMLElement[]} */ ([...kept.children]);
        words.textContent = text;
        kept.hidden = text === "";
        button.hidden = undo === undefined;
        button.onclick = undo ?? null;
        if (text) this.room.announcer.say(text);
        if (undo) button.focus();
    }
}
