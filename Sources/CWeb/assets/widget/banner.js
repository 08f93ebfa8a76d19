/**
 * @typedef {import("../client/connection.js").Status} Status
 * @typedef {import("./locale.js").Locale} Locale
 */

/**
 * What is written about the line, and what is said aloud. The countdown is only written: said aloud every second it
 * would drown everything else.
 * @param {Status} status
 * @param {number} now
 * @param {Locale} locale
 * @returns {{kind: string, text: string, said: string, canTry: boolean}}
 */
export function describe(status, now, locale) {
    const seconds = status.retryAt === undefined ? 0 : Math.ceil((status.retryAt - now) / 1000);
    const { kind, first, why } = status;
    switch (kind) {
        case "connected":
            return { kind, text: "", said: "", canTry: false };
        case "reconnecting": {
            const words = first ? "line.first" : "line.reconnecting";
            const text = seconds > 0 ? locale.say(`${words}.in`, { seconds }) : locale.say(words);
            return {
                kind,
                text,
                said: locale.say(first ? "line.first" : "line.said.reconnecting"),
                canTry: seconds > 0,
            };
        }
        case "offline":
            return { kind, text: locale.say("line.offline"), said: locale.say("line.offline"), canTry: true };
        case "back":
            return { kind, text: locale.say("line.back"), said: locale.say("line.back"), canTry: false };
        case "stopped": {
            const words = locale.knows(`line.stopped.${why}`) ? `line.stopped.${why}` : "line.stopped";
            return { kind, text: locale.say(words), said: locale.say(words), canTry: why !== "asked" };
        }
    }
}

/** Says things aloud, each once, in the order they happen. */
export class Announcer {
    /** @param {HTMLElement} region an element with `role="status"` */
    constructor(region) {
        this.region = region;
        this.last = "";
    }

    /** Says what the line is like when that has changed. @param {string} kind @param {string} text */
    line(kind, text) {
        if (kind === this.last) return;
        const silent = this.last === "" && kind === "connected";
        this.last = kind;
        if (!silent && text !== "") this.say(text);
    }

    /** @param {string} text */
    say(text) {
        this.region.textContent = text;
    }
}
