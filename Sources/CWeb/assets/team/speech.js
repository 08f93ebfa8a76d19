import { learn, Locale, speak } from "../widget/locale.js";
import { teamEnglish } from "./words.js";

speak("en", teamEnglish);
await learn(document.documentElement.lang, "team", location.origin);

export const locale = new Locale(document.documentElement.lang);

/** The team's words. @param {string} key @param {Record<string, string | number>} [values] */
export const say = (key, values) => locale.say(`team.${key}`, values);

/** Says something aloud once. @param {string} text */
export function tell(text) {
    const told = document.getElementById("told");
    if (told) told.textContent = text;
}

/** What went wrong, in a sentence. @param {unknown} error */
export const sentenceOf = (error) => error instanceof Error ? error.message : String(error);
