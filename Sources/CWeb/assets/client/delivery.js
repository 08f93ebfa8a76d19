/**
 * @typedef {import("./outbox.js").Item} Item
 * @typedef {import("./protocol.js").Reply} Reply
 * @typedef {import("./refusal.js").Refusal} Refusal
 */

/** How long a command that the host asked to repeat waits when it does not say how long. */
const pause = 1_000;

/** Brings what is in the outbox to the host: in order, as often as it takes, and each thing once. */
export class Delivery {
    /** @param {import("./protocol.js").TutorClient} client */
    constructor(client) {
        this.client = client;
        /** Sessions that wait because the host asked for patience. @type {Set<string>} */
        this.resting = new Set();
    }

    /** Sends what may be sent. */
    flush() {
        const { outbox, following, isUp } = this.client;
        if (!isUp) return;
        const ready = (/** @type {string} */ session) =>
            !following.catchingUp.has(session) && !this.resting.has(session);
        for (const item of outbox.next(ready)) this.send(item);
    }

    /** @param {Item} item */
    send(item) {
        const lane = item.session ?? item.key;
        if (this.resting.has(lane)) return;
        this.client.outbox.sending(item);
        const body = { ...(item.session ? { session: item.session } : {}), key: item.key, ...item.body };
        this.client.transmit(item.type, body, {
            settle: (reply) => this.acknowledged(item, reply),
            refuse: (refusal) => this.refused(item, lane, refusal),
        });
    }

    /** @param {Item} item @param {Reply} reply */
    acknowledged(item, reply) {
        const { client } = this;
        if (item.type === "session.open" && typeof reply.session === "string") {
            client.change({ type: "opened", key: item.key, session: reply.session });
            client.outbox.opened(item.key, reply.session);
            client.following.catchUp(reply.session);
        }
        client.change({ type: "saved", key: item.key, seq: reply.seq });
        client.outbox.saved(item.key);
        this.flush();
    }

    /** @param {Item} item @param {string} lane @param {Refusal} refusal */
    refused(item, lane, refusal) {
        const { outbox, clock } = this.client;
        // When the line is lost the whole outbox is rewound.
        if (refusal.code === "lost") return;
        if (!refusal.retry) {
            // Nobody is waited for any more: that is what was wanted.
            if (item.type === "human.cancel") void outbox.discard(item.key);
            else outbox.failed(item.key, refusal.code, refusal.message);
            return this.flush();
        }
        item.state = "waiting";
        this.resting.add(lane);
        clock.after(refusal.after ?? pause, () => {
            this.resting.delete(lane);
            this.flush();
        });
    }
}
