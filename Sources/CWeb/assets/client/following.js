/** @typedef {import("./frames.js").Frame} Frame */

/** How long an event may wait for the one before it. */
const tear = 250;

/** Keeps the conversations that are followed whole: what is missing is asked for, once at a time. */
export class Following {
    /** @param {import("./protocol.js").TutorClient} client */
    constructor(client) {
        this.client = client;
        /** Sessions whose missing events are on their way. @type {Set<string>} */
        this.catchingUp = new Set();
        /** Sessions in which an event came whose predecessor is not here. @type {Set<string>} */
        this.torn = new Set();
    }

    /** Where each conversation is to go on, for a new line. */
    resume() {
        const { model } = this.client;
        // A session that was opened just before the line broke has not been heard of yet, and is followed all the same.
        const opened = new Set(model.sessions.values());
        const places = [...model.transcripts.values()]
            .filter(({ epoch, session }) => epoch !== "" || opened.has(session))
            .map(({ session, epoch, cursor }) => ({ session, epoch, after: cursor }));
        this.catchingUp = new Set(places.map(({ session }) => session));
        return places;
    }

    /** @param {Frame} frame */
    record(frame) {
        const { client } = this;
        if (client.change({ type: "frame", frame }) !== "gap" || this.torn.has(frame.session)) return;
        // What is missing may be on its way already, so look again in a moment before asking for it.
        this.torn.add(frame.session);
        client.clock.after(tear, () => {
            this.torn.delete(frame.session);
            if (client.model.transcript(frame.session).cursor < (frame.seq ?? 0)) this.catchUp(frame.session);
        });
    }

    /** @param {Frame} frame */
    resumed({ session, data }) {
        const { client } = this;
        const { epoch = "" } = client.model.welcome;
        const transcript = client.model.transcript(session);
        if (data.recovered === false || transcript.epoch === "") {
            const cursor = Number(data.from ?? 0);
            client.change({ type: "history", session, epoch, cursor, events: [], more: cursor > 0 });
        }
        const { ticket, queue, tutor } = data;
        const known = transcript.facts.handoff?.ticket === ticket ? transcript.facts.handoff : {};
        const handoff = ticket && { ...known, ticket, queue, tutor, stage: tutor ? "claimed" : "queued" };
        const facts = { state: data.state, lock: { grade: data.lock ?? "off" }, handoff };
        client.change({ type: "facts", session, facts });
        this.settled(session);
    }

    /** Asks for what is missing, once at a time. @param {string} session */
    catchUp(session) {
        if (this.client.isUp && !this.catchingUp.has(session)) this.ask(session);
    }

    /** @param {string} session */
    ask(session) {
        const { epoch, cursor } = this.client.model.transcript(session);
        this.catchingUp.add(session);
        this.client.transmit("session.resume", { session, epoch, after: cursor, limit: 200 }, {
            settle: () => {},
            refuse: () => this.settled(session),
        });
    }

    /** Nothing more is on its way, in one conversation or in all. @param {string} [session] */
    settled(session) {
        if (session === undefined) this.catchingUp.clear();
        else this.catchingUp.delete(session);
        this.client.flush();
    }
}
