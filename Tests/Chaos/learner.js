import { MemoryBox } from "../../Sources/CWeb/assets/client/outbox.js";
import { TutorClient } from "../../Sources/CWeb/assets/client/protocol.js";
import { pause } from "./chance.js";

/** Time goes faster here, so that waits of seconds take a moment. */
const haste = 10;

/** The client that browsers get, as it is, with somebody who asks. */
export class Learner {
    /** @param {() => number} port @param {() => string | Promise<string>} token */
    constructor(port, token) {
        this.token = token;
        this.client = new TutorClient({
            connect:
                () => /** @type {any} */ (new WebSocket(`ws://127.0.0.1:${port()}/api/v1/tutoring/ws`, "tutor.v1")),
            credentials: async () => ({ token: await token() }),
            box: new MemoryBox(),
            clock: {
                now: () => performance.now() * haste,
                after(milliseconds, action) {
                    const timer = setTimeout(action, milliseconds / haste);
                    return () => clearTimeout(timer);
                },
            },
        });
        this.opens = "";
        /** What was asked, in order. @type {string[]} */
        this.keys = [];
        /** How many answers were to be stopped. */
        this.stopped = 0;
    }

    /** Comes, and opens a conversation of its own. */
    async come() {
        this.opens = await this.client.give("session.open", { course: "algebra-1", module: "unit-2", fresh: true });
        await this.client.start();
    }

    /** @param {string} text */
    async ask(text) {
        this.keys.push(await this.client.give("message.send", { text }, { opens: this.opens }));
    }

    /** Stops the answer that is being written, if one is. */
    stop() {
        const [turn] = this.client.model.transcript(this.session).answers.keys();
        if (turn === undefined) return;
        this.stopped += 1;
        this.client.say("message.cancel", { session: this.session, turn });
    }

    /** A second device, which follows the conversation from its beginning. @param {() => number} port */
    async another(port) {
        const other = new Learner(port, this.token);
        other.opens = this.opens;
        other.keys = this.keys;
        other.client.change({ type: "opened", key: this.opens, session: this.session });
        await other.client.start();
        return other;
    }

    get session() {
        return this.client.model.sessions.get(this.opens) ?? "";
    }

    /** What is known here of the conversation. */
    get log() {
        return this.client.model.transcript(this.session).log;
    }

    /** Whether everything asked is stored and answered as far as is known here. */
    get isContent() {
        const { items } = this.client.model;
        const asked = this.log.filter(({ type, data }) => type === "message" && data.role === "learner");
        const ended = this.log.filter(({ type, data }) => data.ended || type === "turn.ended");
        return items.length === 0 && asked.length >= this.keys.length && ended.length >= asked.length;
    }

    /** Waits until nothing is left to wait for. @param {number} limit in milliseconds */
    async settle(limit) {
        const end = performance.now() + limit;
        while (!this.isContent) {
            if (performance.now() > end) return false;
            await pause(10);
        }
        return true;
    }

    leave() {
        this.client.stop();
    }
}

/**
 * What is wrong between what a learner knows and what the host has; empty when all is well.
 *
 * What the host had when it was asked may still be on its way, such as that a session goes on.
 * @param {Learner} learner @param {any[]} log
 */
export async function differences(learner, log) {
    const end = performance.now() + 5000;
    while (learner.log.length < log.length && performance.now() < end) await pause(10);
    const wrong = [];
    const asked = log.filter(({ t, d }) => t === "message" && d.role === "learner");
    const keys = asked.map(({ d }) => d.key);
    for (const key of learner.keys) {
        const count = keys.filter((other) => other === key).length;
        if (count !== 1) wrong.push(`${key} is stored ${count} times`);
    }
    if (JSON.stringify(keys) !== JSON.stringify(learner.keys)) wrong.push("the order is not the one asked in");
    for (const { d: { turn } } of asked) {
        const endings = log.filter(({ t, d }) => d.turn === turn && (d.ended || t === "turn.ended")).length;
        if (endings !== 1) wrong.push(`turn ${turn} has ${endings} endings`);
    }
    const writing = learner.client.model.transcript(learner.session).answers.size;
    if (writing > 0) wrong.push(`${writing} answers seem to be written still`);
    const here = learner.log.map(({ seq, type, data }) => JSON.stringify([seq, type, data]));
    const there = log.map(({ seq, t, d }) => JSON.stringify([seq, t, d]));
    if (JSON.stringify(here) !== JSON.stringify(there)) {
        wrong.push(`the learner has ${here.length} events, the host ${there.length}, or they differ`);
    }
    return wrong;
}
