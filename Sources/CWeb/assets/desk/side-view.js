import { make } from "../widget/dom.js";

/**
 * @typedef {import("./queue.js").Ticket} Ticket
 * @typedef {{tried: {name: string, ending: string, why?: string}[],
 *            practice: {question: string, answer: string, correct: boolean, hints: number}[]}} Sheet
 */

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
    }

    /** Those who only let it through have tried nothing. @param {Sheet["tried"]} all */
    tried(all) {
        const tried = all.filter(({ ending }) => ending !== "passed");
        if (tried.length === 0) return make("p", { className: "soft" }, this.locale.say("desk.tried.nothing"));
        return make(
            "ol",
            { className: "tried" },
            ...tried.map(({ name, ending, why }) => {
                const words = `desk.ending.${String(ending).replaceAll(" ", "_")}`;
                const item = make(
                    "li",
                    {},
                    make("strong", {}, name),
                    ` ${this.locale.knows(words) ? this.locale.say(words) : ending}`,
                );
                if (why) item.append(make("p", { className: "soft", dir: "auto" }, why));
                return item;
            }),
        );
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
                if (more.length) item.append(make("p", { className: "soft" }, more.join(" · ")));
                return item;
            }),
        );
    }
}
