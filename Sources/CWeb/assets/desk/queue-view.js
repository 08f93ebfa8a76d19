import { arrange, make } from "../widget/dom.js";
import { isOverdue, isTaken } from "./queue.js";

/**
 * @typedef {import("./queue.js").Ticket} Ticket
 * @typedef {{course(ticket: Ticket): string, module(ticket: Ticket): string}} Titles
 * @typedef {{isChosen: boolean, unread: number, latest?: import("./latest.js").Said, now: number}} State
 */

/** How many tickets of a kind are drawn: more than anybody reads, and as few as a browser draws at once. */
const most = 200;

/** How many are filled at once: what else the browser has to do comes in between. */
const mostAtOnce = 40;

/** Draws the tickets, each as a button, and moves only those whose place has changed. */
export class QueueView {
    /**
     * @param {import("./frame.js").DeskFrame} frame @param {import("../widget/locale.js").Locale} locale
     * @param {{account: string, titles: Titles, choose(ticket: string): void,
     *         said(ticket: Ticket): import("./latest.js").Said | undefined}} about
     */
    constructor(frame, locale, about) {
        this.frame = frame;
        this.locale = locale;
        this.about = about;
        /** @type {Map<string, {item: HTMLLIElement, said: string}>} */
        this.drawn = new Map();
    }

    /** @param {import("./queue.js").Queue} queue @param {{chosen?: string, unread: Map<string, number>, now: number}} state */
    draw(queue, { chosen, unread, now }) {
        const { parts, none } = this.frame;
        const tickets = queue.sorted(this.about.account);
        const kept = new Map();
        let filled = 0;
        for (const name of /** @type {const} */ (["yours", "waiting", "taken"])) {
            const { box, list, count, more } = parts[name];
            const whole = tickets[name];
            // The one that is open stays, wherever it stands.
            const shown = whole.filter(({ ticket }, place) => place < most || ticket === chosen);
            const items = shown.flatMap((ticket) => {
                const known = this.drawn.get(ticket.ticket) ?? { item: make("li"), said: "" };
                const state = {
                    isChosen: ticket.ticket === chosen,
                    unread: unread.get(ticket.ticket) ?? 0,
                    latest: this.about.said(ticket),
                    now,
                };
                const said = this.sign(ticket, state);
                if (known.said !== said && filled < mostAtOnce) {
                    this.fill(known.item, ticket, state);
                    known.said = said;
                    filled += 1;
                }
                if (!known.said) return [];
                kept.set(ticket.ticket, known);
                return [known.item];
            });
            arrange(list, items);
            count.textContent = String(whole.length);
            box.hidden = whole.length === 0;
            more.hidden = shown.length === whole.length;
            more.textContent = this.locale.say("desk.more", { count: whole.length - shown.length });
        }
        this.drawn = kept;
        none.hidden = tickets.waiting.length > 0;
        return { waiting: tickets.waiting.length, isDone: filled < mostAtOnce };
    }

    /** How long ago something was said; however far behind the clock is here, nothing was said tomorrow. @param {string} at @param {number} now */
    age(at, now) {
        return this.locale.ago(at, Math.max(now, Date.parse(at)));
    }

    /** @param {Ticket} ticket @param {State} state */
    sign(ticket, { isChosen, unread, latest, now }) {
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
            unread,
            this.age(latest?.at ?? ticket.opened_at, now),
            latest?.text,
        ]);
    }

    /** @param {HTMLLIElement} item @param {Ticket} ticket @param {State} state */
    fill(item, ticket, state) {
        const { about: { titles, choose } } = this;
        const { isChosen, unread, latest, now } = state;
        const at = latest?.at ?? ticket.opened_at;
        let button = item.querySelector("button");
        if (!button) {
            button = make("button", { type: "button", className: "ticket", onclick: () => choose(ticket.ticket) });
            item.append(button);
        }
        if (isChosen) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
        button.classList.toggle("is-unread", unread > 0);
        const marks = this.marks(ticket, unread, now).map(([kind, text]) => {
            const mark = make("span", { className: "mark" }, text);
            mark.dataset.kind = kind;
            return mark;
        });
        button.replaceChildren(
            make(
                "span",
                { className: "who" },
                make("strong", { dir: "auto" }, ticket.learner_name),
                make("time", { dateTime: at }, this.age(at, now)),
            ),
            make("span", { className: "question", dir: "auto" }, ticket.question),
            ...(latest ? [this.latest(latest)] : []),
            make(
                "span",
                { className: "where", dir: "auto" },
                [titles.course(ticket), titles.module(ticket)].filter(Boolean).join(" › "),
            ),
            make("span", { className: "marks" }, ...marks),
        );
    }

    /** What was said last: more of it than its beginning is read in the conversation. @param {import("./latest.js").Said} latest */
    latest({ who, text }) {
        return make(
            "span",
            { className: "latest" },
            make("bdi", { className: "by" }, who),
            ": ",
            make("bdi", {}, text.slice(0, 300)),
        );
    }

    /** What is special about a ticket, in words and not only in colour. @param {Ticket} ticket @param {number} unread @param {number} now @returns {[string, string][]} */
    marks(ticket, unread, now) {
        const say = (/** @type {string} */ words, values = {}) => this.locale.say(`desk.mark.${words}`, values);
        /** @type {[string, string][]} */
        const marks = [];
        if (ticket.alarm) marks.push(["alarm", say("alarm")]);
        if (unread) marks.push(["wrote", say("wrote", { count: unread })]);
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
