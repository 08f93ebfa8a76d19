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
 * @returns {{text: string, said: string, canTry: boolean}}
 */
export function describe(status, now, locale) {
    const { kind, first, why, retryAt } = status;
    const seconds = retryAt === undefined ? 0 : Math.ceil((retryAt - now) / 1000);
    if (kind === "connected") return { text: "", said: "", canTry: false };
    if (kind === "reconnecting") {
        const words = first ? "line.first" : "line.reconnecting";
        return {
            text: seconds > 0 ? locale.say(`${words}.in`, { seconds }) : locale.say(words),
            said: locale.say(first ? words : "line.said.reconnecting"),
            canTry: seconds > 0,
        };
    }
    const exact = `line.${kind}.${why}`;
    const text = locale.say(locale.knows(exact) ? exact : `line.${kind}`);
    return { text, said: text, canTry: kind !== "back" && why !== "asked" };
}

/** The way to the sign-in page of the host's own pages, and back here afterwards. */
export function toSignIn() {
    return `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
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
        if (kind !== this.last && text) this.say(text);
        this.last = kind;
    }

    /** @param {string} text */
    say(text) {
        this.region.textContent = text;
    }
}
