import { english } from "./messages.js";

/** @type {Map<string, Record<string, string>>} */
const catalogues = new Map([["en", english]]);

/** Gives the words of a language; what is missing stays English. @param {string} language @param {Record<string, string>} words */
export function speak(language, words) {
    catalogues.set(language.toLowerCase(), { ...catalogues.get("en"), ...words });
}

/**
 * Learns a language from the host, unless it is known. Where that fails, it is English.
 * @param {string} language @param {"widget" | "desk" | "team"} part @param {URL | string} host
 * @returns {Promise<void> | undefined} nothing when there is nothing to learn
 */
export function learn(language, part, host) {
    if (!language || /^en\b/i.test(language) || catalogues.has(language.toLowerCase())) return;
    return fetch(new URL(`assets/words/${part}.${language}.json`, host))
        .then((answer) => answer.json())
        .then((words) => speak(language, words))
        .catch(() => {});
}

/** The letters of languages that are written from the right. */
const fromRight = /[\u0590-\u08ff\ufb1d-\ufefc]/;

/** Words, times and numbers in one language. */
export class Locale {
    /** @param {string} language */
    constructor(language) {
        const tag = language.toLowerCase();
        this.words = catalogues.get(tag) ?? catalogues.get(tag.split("-")[0]) ?? english;
        this.language = Intl.DateTimeFormat.supportedLocalesOf([language || "en"])[0] ?? "en";
        this.isFromRight = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(tag);
        this.plural = new Intl.PluralRules(this.language);
        this.since = new Intl.RelativeTimeFormat(this.language, { numeric: "auto" });
    }

    /**
     * A message with its places filled. `{count, plural, one:…|other:…}` chooses by number.
     * @param {string} key
     * @param {Record<string, string | number>} [values]
     */
    say(key, values = {}) {
        const pattern = this.words[key] ?? key;
        const chosen = pattern.replace(/\{(\w+), plural, ((?:[^{}]|\{\w+\})*)\}/g, (_, name, forms) => {
            const form = this.plural.select(Number(values[name]));
            const all = new Map(
                forms.split("|").map((
                    /** @type {string} */ one,
                ) => /** @type {[string, string]} */ (one.split(/:(.*)/s))),
            );
            return all.get(form) ?? all.get("other") ?? "";
        });
        return chosen.replace(/\{(\w+)\}/g, (_, name) => {
            const value = String(values[name] ?? "");
            // What is written the other way must not pull along what stands beside it.
            return fromRight.test(value) === this.isFromRight ? value : `\u2068${value}\u2069`;
        });
    }

    /** Why something was refused: by its code as far as there are words, else as the host said it. @param {{code?: string, message?: string}} refusal */
    why({ code, message }) {
        const key = `error.${code}`;
        return this.knows(key) ? this.say(key) : message || this.say("error");
    }

    /** @param {string} key */
    knows(key) {
        return key in this.words;
    }

    /** The hour of a moment. @param {string | number} moment */
    time(moment) {
        return new Intl.DateTimeFormat(this.language, { hour: "numeric", minute: "2-digit" }).format(new Date(moment));
    }

    /** How long ago, in words. @param {string | number} moment @param {number} now */
    ago(moment, now) {
        const then = new Date(moment).getTime();
        const minutes = Math.round((then - now) / 60_000);
        if (minutes === 0 && then <= now) return this.say("ago.now");
        const midnight = (/** @type {number} */ time) => new Date(time).setHours(0, 0, 0, 0);
        const days = Math.round((midnight(then) - midnight(now)) / 86_400_000);
        const hours = Math.trunc(minutes / 60);
        return this.since.format(days || hours || minutes, days ? "day" : hours ? "hour" : "minute");
    }

    /** A length of time, roughly. @param {number} seconds */
    length(seconds) {
        const [value, unit] = seconds < 90
            ? [Math.max(1, Math.round(seconds)), "second"]
            : [Math.round(seconds / 60), "minute"];
        return new Intl.NumberFormat(this.language, { style: "unit", unit: String(unit), unitDisplay: "long" }).format(
            Number(value),
        );
    }
}
