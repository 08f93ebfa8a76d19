import { make } from "../widget/dom.js";
import { setFormulas } from "../widget/formulas.js";

/**
 * @typedef {import("./queue.js").Ticket} Ticket
 * @typedef {{kind?: string, name: string, use?: string, ending: string, why?: string}} Tried
 * @typedef {{tried: Tried[],
 *            practice: {question: string, answer: string, correct: boolean, hints: number}[]}} Sheet
 */

/** What a tutor calls the parts of a chain; every other is some automatic part. @type {Record<string, string>} */
const called = {
    faq: "faq",
    learned: "learned",
    llm: "model",
    relay: "person",
    say: "prepared",
    "worked-hint": "hint",
};

/** What a tutor wants to know before answering, beside the conversation. */
export class SideView {
    /** @param {HTMLElement} place @param {import("../widget/locale.js").Locale} locale @param {import("./queue-view.js").Titles} titles */
    constructor(place, locale, titles) {
        this.place = place;
        this.locale = locale;
        this.titles = titles;
    }

    /** @param {Ticket} ticket @param {Sheet | undefined} sheet */
    draw(ticket, sheet) {
        const { locale, titles } = this;
        const say = (/** @type {string} */ words, values = {}) => locale.say(`desk.${words}`, values);
        const fact = (/** @type {string} */ name, /** @type {string} */ value) => [
            make("dt", {}, name),
            make("dd", { dir: "auto" }, value),
        ];
        const where = [titles.course(ticket), titles.module(ticket)].filter(Boolean).join(" › ");
        this.place.replaceChildren(
            make("h2", {}, say("side", { learner: ticket.learner_name })),
            make(
                "dl",
                {},
                ...fact(say("where"), where),
                ...fact(say("since"), locale.time(ticket.opened_at)),
                ...fact(say("queue"), ticket.queue),
            ),
            make("h3", {}, say("tried")),
            this.tried(sheet?.tried ?? []),
            make("h3", {}, say("practice")),
            this.practice(sheet?.practice ?? []),
        );
        void setFormulas(this.place);
    }

    /** Those who only let it through have tried nothing. @param {Tried[]} all */
    tried(all) {
        const { locale } = this;
        const tried = all.filter(({ ending }) => ending !== "passed");
        if (tried.length === 0) return make("p", { className: "soft" }, locale.say("desk.tried.nothing"));
        const names = tried.map(({ name, ending, why }) =>
            make("li", { dir: "auto" }, make("code", {}, name), ` ${ending}${why ? `: ${why}` : ""}`)
        );
        return make(
            "div",
            {},
            make("ol", { className: "tried" }, ...tried.map((step) => make("li", {}, this.step(step)))),
            make("details", {}, make("summary", {}, locale.say("desk.tried.names")), make("ul", {}, ...names)),
        );
    }

    /** What a part did, in a sentence. @param {Tried} step */
    step({ kind, name, use = name, ending }) {
        const { locale } = this;
        const who = kind === "guard" ? "guard" : called[use] ?? "part";
        const words = [`desk.tried.${who}.${ending}`, `desk.tried.part.${ending}`].find((key) => locale.knows(key));
        return words ? locale.say(words, { name }) : `${name}: ${ending}`;
    }

    /** @param {Sheet["practice"]} practice */
    practice(practice) {
        if (practice.length === 0) return make("p", { className: "soft" }, this.locale.say("desk.practice.nothing"));
        return make(
            "ul",
            { className: "practised" },
            ...practice.map(({ question, answer, correct, hints }) => {
                const mark = make(
                    "span",
                    { className: "mark" },
                    this.locale.say(`desk.practice.${correct ? "right" : "wrong"}`),
                );
                mark.dataset.kind = correct ? "right" : "wrong";
                const item = make("li", { dir: "auto" }, make("span", {}, question), " ", mark);
                const more = [answer, hints ? this.locale.say("desk.practice.hints", { count: hints }) : ""].filter(
                    Boolean,
                );
                if (more.length) item.append(make("p", { className: "soft" }, ...marked(more.join(" · "))));
                return item;
            }),
        );
    }
}

/** A text with its formulas marked as such: what learners choose from is written in Markdown. @param {string} text */
function marked(text) {
    const pieces = text.split(/\$([^\s$](?:[^$\n]*[^\s$])?)\$(?!\d)/);
    return pieces.map((piece, place) => place % 2 ? make("code", { className: "math" }, piece) : piece);
}
