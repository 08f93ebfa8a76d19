import { button, make } from "./dom.js";
import { setSafeHTML } from "./safe-html.js";

/**
 * @typedef {import("./conversation.js").Conversation} Conversation
 * @typedef {import("./locale.js").Locale} Locale
 */

/** How many of the last lines are shown of what could be continued. */
const lines = 2;

/**
 * Draws what can be continued, if anything; says whether there is something.
 * @param {Conversation} conversation @param {Locale} locale @param {HTMLElement} place
 */
export function offerOf(conversation, locale, place) {
    const { arrival, offered } = conversation;
    if (arrival.kind !== "offer" && arrival.kind !== "expired") return false;
    const { listed } = arrival;
    const sign = `${listed.id} ${offered?.session === listed.id}`;
    if (place.dataset.sign === sign && place.firstChild) return true;
    place.dataset.sign = sign;
    const module = conversation.names.of(listed.course, listed.module ?? "");
    const when = listed.last_activity ? locale.ago(listed.last_activity, Date.now()) : "";
    const choice = (/** @type {string} */ words, /** @type {() => unknown} */ does, main = "") =>
        button(`quiet ${main}`, { onclick: does }, words);
    const fresh = choice(locale.say("offer.fresh"), () => conversation.startNew());
    if (arrival.kind === "expired") {
        const read = choice(locale.say("offer.read"), () => conversation.restore(listed.id, true));
        place.replaceChildren(
            make("p", {}, locale.say("offer.expired", { module, when })),
            make("div", { className: "choices" }, read, fresh),
        );
        return true;
    }
    const now = conversation.names.of(conversation.context.course, conversation.context.module);
    const choices = arrival.moved
        ? [
            choice(locale.say("offer.switch", { now }), () => conversation.accept(true), "main"),
            choice(locale.say("offer.keep", { then: module }), () => conversation.accept(false)),
        ]
        : [choice(locale.say("offer.continue"), () => conversation.accept(false), "main")];
    place.replaceChildren(
        make("p", {}, make("strong", {}, locale.say("offer.title", { module, when }))),
        arrival.moved ? make("p", {}, locale.say("offer.moved", { then: module, now })) : "",
        ...lastLines(offered, listed.id),
        make("div", { className: "choices" }, ...choices, fresh),
    );
    return true;
}

/** @param {Conversation["offered"]} offered @param {string} session */
function lastLines(offered, session) {
    if (offered?.session !== session) return [];
    const said = offered.events.filter(({ type, data }) => type === "message" && data.text).slice(-lines);
    if (said.length === 0) return [];
    return [make("div", { className: "lines" }, ...said.map(({ data }) => lineOf(data)))];
}

/** The beginning of what was said, without its form. @param {Record<string, any>} message */
function lineOf({ html, text }) {
    const line = make("p", { dir: "auto", textContent: text });
    if (html) setSafeHTML(line, html);
    const whole = line.textContent ?? "";
    line.textContent = whole.length > 160 ? `${whole.slice(0, 159)}…` : whole;
    return line;
}
