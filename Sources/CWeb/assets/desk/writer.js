import { make } from "../widget/dom.js";
import { maybe } from "../widget/memory.js";
import { filled, matching, searched } from "./canned.js";

/** @typedef {import("./canned.js").CannedReply} CannedReply */

/** How many characters are sent at once. The host counts bytes: of letters with three it may refuse fewer, and says so. */
const longest = 8_000;

/**
 * The field in which a tutor writes: a draft for each ticket, kept through reloads; a slash lists the replies that are
 * sent often.
 */
export class Writer {
    /**
     * @param {import("./frame.js").DeskFrame} frame @param {import("../widget/locale.js").Locale} locale
     * @param {{send(text: string): void, typing(): void}} actions
     */
    constructor(frame, locale, actions) {
        this.frame = frame;
        this.locale = locale;
        this.actions = actions;
        this.ticket = "";
        this.isNote = false;
        /** What is written and not shown: the reply behind a note, or the note behind a reply. */
        this.behind = "";
        /** Nothing until they have been read. @type {CannedReply[] | undefined} */
        this.replies = undefined;
        /** @type {Record<string, string>} */
        this.values = {};
        /** @type {CannedReply[]} */
        this.listed = [];
        this.at = 0;
        const { input, form, note } = frame;
        form.onsubmit = (event) => {
            event.preventDefault();
            this.submit();
        };
        input.onkeydown = (event) => this.key(event);
        input.oninput = () => {
            this.keep();
            this.list();
            if (!this.isNote) actions.typing();
        };
        input.onblur = () => this.close();
        note.onclick = () => {
            this.turn(!this.isNote);
            input.focus();
        };
    }

    /** Goes to the draft for a ticket. @param {string} ticket @param {Record<string, string>} values */
    begin(ticket, values) {
        this.ticket = ticket;
        this.values = values;
        this.replies = undefined;
        const { text, isNote, behind = "" } = this.draft(ticket);
        this.behind = behind;
        this.frame.input.value = text;
        this.measure();
        this.write(isNote);
        this.close();
    }

    /** Nothing is to be written there any more. */
    forget() {
        this.behind = "";
        this.text = "";
        this.ticket = "";
    }

    get text() {
        return this.frame.input.value;
    }

    /** @param {string} text */
    set text(text) {
        this.frame.input.value = text;
        this.keep();
    }

    keep() {
        this.measure();
        this.keepFor(this.ticket, this.text, this.isNote);
    }

    /** Says that it is too long for as long as it is. */
    measure() {
        this.frame.long.hidden = this.text.length <= longest;
    }

    /** What is kept for a ticket, and for whom it was meant: a note must not come back as a reply. @param {string} ticket @returns {{text: string, isNote: boolean, behind?: string}} */
    draft(ticket) {
        const kept = maybe(() => JSON.parse(sessionStorage.getItem(`desk draft ${ticket}`) ?? "null"));
        return kept ?? { text: "", isNote: false };
    }

    /** @param {string} ticket @param {string} text @param {boolean} isNote */
    keepFor(ticket, text, isNote) {
        const name = `desk draft ${ticket}`;
        const { behind } = ticket === this.ticket ? this : this.draft(ticket);
        const draft = JSON.stringify({ text, isNote, behind });
        maybe(() => text || behind ? sessionStorage.setItem(name, draft) : sessionStorage.removeItem(name));
    }

    /** Takes what was written for one question along to another of the same learner, unless there is something already. @param {string} from @param {string} to */
    carry(from, to) {
        const name = (/** @type {string} */ ticket) => `desk draft ${ticket}`;
        maybe(() => {
            const kept = sessionStorage.getItem(name(from));
            if (kept === null || sessionStorage.getItem(name(to)) !== null) return;
            sessionStorage.setItem(name(to), kept);
            sessionStorage.removeItem(name(from));
        });
    }

    /** Goes over to the note or back to the reply, each with its own text: a note never becomes a reply, which Enter would send. @param {boolean} isNote */
    turn(isNote) {
        if (isNote !== this.isNote) [this.behind, this.frame.input.value] = [this.text, this.behind];
        this.write(isNote);
        this.keep();
    }

    /** Writes to the learner, or a note for colleagues. @param {boolean} isNote */
    write(isNote) {
        const { form, note, input, label } = this.frame;
        this.isNote = isNote;
        form.classList.toggle("is-note", isNote);
        note.setAttribute("aria-pressed", String(isNote));
        const words = isNote ? "desk.note.to" : "desk.reply.to";
        input.placeholder = this.locale.say(words, { learner: this.values.learner ?? "" });
        label.textContent = this.locale.say(isNote ? "desk.note.to" : "desk.reply");
    }

    submit() {
        const text = this.text.trim();
        // What is too long stays where it can be shortened.
        if (text === "" || !this.frame.long.hidden) return;
        this.text = "";
        this.close();
        this.actions.send(text);
    }

    /** @param {KeyboardEvent} event */
    key(event) {
        if (event.isComposing) return;
        if (this.listed.length > 0) {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step !== undefined) {
                event.preventDefault();
                this.at = (this.at + step + this.listed.length) % this.listed.length;
                return this.show();
            }
            if (event.key === "Enter" || event.key === "Tab") {
                event.preventDefault();
                return this.take(this.listed[this.at]);
            }
            if (event.key === "Escape") {
                event.stopPropagation();
                return this.close();
            }
        }
        if (event.key !== "Enter" || event.shiftKey) return;
        event.preventDefault();
        this.submit();
    }

    // The replies that are sent often

    list() {
        const wanted = searched(this.text);
        this.listed = wanted === undefined ? [] : matching(this.replies ?? [], wanted);
        this.at = 0;
        this.show();
        const isVain = wanted !== undefined && this.replies !== undefined && this.listed.length === 0;
        this.tellUnlisted(isVain ? `desk.canned.${this.replies?.length ? "other" : "none"}` : undefined);
    }

    close() {
        this.listed = [];
        this.show();
        this.tellUnlisted(undefined);
    }

    /** Why a slash lists nothing. @param {string | undefined} words */
    tellUnlisted(words) {
        this.frame.unlisted.hidden = words === undefined;
        this.frame.unlisted.textContent = words === undefined ? "" : this.locale.say(words);
    }

    show() {
        const { canned, input } = this.frame;
        canned.hidden = this.listed.length === 0;
        canned.replaceChildren(...this.listed.map((reply, index) => {
            const item = make(
                "li",
                {
                    id: `desk-canned-${index}`,
                    // Before the field would lose the focus, and with it the list.
                    onmousedown: (/** @type {Event} */ event) => {
                        event.preventDefault();
                        this.take(reply);
                    },
                },
                make("strong", {}, `/${reply.name}`),
                make("span", { dir: "auto" }, reply.text),
            );
            item.setAttribute("role", "option");
            item.setAttribute("aria-selected", String(index === this.at));
            return item;
        }));
        if (this.listed.length > 0) input.setAttribute("aria-activedescendant", `desk-canned-${this.at}`);
        else input.removeAttribute("aria-activedescendant");
    }

    /** @param {CannedReply} reply */
    take(reply) {
        this.text = filled(reply.text, this.values);
        this.close();
        this.frame.input.focus();
    }
}
