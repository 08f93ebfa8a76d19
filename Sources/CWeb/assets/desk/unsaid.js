/** @typedef {{note: string, to: string}} Parting */

/** What a tutor said on parting from a question and the host did not take: there again when they part once more. */
export class Unsaid {
    /** @param {import("./room.js").DeskRoom} room */
    constructor(room) {
        this.room = room;
        /** @type {Map<string, Parting>} */
        this.all = new Map();
    }

    /** @param {string} ticket */
    of(ticket) {
        return this.all.get(ticket) ?? { note: "", to: "" };
    }

    /** It was not taken, and the tutor is told why. @param {string} ticket @param {Parting} said @param {unknown} error */
    keep(ticket, said, error) {
        // The question may have been lost meanwhile, and with it the way to part from it.
        if (!this.room.line.claims.get(ticket)) this.giveBack(ticket, said.note);
        else this.all.set(ticket, said);
        this.room.refuse(error, said.note && this.room.line.claims.get(ticket) ? "parting.kept" : undefined);
    }

    /** @param {string} ticket */
    forget(ticket) {
        this.all.delete(ticket);
    }

    /** Nobody can part from what is no longer theirs: what was to be said then is a note that can be kept. @param {string} ticket */
    lost(ticket) {
        this.giveBack(ticket, this.of(ticket).note);
        this.forget(ticket);
    }

    /** @param {string} ticket @param {string} note */
    giveBack(ticket, note) {
        if (note) this.room.news.giveBack(ticket, note, true);
    }
}
