import { button, make } from "./dom.js";
import { setFormulas } from "./formulas.js";
import { safeNodes } from "./safe-html.js";

/**
 * @typedef {import("./conversation.js").Conversation} Conversation
 * @typedef {import("./visit.js").Arrival} Arrival
 * @typedef {import("./locale.js").Locale} Locale
 */

/** How many of the last lines are shown of what could be continued. */
const lines = 2;

/**
 * Draws what can be continued, if anything; says whether there is something.
 *
 * The last lines come later and stand below the choices, so that no button moves away under a finger.
 * @param {Conversation} conversation @param {Locale} locale @param {HTMLElement} place
 */
export function offerOf(conversation, locale, place) {
    const { arrival, offered } = conversation;
    if (arrival.kind !== "offer" && arrival.kind !== "expired") return false;
    const { id } = arrival.listed;
    if (place.dataset.sign !== id) {
        place.dataset.sign = id;
        place.replaceChildren(...choicesOf(conversation, arrival, locale));
    }
    if (arrival.kind === "offer" && offered?.session === id && !place.querySelector(".lines")) {
        place.append(...lastLines(offered));
        void setFormulas(place);
    }
    return true;
}

/** @param {Conversation} conversation @param {Extract<Arrival, {listed: unknown}>} arrival @param {Locale} locale */
function choicesOf(conversation, arrival, locale) {
    const { listed } = arrival;
    const module = conversation.names.of(listed.course, listed.module ?? "");
    const at = listed.last_activity;
    // However far behind the clock is here, nothing was said tomorrow.
    const when = at ? locale.ago(at, Math.max(Date.now(), Date.parse(at))) : "";
    const choice = (/** @type {string} */ words, /** @type {() => unknown} */ does, main = "") =>
        button(`quiet ${main}`, { onclick: does }, words);
    const fresh = choice(locale.say("offer.fresh"), () => conversation.startNew());
    if (arrival.kind === "expired") {
        const read = choice(locale.say("offer.read"), () => conversation.restore(listed.id, true));
        return [
            make("p", {}, locale.say("offer.expired", { module, when })),
            make("div", { className: "choices" }, read, fresh),
        ];
    }
    const now = conversation.names.of(conversation.context.course, conversation.context.module);
    const choices = arrival.moved
        ? [
            choice(locale.say("offer.about", { module: now }), () => conversation.accept(true), "main"),
            choice(locale.say("offer.about", { module }), () => conversation.accept(false)),
        ]
        : [choice(locale.say("offer.continue"), () => conversation.accept(false), "main")];
    return [
        make("p", {}, make("strong", {}, locale.say("offer.title", { module, when }))),
        make("p", {}, locale.say(arrival.moved ? "offer.moved" : "offer.here", { then: module, now })),
        make("div", { className: "choices" }, ...choices, fresh),
    ];
}

/**
 * The beginning of what was said last: whole blocks, as half a formula could not be set; the style shows as much as has room.
 * @param {NonNullable<Conversation["offered"]>} offered
 */
function lastLines(offered) {
    const said = offered.events.filter(({ type, data }) => type === "message" && data.text).slice(-lines);
    if (said.length === 0) return [];
    const beginnings = said.map(({ data: { html, text } }) =>
        make("div", { dir: "auto" }, ...(html ? safeNodes(html).slice(0, 3) : [text.slice(0, 300)]))
    );
    return [make("div", { className: "lines" }, ...beginnings)];
}
