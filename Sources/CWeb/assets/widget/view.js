import { Announcer, describe } from "./banner.js";
import { rows, signature, wordsOfHandoff } from "./rows.js";
import { offerOf } from "./offer.js";
import { arrange, make } from "./dom.js";
import { Bubbles } from "./bubble.js";
import { waiting } from "./waiting.js";
import { saying } from "./safe-html.js";
import { buildPanel } from "./panel.js";

/**
 * @typedef {import("./conversation.js").Conversation} Conversation
 * @typedef {import("./room.js").Room} Room
 */

/** Shows a conversation: takes the state as it is and changes only those elements that say something else now. */
export class View {
    /** @param {import("./locale.js").Locale} locale @param {import("./bubble.js").Actions} actions */
    constructor(locale, actions) {
        this.locale = locale;
        this.panel = buildPanel(locale);
        this.bubbles = new Bubbles(locale, actions);
        this.announcer = new Announcer(this.panel.status);
        /** @type {Map<string, {element: HTMLElement, said: string | undefined}>} */
        this.drawn = new Map();
        this.atBottom = true;
        /** @type {{on: boolean} | undefined} */
        this.typing = undefined;
        const { log } = this.panel;
        log.onscroll = () => this.atBottom = log.scrollHeight - log.scrollTop - log.clientHeight < 48;
    }

    /** @param {Room | undefined} room @param {Conversation | undefined} conversation @param {string | null} grade the lock, as far as the page knows it */
    draw(room, conversation, grade) {
        this.line(room?.model.status ?? { kind: "connected" });
        if (!room || !conversation) return;
        const { panel } = this;
        const { transcript } = conversation;
        const facts = transcript?.facts ?? { lock: { grade } };
        const isClosed = facts.lock?.grade === "closed";
        this.bubbles.fragile = !room.isDurable;
        const shown = rows(room.model, conversation.place);
        const { log, list: { firstElementChild: first } } = panel;
        const below = log.scrollHeight - log.scrollTop;
        const { activeElement: focused } = /** @type {ShadowRoot} */ (log.getRootNode());
        this.rows(shown);
        const offered = offerOf(conversation, this.locale, panel.offer);
        panel.offer.hidden = !offered;
        panel.loading.hidden = shown.length > 0 || !conversation.isComing;
        panel.empty.hidden = shown.length > 0 || offered || conversation.isComing || isClosed;
        panel.older.hidden = !transcript?.more;
        panel.stop.hidden = conversation.turn === undefined;
        panel.fresh.hidden = shown.length === 0;
        const gives = (/** @type {string} */ command) =>
            room.model.items.some(({ type, state }) => type === command && state !== "failed");
        panel.another.hidden = !facts.hint || facts.hint.last || conversation.isOver || gives("hint.more");
        panel.person.hidden = facts.handoff !== undefined || isClosed || gives("human.request");
        panel.undo.disabled = gives("human.cancel");
        this.desk(facts, room.model.welcome.account);
        if (this.atBottom) log.scrollTop = log.scrollHeight;
        // What is read stays where it is when something older comes before it.
        else if (first?.previousElementSibling) log.scrollTop = log.scrollHeight - below;
        // Whoever used what is there no longer is still in the window.
        if (focused?.getClientRects().length === 0) log.focus({ preventScroll: true });
    }

    /** @param {string} about */
    about(about) {
        this.panel.chip.textContent = about;
    }

    /** @param {number} count */
    unread(count) {
        const { launcher, badge } = this.panel;
        badge.textContent = String(count);
        badge.hidden = count === 0;
        if (count === 0) launcher.removeAttribute("aria-label");
        else launcher.setAttribute("aria-label", this.locale.say("launch.unread", { count }));
    }

    /** Says an answer aloud, once and whole. @param {Record<string, any>} message */
    announce(message) {
        this.announcer.say(
            this.locale.say("answer.said", { who: this.bubbles.who(message.by), text: saying(message) }),
        );
    }

    /** Says aloud that a question went from hand to hand. @param {import("../client/frames.js").Frame} frame */
    announceHandoff({ type, data }) {
        this.announcer.say(this.locale.say(wordsOfHandoff(type, data), { who: data.tutor ?? "" }));
    }

    /** @param {import("../client/connection.js").Status} status */
    line(status) {
        const { line, lineText, lineSignIn, lineTry } = this.panel;
        clearTimeout(this.ticking);
        const { kind } = status;
        const { text, said, canTry } = describe(status, Date.now(), this.locale);
        line.dataset.kind = kind;
        line.hidden = text === "";
        if (lineText.textContent !== text) lineText.textContent = text;
        lineSignIn.hidden = status.why !== "token";
        lineTry.hidden = !canTry;
        this.announcer.line(kind, said);
        if (status.retryAt !== undefined) this.ticking = setTimeout(() => this.line(status), 500);
    }

    /** @param {import("./rows.js").Row[]} shown */
    rows(shown) {
        const kept = new Map();
        for (const row of shown) {
            const known = this.drawn.get(row.key) ?? this.written(row, shown) ??
                { element: make("li"), said: undefined };
            const said = `${row.kind} ${signature(row)}`;
            if (known.said !== said) this.bubbles.draw(known.element, row);
            known.said = said;
            kept.set(row.key, known);
        }
        this.drawn = kept;
        arrange(this.panel.list, [...kept.values()].map(({ element }) => element));
    }

    /** Where an answer was written, it stays: whoever has selected something in it keeps that. @param {import("./rows.js").Row} row @param {import("./rows.js").Row[]} shown */
    written(row, shown) {
        const key = `turn ${/** @type {any} */ (row).frame?.data.turn}`;
        return shown.some((other) => other.key === key) ? undefined : this.drawn.get(key);
    }

    /** What the desk says: how much help there is, the place in line, and whether a person is writing. @param {Record<string, any>} facts @param {string} own */
    desk(facts, own) {
        const { locale, panel } = this;
        const { handoff, lock } = facts;
        const grade = lock?.grade ?? "off";
        panel.lock.hidden = grade === "off";
        panel.lock.textContent = locale.say(`lock.${grade}`);
        const told = waiting(facts, Date.now(), locale);
        panel.place.hidden = !told;
        if (told) [panel.placeText.textContent, panel.undo.textContent] = [told.text, told.undo];
        this.writing(facts.typing?.account === own ? undefined : facts.typing, handoff?.tutor);
    }

    /** Who stops writing may go without a word: after a while nobody is. @param {{on: boolean} | undefined} typing @param {string} [who] */
    writing(typing, who = "") {
        const { locale, panel: { writing } } = this;
        if (typing === this.typing) return;
        this.typing = typing;
        clearTimeout(this.stopping);
        writing.hidden = !typing?.on || !who;
        if (writing.hidden) return;
        writing.textContent = locale.say("writing", { who });
        this.stopping = setTimeout(() => writing.hidden = true, 8_000);
    }
}
