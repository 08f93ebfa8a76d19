/**
 * @typedef {import("../client/frames.js").Frame} Frame
 *
 * A ticket as the host describes it.
 * @typedef {{ticket: string, queue: string, state: string, gen: number, session: string, course: string, module?: string,
 *            learner: string, learner_name: string, opened_at: string, question: string, overdue?: boolean, alarm?: boolean, overdue_at?: string,
 *            wanted?: string, tutor?: string, tutor_name?: string, lease_ends?: string}} Ticket
 */

/** Whether its patience has run out. @param {Ticket} ticket @param {number} now by the host's clock */
export const isOverdue = ({ overdue, overdue_at: at }, now) => overdue === true || Date.parse(at ?? "") < now;

/** Whether somebody has it. @param {Ticket} ticket */
export const isTaken = ({ state }) => state === "claimed" || state === "active";

/**
 * The tickets that are open, from the stream of the tutor's queues.
 *
 * The stream has one position. An event is taken only when it follows the last one, so nothing is missed unnoticed; when
 * the position is worth nothing, the host sends everything anew.
 */
export class Queue {
    constructor() {
        this.cursor = 0;
        this.epoch = "";
        /** Whether the host is about to say from where it goes on. */
        this.isBeginning = false;
        /** @type {Map<string, Ticket>} */
        this.tickets = new Map();
    }

    /** Where to go on from on a new line; in another database, from nothing. @param {string} epoch @param {boolean} [anew] */
    begin(epoch, anew = false) {
        if (anew || epoch !== this.epoch) this.cursor = 0;
        this.epoch = epoch;
        this.isBeginning = true;
        return this.cursor;
    }

    /** Takes a frame of the stream; `gap` when something is missing before it. @param {Frame} frame @returns {"new" | "seen" | "gap"} */
    hear({ type, seq, prev, data }) {
        if (type === "queue.watching") {
            this.isBeginning = false;
            if (data.recovered) return "seen";
            this.cursor = Number(data.head);
            this.tickets.clear();
            return "new";
        }
        if (this.isBeginning) return "seen";
        if (seq === undefined) {
            this.set(data);
            return "new";
        }
        if (seq <= this.cursor) return "seen";
        if (prev !== this.cursor) return "gap";
        this.cursor = seq;
        if (type === "ticket.resolved" || type === "ticket.abandoned") this.tickets.delete(data.ticket);
        else this.set(data);
        return "new";
    }

    /** @param {Record<string, any>} data */
    set(data) {
        const known = this.tickets.get(data.ticket);
        const ticket = /** @type {Ticket} */ ({ ...data });
        // An event names whoever made it happen, which is not always who has the ticket.
        if (!isTaken(ticket)) ticket.tutor = ticket.tutor_name = undefined;
        else if (ticket.tutor === undefined) [ticket.tutor, ticket.tutor_name] = [known?.tutor, known?.tutor_name];
        this.tickets.set(ticket.ticket, ticket);
    }

    /** The tickets, alarms first and then those that wait longest, by whose they are. @param {string} account */
    sorted(account) {
        const places = [...this.tickets.values()].map((ticket) => ({ ticket, since: Date.parse(ticket.opened_at) }));
        const all = places.sort(({ ticket: one, since }, { ticket: other, since: later }) =>
            Number(other.alarm ?? false) - Number(one.alarm ?? false) || since - later ||
            (one.ticket < other.ticket ? -1 : 1)
        ).map(({ ticket }) => ticket);
        return {
            yours: all.filter((one) => isTaken(one) && one.tutor === account),
            waiting: all.filter((one) => !isTaken(one)),
            taken: all.filter((one) => isTaken(one) && one.tutor !== account),
        };
    }
}
