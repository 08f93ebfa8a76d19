import { arrange, make } from "../widget/dom.js";
import { isOverdue, isTaken } from "./queue.js";

/**
 * @typedef {import("./queue.js").Ticket} Ticket
 * @typedef {{course(ticket: Ticket): string, module(ticket: Ticket): string}} Titles
 */

/** How many tickets of a kind are drawn: more than anybody reads, and as few as a browser draws at once. */
const most = 200;

/** Draws the tickets, each as a button, and moves only those whose place has changed. */
export class QueueView {
    /**
     * @param {import("./frame.js").DeskFrame} frame @param {import("../widget/locale.js").Locale} locale
     * @param {{account: string, titles: Titles, choose(ticket: string): void}} about
     */
    constructor(frame, locale, about) {
        this.frame = frame;
        this.locale = locale;
        this.about = about;
        /** @type {Map<string, {item: HTMLLIElement, said: string}>} */
        this.drawn = new Map();
    }

    /** @param {import("./queue.js").Queue} queue @param {{chosen?: string, wrote: Set<string>, now: number}} state */
    draw(queue, { chosen, wrote, now }) {
        const { parts, none } = this.frame;
        const tickets = queue.sorted(this.about.account);
        const kept = new Map();
        for (const name of /** @type {const} */ (["yours", "waiting", "taken"])) {
            const { box, list, count, more } = parts[name];
            const whole = tickets[name];
            // The one that is open stays, wherever it stands.
            const shown = whole.filter(({ ticket }, place) => place < most || ticket === chosen);
            const items = shown.map((ticket) => {
                const known = this.drawn.get(ticket.ticket) ?? { item: make("li"), said: "" };
                const said = this.sign(ticket, ticket.ticket === chosen, wrote.has(ticket.ticket), now);
                if (known.said !== said) this.fill(known.item, ticket, ticket.ticket === chosen, wrote, now);
                known.said = said;
                kept.set(ticket.ticket, known);
                return known.item;
            });
            arrange(list, items);
            count.textContent = String(whole.length);
            box.hidden = whole.length === 0;
            more.hidden = shown.length === whole.length;
            more.textContent = this.locale.say("desk.more", { count: whole.length - shown.length });
        }
        this.drawn = kept;
        none.hidden = tickets.waiting.length > 0;
        return tickets.waiting.length;
    }

    /** How long ago it was asked; however far behind the clock is here, nothing was asked tomorrow. @param {Ticket} ticket @param {number} now */
    age({ opened_at: at }, now) {
        return this.locale.ago(at, Math.max(now, Date.parse(at)));
    }

    /** @param {Ticket} ticket @param {boolean} isChosen @param {boolean} hasWritten @param {number} now */
    sign(ticket, isChosen, hasWritten, now) {
        const { gen, state, queue, wanted, tutor, alarm } = ticket;
        return JSON.stringify([
            alarm,
            gen,
            state,
            queue,
            isOverdue(ticket, now),
            wanted,
            tutor,
            isChosen,
            hasWritten,
            this.age(ticket, now),
        ]);
    }

    /** @param {HTMLLIElement} item @param {Ticket} ticket @param {boolean} isChosen @param {Set<string>} wrote @param {number} now */
    fill(item, ticket, isChosen, wrote, now) {
        const { about: { titles, choose } } = this;
        let button = item.querySelector("button");
        if (!button) {
            button = make("button", { type: "button", className: "ticket", onclick: () => choose(ticket.ticket) });
            item.append(button);
        }
        if (isChosen) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
        const marks = this.marks(ticket, wrote, now).map(([kind, text]) => {
            const mark = make("span", { className: "mark" }, text);
            mark.dataset.kind = kind;
            return mark;
        });
        button.replaceChildren(
            make(
                "span",
                { className: "who" },
                make("strong", { dir: "auto" }, ticket.learner_name),
                make("time", { dateTime: ticket.opened_at }, this.age(ticket, now)),
            ),
            make("span", { className: "question", dir: "auto" }, ticket.question),
            make(
                "span",
                { className: "where", dir: "auto" },
                [titles.course(ticket), titles.module(ticket)].filter(Boolean).join(" › "),
            ),
            make("span", { className: "marks" }, ...marks),
        );
    }

    /** What is special about a ticket, in words and not only in colour. @param {Ticket} ticket @param {Set<string>} wrote @param {number} now @returns {[string, string][]} */
    marks(ticket, wrote, now) {
        const say = (/** @type {string} */ words, values = {}) => this.locale.say(`desk.mark.${words}`, values);
        /** @type {[string, string][]} */
        const marks = [];
        if (ticket.alarm) marks.push(["alarm", say("alarm")]);
        if (wrote.has(ticket.ticket)) marks.push(["wrote", say("wrote")]);
        if (isTaken(ticket)) {
            if (ticket.tutor !== this.about.account) {
                marks.push(["with", say("with", { who: ticket.tutor_name ?? "" })]);
            }
            return marks;
        }
        if (ticket.wanted === this.about.account) marks.push(["you", say("you")]);
        else if (ticket.wanted) marks.push(["with", say("colleague")]);
        if (ticket.state === "released") marks.push(["again", say("again")]);
        if (isOverdue(ticket, now)) marks.push(["overdue", say("overdue")]);
        return marks;
    }
}
