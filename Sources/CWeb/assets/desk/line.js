import { TutorClient } from "../client/protocol.js";
import { Refusal } from "../client/refusal.js";
import { Claims } from "./claims.js";
import { isTaken, Queue } from "./queue.js";

/**
 * @typedef {import("../client/model.js").Change} Change
 * @typedef {import("../client/frames.js").Frame} Frame
 * @typedef {import("./queue.js").Ticket} Ticket
 *
 * @typedef {object} DeskOptions
 * @property {string} account whose desk it is
 * @property {(change: Change) => void} changed told of changes of conversations and of the line
 * @property {(what: "tickets" | "opened" | "alarm" | "lost" | "unwanted" | "erased" | "refused", detail?: any) => void} told told of what happens at the desk
 */

/** A tutor's line to the host: the client of conversations, and beside it the stream of the queues and the claims. */
export class DeskLine {
    /** @param {DeskOptions & Omit<import("../client/protocol.js").Options, "changed" | "beside">} options */
    constructor(options) {
        this.options = options;
        this.queue = new Queue();
        this.claims = new Claims();
        /** Tickets that this tutor is parting from: that they go is no surprise. @type {Set<string>} */
        this.parting = new Set();
        this.client = new TutorClient({
            ...options,
            changed: (change) => this.hear(change),
            beside: (frame) => this.beside(frame),
        });
        this.client.model.welcome.account = options.account;
    }

    get model() {
        return this.client.model;
    }

    get now() {
        return this.client.clock.now();
    }

    /** @param {Change} change */
    hear(change) {
        if (change.type === "welcome") this.watch();
        if (change.type === "facts" && change.facts.state === "gone") this.options.told("erased", change.session);
        if (change.type === "outbox") {
            // Not before the outbox has written down that it failed, or that would outlive its being taken out.
            const failed = change.items.filter(({ state }) => state === "failed");
            if (failed.length > 0) queueMicrotask(() => failed.forEach((item) => this.refused(item)));
        }
        this.options.changed(change);
    }

    /** What was not taken is no longer to be sent: it is its author's again. @param {import("../client/outbox.js").Item} item */
    refused(item) {
        if (!this.client.outbox.find(item.key)) return;
        void this.client.outbox.discard(item.key);
        if (item.code === "fenced") this.claims.drop(String(item.body.ticket));
        this.options.told("refused", item);
    }

    /** Watches the queues from where it was; `anew` when something is missing. @param {boolean} [anew] */
    watch(anew = false) {
        const after = this.queue.begin(String(this.model.welcome.epoch), anew);
        this.client.transmit("queue.watch", { after }, { settle: () => {}, refuse: () => {} });
    }

    /** Takes what is no part of a conversation; says whether it was such. @param {Frame} frame */
    beside(frame) {
        const { type, re, data } = frame;
        if (type !== "queue.watching" && type !== "ticket" && !type.startsWith("ticket.")) return false;
        if (re !== undefined) this.client.asked.delete(re);
        const before = this.queue.tickets.get(data.ticket);
        const outcome = this.queue.hear(frame);
        if (outcome === "gap") this.watch(true);
        if (outcome !== "new") return true;
        if (data.reason === "erased") this.erased(data.ticket, data.session);
        else if (type !== "queue.watching") this.claimed(data.ticket, type === "ticket.abandoned");
        const now = this.queue.tickets.get(data.ticket);
        if (now?.alarm && !before?.alarm && !isTaken(now)) this.options.told("alarm", data);
        else if (type === "ticket.opened") this.options.told("opened", data);
        this.options.told("tickets");
        return true;
    }

    /** The learner is gone, and the conversation with them: nothing of it is kept here either. @param {string} ticket @param {string} session */
    erased(ticket, session) {
        this.claims.drop(ticket);
        this.model.transcripts.delete(session);
        this.options.told("erased", session);
    }

    /** @param {string} ticket @param {boolean} isUnwanted */
    claimed(ticket, isUnwanted) {
        const known = this.queue.tickets.get(ticket);
        const isMine = known !== undefined && isTaken(known) && known.tutor === this.options.account;
        const isLost = known ? this.claims.see(known, isMine, this.now) : this.claims.drop(ticket);
        if (isLost && !this.parting.has(ticket)) this.options.told(isUnwanted ? "unwanted" : "lost", ticket);
    }

    /** Renews what is due. */
    tick() {
        if (!this.client.isUp) return;
        for (const { ticket, gen } of this.claims.due(this.now)) {
            this.client.ask("queue.renew", { ticket, gen }).then(
                (reply) => this.claims.renewed(ticket, Number(reply.lease_ms), this.now),
                (refusal) => {
                    if (refusal instanceof Refusal && refusal.retry) return;
                    if (this.claims.drop(ticket)) this.options.told("lost", ticket);
                },
            );
        }
    }

    // What a tutor does

    /** Takes a ticket, or the one that has waited longest. @param {string} [ticket] */
    async claim(ticket) {
        const key = this.client.key();
        const reply =
            await (ticket === undefined
                ? this.client.ask("queue.next", { key })
                : this.client.ask("queue.claim", { ticket, key }));
        const claim = /** @type {any} */ (reply);
        this.claims.take(claim, this.now);
        return String(reply.ticket);
    }

    /** Answers; `false` when the ticket is no longer this tutor's. @param {string} ticket @param {string} text @param {number} seen */
    async say(ticket, text, seen) {
        const claim = this.claims.get(ticket);
        if (!claim) return false;
        const { session, gen } = claim;
        await this.client.give("message.send", { text, ticket, gen, seen }, { session });
        return true;
    }

    /** @param {string} ticket @param {string} text */
    note(ticket, text) {
        return this.client.ask("note.add", { ticket, key: this.client.key(), text });
    }

    /** Parts from a ticket. @param {string} ticket @param {"release" | "transfer" | "resolve"} how @param {Record<string, string>} fields */
    async part(ticket, how, fields) {
        const claim = this.claims.get(ticket);
        if (!claim) return;
        this.parting.add(ticket);
        try {
            await this.client.ask(`queue.${how}`, { ticket, gen: claim.gen, key: this.client.key(), ...fields });
            this.claims.drop(ticket);
        } finally {
            this.parting.delete(ticket);
        }
    }
}
