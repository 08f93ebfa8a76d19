/**
 * A claim of this tutor's. `ends` and `renewAt` are by the clock here: the host says how long, not until when.
 * @typedef {{ticket: string, session: string, gen: number, lease: number, ends: number, renewAt: number}} Claim
 */

/** What this tutor has, and when each lease is to be renewed: three times before it would end. */
export class Claims {
    constructor() {
        /** @type {Map<string, Claim>} */
        this.all = new Map();
    }

    /** @param {string} ticket */
    get(ticket) {
        return this.all.get(ticket);
    }

    /** The host has given a ticket. @param {{ticket: string, session: string, gen: number, lease_ms: number}} claimed @param {number} now */
    take({ ticket, session, gen, lease_ms: lease }, now) {
        this.all.set(ticket, { ticket, session, gen, lease, ends: now + lease, renewAt: now + lease / 3 });
    }

    /**
     * Takes note of a ticket as the stream shows it: one's own claim from before a reload is gone on with, and one that is
     * over is given up. Returns whether a claim was lost.
     * @param {import("./queue.js").Ticket} ticket @param {boolean} isMine @param {number} now
     */
    see({ ticket, session, gen }, isMine, now) {
        const known = this.all.get(ticket);
        if (!isMine) {
            // What the stream tells may be older than what was just claimed.
            if (!known || gen < known.gen) return false;
            return this.all.delete(ticket);
        }
        // How long it lasts is found out by renewing it at once.
        if (!known || gen > known.gen) {
            this.all.set(ticket, { ticket, session, gen, lease: 0, ends: now, renewAt: now });
        }
        return false;
    }

    /** @param {string} ticket @param {number} lease @param {number} now */
    renewed(ticket, lease, now) {
        const claim = this.all.get(ticket);
        if (claim) Object.assign(claim, { lease, ends: now + lease, renewAt: now + lease / 3 });
    }

    /** @param {string} ticket */
    drop(ticket) {
        return this.all.delete(ticket);
    }

    /** The claims that are to be renewed now; each is asked about again only after a while. @param {number} now */
    due(now) {
        const due = [...this.all.values()].filter(({ renewAt }) => renewAt <= now);
        for (const claim of due) claim.renewAt = now + Math.max(1_000, claim.lease / 6);
        return due;
    }
}
