import { isTaken } from "./queue.js";

/** @typedef {import("./queue.js").Ticket} Ticket */

/** A learner who withdrew and asks again: another ticket, in the conversation that a tutor still looks at and writes in. */
export class Again {
    /** @param {import("./room.js").DeskRoom} room */
    constructor(room) {
        this.room = room;
        /** The ticket of each conversation that was looked at last. @type {Map<string, string>} */
        this.lastOf = new Map();
    }

    /** What the learner asks now, where the ticket that is shown is over. @returns {Ticket | undefined} */
    get ticket() {
        const { chosen, line: { queue } } = this.room;
        if (!chosen || queue.tickets.has(chosen.ticket)) return undefined;
        return [...queue.tickets.values()].find((one) => one.session === chosen.session && !isTaken(one));
    }

    /** What was written when the learner withdrew is for what they ask next. @param {Ticket} ticket */
    carryDraft({ session, ticket }) {
        const before = this.lastOf.get(session);
        this.lastOf.set(session, ticket);
        if (before === undefined || before === ticket || this.room.line.queue.tickets.has(before)) return;
        this.room.writer.carry(before, ticket);
    }
}
