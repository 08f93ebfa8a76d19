import { Refusal } from "./refusal.js";

/**
 * @typedef {import("./connection.js").Connection} Connection
 * @typedef {import("./connection.js").Effect} Effect
 * @typedef {import("./connection.js").Happening} Happening
 *
 * The part of a browser's WebSocket that is used, so that a test can bring its own.
 * @typedef {{send(text: string): void, close(code?: number): void,
 *            onopen: ((event: any) => void) | null, onmessage: ((event: any) => void) | null,
 *            onclose: ((event: any) => void) | null}} Socket
 * @typedef {{now(): number, after(milliseconds: number, action: () => void): () => void}} Clock
 * @typedef {{token: string} | {ticket: string}} Credentials
 *
 * Who uses the wire.
 * @typedef {object} Owner
 * @property {(credentials: Credentials) => void} greet says who is there, on a new socket
 * @property {(text: unknown) => void} hear
 * @property {() => void} probe provokes an answer
 * @property {() => void} forget what was asked will not be answered: the line is gone
 * @property {() => void} blame what was being sent is too large
 * @property {(change: import("./model.js").Change) => unknown} change
 */

/** @type {Clock} */
export const systemClock = {
    now: () => Date.now(),
    after(milliseconds, action) {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
    },
};

/** One socket to the host after another, as the connection decides; it does what is decided and reports what happens. */
export class Wire {
    /**
     * @param {{connect(): Socket, credentials(refresh: boolean): Promise<Credentials>}} options
     * @param {Connection} connection @param {Clock} clock @param {Owner} owner
     */
    constructor(options, connection, clock, owner) {
        this.options = options;
        this.connection = connection;
        this.clock = clock;
        this.owner = owner;
        /** @type {Socket | undefined} */
        this.socket = undefined;
        this.attempt = 0;
        /** @type {(() => void) | undefined} */
        this.cancelTimer = undefined;
        this.shown = "";
    }

    /** @param {Happening extends infer One ? One extends any ? Omit<One, "at"> : never : never} what */
    happen(what) {
        const { connection, clock } = this;
        const before = connection.phase;
        const happening = /** @type {Happening} */ ({ ...what, at: clock.now() });
        for (const effect of connection.handle(happening)) this.perform(effect);
        if (before === "up" && connection.phase !== "up") this.owner.forget();
        this.cancelTimer?.();
        const { wakeAt, status } = connection;
        this.cancelTimer = wakeAt === undefined
            ? undefined
            : clock.after(Math.max(0, wakeAt - clock.now()), () => this.happen({ type: "tick" }));
        const shown = JSON.stringify(status);
        if (shown === this.shown) return;
        this.shown = shown;
        this.owner.change({ type: "status", status });
    }

    /** @param {Effect} effect */
    perform(effect) {
        switch (effect.do) {
            case "open":
                return void this.open(effect.refresh);
            // There is no need to greet: `open` does, as soon as the socket is there, for it holds the credentials.
            case "probe":
                return this.owner.probe();
            case "abandon":
                return this.abandon();
        }
    }

    /** @param {boolean} refresh */
    async open(refresh) {
        this.abandon();
        const attempt = this.attempt;
        const current = () => attempt === this.attempt;
        let credentials;
        try {
            credentials = await this.options.credentials(refresh);
        } catch (error) {
            const refused = error instanceof Refusal && !error.retry;
            const code = !refused ? 1006 : error.code === "origin" ? 4450 : 4401;
            if (current()) this.happen({ type: "closed", code, reason: "" });
            return;
        }
        if (!current()) return;
        const socket = this.options.connect();
        this.socket = socket;
        socket.onopen = () => {
            if (!current()) return;
            this.happen({ type: "opened" });
            this.owner.greet(credentials);
        };
        socket.onmessage = ({ data }) => current() && this.owner.hear(data);
        socket.onclose = ({ code, reason }) => {
            if (!current()) return;
            if (code === 1009) this.owner.blame();
            this.attempt += 1;
            this.socket = undefined;
            this.happen({ type: "closed", code, reason });
        };
    }

    /** Leaves a socket without waiting for it to agree; what it still says is of an earlier attempt. */
    abandon() {
        this.attempt += 1;
        this.socket?.close();
        this.socket = undefined;
    }
}
