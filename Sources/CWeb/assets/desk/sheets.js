import { readFrames } from "../client/frames.js";

/** @typedef {import("./queue.js").Ticket} Ticket */

/** How long a ticket that could not be read is left alone. */
const sheetPause = 5_000;

/** What the host tells of tickets that were opened: their conversations, and what was tried and practised. */
export class Sheets {
    /** @param {import("./room.js").DeskRoom} room */
    constructor(room) {
        this.room = room;
        /** By ticket. @type {Map<string, any>} */
        this.known = new Map();
        /** Tickets whose conversation is followed, or is just being fetched. @type {Map<string, Promise<void>>} */
        this.following = new Map();
    }

    /** Follows a conversation from its last page on, and learns what was tried; once for each ticket. @param {Ticket} ticket */
    follow(ticket) {
        const following = this.following.get(ticket.ticket) ?? this.read(ticket);
        this.following.set(ticket.ticket, following);
        return following;
    }

    /** @param {Ticket} ticket */
    async read({ ticket, session }) {
        const { room } = this;
        const { model, client } = room.line;
        try {
            const sheet = await room.api.sheet(ticket);
            this.known.set(ticket, sheet);
            const events = readFrames(sheet.events);
            const cursor = events.at(-1)?.seq ?? 0;
            const more = (events[0]?.prev ?? 0) > 0;
            if (model.transcript(session).epoch === "") {
                client.follow({ session, epoch: String(model.welcome.epoch), cursor, events, more });
            }
        } catch (error) {
            setTimeout(() => this.following.delete(ticket), sheetPause);
            room.problem(error);
        }
        room.draw();
    }

    /** Forgets what is known of a conversation that is no more. @param {string} session */
    forget(session) {
        for (const [ticket, sheet] of this.known) if (sheet.ticket.session === session) this.known.delete(ticket);
    }
}
