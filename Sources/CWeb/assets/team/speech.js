import { make } from "../widget/dom.js";
import { learn, Locale, speak } from "../widget/locale.js";
import { teamEnglish } from "./words.js";

speak("en", teamEnglish);
await learn(document.documentElement.lang, "team", location.origin);

export const locale = new Locale(document.documentElement.lang);

/** The team's words. @param {string} key @param {Record<string, string | number>} [values] */
export const say = (key, values) => locale.say(`team.${key}`, values);

/**
 * Words around something that has words of its own, such as a name.
 * @param {string} key @param {Record<string, string | number>} values @param {string} place @param {string} own
 * @param {"bdi" | "code"} [kind]
 */
export function sayAround(key, values, place, own, kind = "bdi") {
    const [before, after = ""] = say(key, { ...values, [place]: "\0" }).split("\0");
    return [before, make(kind, {}, own), after];
}

/** Says something aloud once. @param {string} text */
export function tell(text) {
    const told = document.getElementById("told");
    if (told) told.textContent = text;
}

/** What went wrong, in a sentence. @param {unknown} error */
export const sentenceOf = (error) => error instanceof Error ? error.message : String(error);
