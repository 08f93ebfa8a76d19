import { Backoff } from "./backoff.js";
import { nextMove } from "./moves.js";

/**
 * What a person is told about the line. `retryAt` is missing while an attempt is under way.
 * @typedef {{kind: "connected" | "reconnecting" | "offline" | "back" | "stopped",
 *            retryAt?: number, first?: boolean, why?: string}} Status
 *
 * What happened, and when.
 * @typedef {{at: number} & ({type: "start" | "stop" | "opened" | "welcomed" | "frame" | "asked" | "tick" | "online"
 *            | "offline" | "visible" | "try"} | {type: "closed", code: number, reason: string})} Happening
 *
 * What is to be done. `abandon` closes a socket without waiting for its farewell, which a dead line never brings.
 * @typedef {{do: "open", refresh: boolean} | {do: "greet" | "probe" | "abandon"}} Effect
 */

/** Lengths of time in milliseconds. */
export const patience = {
    attempt: 5_000,
    silence: 35_000,
    reply: 10_000,
    probe: 2_000,
    quiet: 2_000,
    back: 4_000,
};

/**
 * Decides when to connect, when to give a line up, and what to tell the person.
 *
 * It touches no socket and no clock: happenings go in, effects come out, and `wakeAt` is when it wants its next tick.
 * A browser does not know that it is offline: a socket stays open and takes frames that go nowhere. So what counts is
 * only what is heard, and `online` and `offline` are hints to look sooner.
 */
export class Connection {
    /** @param {{backoff?: Backoff}} [options] */
    constructor({ backoff = new Backoff() } = {}) {
        this.backoff = backoff;
        /** @type {"idle" | "opening" | "greeting" | "up" | "waiting" | "stopped"} */
        this.phase = "idle";
        /** When to act next, for each reason. @type {Partial<Record<"attempt" | "silence" | "reply" | "probe" | "retry" | "quiet" | "back", number>>} */
        this.deadlines = {};
        this.told = false; // whether the person knows that the line is down
        this.first = true;
        this.browserOffline = false;
        this.refreshed = false;
        this.held = false; // the host asked for the present wait
        /** @type {string | undefined} */
        this.why = undefined;
    }

    /** When the next tick is wanted. */
    get wakeAt() {
        const times = Object.values(this.deadlines).filter((time) => time !== undefined);
        return times.length ? Math.min(...times) : undefined;
    }

    /** @returns {Status} */
    get status() {
        if (this.phase === "stopped") return { kind: "stopped", why: this.why };
        if (this.phase === "up") return { kind: this.deadlines.back === undefined ? "connected" : "back" };
        if (!this.told) return { kind: "connected", first: this.first };
        return {
            kind: this.browserOffline ? "offline" : "reconnecting",
            retryAt: this.phase === "waiting" ? this.deadlines.retry : undefined,
            first: this.first,
        };
    }

    /**
     * @param {Happening} happening
     * @returns {Effect[]}
     */
    handle(happening) {
        const now = happening.at;
        switch (happening.type) {
            case "start":
                if (this.phase !== "idle" && this.phase !== "stopped") return [];
                this.deadlines.quiet = now + patience.quiet;
                this.refreshed = false;
                return this.open(now);
            case "stop":
                return this.stop("asked");
            case "opened":
                if (this.phase !== "opening") return [];
                this.phase = "greeting";
                return [{ do: "greet" }];
            case "welcomed":
                return this.phase === "greeting" ? this.welcome(now) : [];
            case "frame":
                return this.hear(now);
            case "asked":
                if (this.phase === "up") this.deadlines.reply ??= now + patience.reply;
                return [];
            case "closed":
                return this.lose(now, nextMove(happening.code, happening.reason));
            case "offline":
                this.browserOffline = true;
                return this.probe(now);
            case "online":
                this.browserOffline = false;
                // falls through
            case "visible":
                return this.hurry(now);
            case "try":
                this.held = false;
                return this.phase === "stopped" ? this.handle({ type: "start", at: now }) : this.hurry(now);
            case "tick":
                return this.tick(now);
        }
    }

    /** @param {number} now @param {boolean} [refresh] @returns {Effect[]} */
    open(now, refresh = false) {
        this.phase = "opening";
        this.deadlines.retry = undefined;
        this.deadlines.attempt = now + patience.attempt;
        this.held = false;
        return [{ do: "open", refresh }];
    }

    /** @param {number} now @returns {Effect[]} */
    welcome(now) {
        this.phase = "up";
        this.backoff.up(now);
        this.deadlines.attempt = undefined;
        this.deadlines.quiet = undefined;
        this.deadlines.silence = now + patience.silence;
        if (this.told && !this.first) this.deadlines.back = now + patience.back;
        this.told = false;
        this.first = false;
        this.refreshed = false;
        this.browserOffline = false;
        return [];
    }

    /** @param {number} now @returns {Effect[]} */
    hear(now) {
        if (this.phase !== "up") return [];
        this.deadlines.silence = now + patience.silence;
        this.deadlines.reply = undefined;
        this.deadlines.probe = undefined;
        return [];
    }

    /** @param {number} now @returns {Effect[]} */
    probe(now) {
        if (this.phase !== "up" || this.deadlines.probe !== undefined) return [];
        this.deadlines.probe = now + patience.probe;
        return [{ do: "probe" }];
    }

    /** The network or the person is back: look at once, but not against the host's wish. @param {number} now @returns {Effect[]} */
    hurry(now) {
        if (this.phase === "up") return this.probe(now);
        if (this.phase !== "waiting" || this.held) return [];
        this.backoff.reset();
        return this.open(now);
    }

    /** @param {number} now @param {import("./moves.js").Move} move @returns {Effect[]} */
    lose(now, move) {
        if (this.phase === "idle" || this.phase === "stopped" || this.phase === "waiting") return [];
        if (this.phase === "up") {
            this.backoff.down(now);
            this.deadlines.quiet = now + patience.quiet;
        }
        const { quiet } = this.deadlines;
        this.deadlines = { quiet };
        if (!move.again) return this.stop(move.why);
        if (move.refresh) {
            if (this.refreshed) return this.stop(move.why);
            this.refreshed = true;
            return this.open(now, true);
        }
        this.phase = "waiting";
        this.held = move.after !== undefined;
        this.deadlines.retry = now + this.backoff.next(move.after);
        return [];
    }

    /** @param {string} why @returns {Effect[]} */
    stop(why) {
        const socket = this.phase === "opening" || this.phase === "greeting" || this.phase === "up";
        this.phase = "stopped";
        this.why = why;
        this.told = true;
        this.deadlines = {};
        return socket ? [{ do: "abandon" }] : [];
    }

    /** @param {number} now @returns {Effect[]} */
    tick(now) {
        const { deadlines } = this;
        const due = (/** @type {number | undefined} */ time) => time !== undefined && time <= now;
        if (due(deadlines.back)) deadlines.back = undefined;
        if (due(deadlines.quiet)) {
            deadlines.quiet = undefined;
            this.told = true;
        }
        if (due(deadlines.attempt) || due(deadlines.silence) || due(deadlines.reply) || due(deadlines.probe)) {
            // The line is dead whatever the browser says.
            const next = this.lose(now, { again: true, refresh: false, why: "lost" });
            return [{ do: "abandon" }, ...next];
        }
        return due(deadlines.retry) ? this.open(now) : [];
    }
}
