import { button, icon, icons, make, once } from "./dom.js";
import { setFormulas } from "./formulas.js";
import { safeNodes } from "./safe-html.js";
import { labels } from "../client/model.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./locale.js").Locale} Locale
 *
 * What a person can do to a line of the conversation.
 * @typedef {{retry(key: string): void, edit(key: string): void, discard(key: string): void, again(turn: string): void,
 *            feedback(message: string, value: "up" | "down", note?: string): void,
 *            source(name: string): import("./source.js").Source}} Actions
 */

/** Draws the lines of a conversation. */
export class Bubbles {
    /** @param {Locale} locale @param {Actions} actions */
    constructor(locale, actions) {
        this.locale = locale;
        this.actions = actions;
        this.fragile = false;
    }

    /** Draws a row into its element; `writing` only adds, so that nothing that is shown moves. @param {HTMLElement} element @param {Row} row */
    draw(element, row) {
        const isWritten = element.dataset.kind === "writing";
        const kept = isWritten && row.kind === "answer" ? this.finish(element, row.frame.data) : undefined;
        if (!kept && (row.kind !== "writing" || !isWritten)) element.replaceChildren();
        element.dataset.kind = row.kind;
        element.removeAttribute("aria-hidden");
        switch (row.kind) {
            case "mine":
                return this.mine(element, row);
            case "answer":
                return this.answer(element, row, kept);
            case "writing":
                return this.writing(element, row);
            case "line":
                return this.line(element, row);
        }
    }

    /** @param {HTMLElement} element @param {Extract<Row, {kind: "mine"}>} row */
    mine(element, row) {
        const { locale } = this;
        element.dataset.state = row.state;
        const { item, over } = row;
        const reason = over ? locale.say(over) : item ? locale.why(item) : "";
        const values = { time: row.at ? locale.time(row.at) : "", reason };
        const text = row.erased ? "event.erased" : !row.text && item ? labels[item.type] : undefined;
        const words = row.state === "waiting" && this.fragile ? "state.waiting.fragile" : `state.${row.state}`;
        const shapes = { waiting: icons.clock, sending: icons.up, saved: icons.check, failed: icons.alert };
        const typed = row.typed && row.at && new Date(row.at).getTime() - new Date(row.typed).getTime() > 60_000
            ? ` · ${locale.say("state.typed", { time: locale.time(row.typed) })}`
            : "";
        element.append(
            make("span", { className: "hidden" }, locale.say("you")),
            make("div", { className: "bubble", dir: "auto" }, text ? locale.say(text) : row.text),
            make("div", { className: "state" }, icon(shapes[row.state]), locale.say(words, values) + typed),
        );
        if (row.state !== "failed") return;
        const choices = /** @type {const} */ (["retry", "edit", "discard"]).map((does) =>
            button("quiet", { onclick: () => this.actions[does](row.key) }, locale.say(`failed.${does}`))
        );
        element.append(make("div", { className: "choices" }, ...choices));
    }

    /** What sort of answerer it is, of those that there are words for. @param {Record<string, any>} [by] @returns {string} */
    kind(by) {
        return this.locale.knows(`by.${by?.kind}`) ? by?.kind : "part";
    }

    /** Who speaks, in words. @param {Record<string, any>} [by] */
    who(by) {
        const kind = this.kind(by);
        if (kind === "tutor" && by?.name) return `${by.name} · ${this.locale.say("by.tutor")}`;
        return this.locale.say(`by.${kind}`);
    }

    /**
     * Leaves what was written as it is when the whole begins with it, so that whoever has selected something there keeps
     * that, and adds what was not shown yet.
     * @param {HTMLElement} element @param {Record<string, any>} data
     */
    finish(element, { html = "" }) {
        const [who, bubble, dots] = /** @type {any} */ (element.children);
        const shown = bubble.blocks.join("");
        if (!html.startsWith(shown)) return undefined;
        bubble.lastElementChild.replaceWith(...safeNodes(html.slice(shown.length)));
        bubble.hidden = false;
        who.remove();
        dots.remove();
        return bubble;
    }

    /** @param {HTMLElement} element @param {Extract<Row, {kind: "answer"}>} row @param {HTMLElement} [kept] */
    answer(element, { frame: { data, at } }, kept) {
        const { locale } = this;
        element.dataset.by = data.by?.kind ?? "part";
        const bubble = kept ?? make("div", { className: "bubble rich", dir: "auto" });
        if (data.erased) bubble.textContent = locale.say("event.erased");
        else if (data.html === undefined) bubble.textContent = data.text;
        else if (!kept) bubble.append(...safeNodes(data.html));
        if (!kept) element.append(bubble);
        void setFormulas(bubble);
        const time = make("time", { dateTime: at ?? "" }, at ? locale.time(at) : "");
        element.prepend(make("div", { className: "who" }, this.who(data.by), time));
        if (data.erased) return;
        if (data.seams?.length) element.append(make("p", { className: "seam" }, locale.say("seam")));
        const outcome = data.ended?.outcome ?? "answered";
        if (["answered", "handed_off", "refused"].includes(outcome)) return this.foot(element, data);
        const words = `turn.${outcome}`;
        const said = locale.knows(words) && data.by?.kind !== "host" ? locale.say(words) : "";
        element.append(
            make("p", { className: "seam" }, said),
            make("div", { className: "choices" }, this.again(data.turn)),
        );
    }

    /** @param {string} turn */
    again(turn) {
        return button("quiet", { onclick: once(() => this.actions.again(turn)) }, this.locale.say("turn.retry"));
    }

    /** Where an answer is from, and whether it helped. @param {HTMLElement} element @param {Record<string, any>} data */
    foot(element, data) {
        const parts = [this.sources(data.sources ?? []), this.how(data), this.feedback(data.id)];
        element.append(make("div", { className: "foot" }, ...parts));
    }

    /** @param {(string | {title?: string, url?: string})[]} sources */
    sources(sources) {
        if (sources.length === 0) return undefined;
        const items = sources.map((source) => {
            const { title, url } = typeof source === "string" ? this.actions.source(source) : source;
            const safe = url && /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : undefined;
            return make(
                "li",
                { dir: "auto" },
                safe ? make("a", { href: safe, target: "_blank", rel: "noopener" }, title ?? safe) : title,
            );
        });
        const count = sources.length;
        return make(
            "details",
            {},
            make("summary", {}, this.locale.say("sources", { count })),
            make("ul", {}, ...items),
        );
    }

    /** @param {Record<string, any>} data */
    how({ by, turn }) {
        const { locale } = this;
        const kind = this.kind(by);
        const name = by?.name ?? "";
        const named = kind === "faq" || kind === "model";
        return make(
            "details",
            {},
            make("summary", {}, locale.say("how")),
            make(
                "p",
                {},
                locale.say(`how.${kind}`, { name }),
                named && name ? ` ${locale.say("how.part.name", { name })}` : "",
            ),
            turn && make("p", { className: "turn" }, locale.say("how.reference", { turn })),
        );
    }

    /** @param {string} message */
    feedback(message) {
        const { locale } = this;
        const place = make("div", { className: "feedback" });
        const note = make("input", {
            type: "text",
            maxLength: 500,
            placeholder: locale.say("feedback.note"),
            ariaLabel: locale.say("feedback.note"),
        });
        const form = make(
            "form",
            {
                className: "note",
                hidden: true,
                onsubmit: (/** @type {Event} */ event) => {
                    event.preventDefault();
                    this.actions.feedback(message, "down", note.value);
                    form.replaceChildren(locale.say("feedback.thanks"));
                },
            },
            note,
            make("button", { className: "quiet" }, locale.say("send")),
        );
        const thumb = (/** @type {"up" | "down"} */ value, /** @type {string} */ words) =>
            button(`round ${value}`, {
                label: locale.say(words),
                "aria-pressed": "false",
                onclick: (/** @type {Event} */ event) => {
                    for (const other of place.querySelectorAll("button.round")) {
                        other.setAttribute("aria-pressed", String(other === event.currentTarget));
                    }
                    form.hidden = value === "up";
                    this.actions.feedback(message, value);
                },
            }, icon(icons.good));
        place.append(thumb("up", "feedback.good"), thumb("down", "feedback.poor"), form);
        return place;
    }

    /** @param {HTMLElement} element @param {Extract<Row, {kind: "writing"}>} row */
    writing(element, { answer }) {
        const { locale } = this;
        element.ariaHidden = "true";
        if (!element.firstChild) {
            element.append(
                make("div", { className: "who" }),
                make("div", { className: "bubble rich", dir: "auto" }, make("span", { className: "tail" })),
                make("div", { className: "dots" }, make("i"), make("i"), make("i")),
            );
        }
        const [who, bubble] = /** @type {any} */ (element.children);
        who.textContent = answer.step ? locale.say("thinking.step", { step: answer.step }) : locale.say("thinking");
        const tail = /** @type {HTMLElement} */ (bubble.lastElementChild);
        const fresh = answer.blocks.slice(bubble.blocks?.length);
        tail.before(...safeNodes(fresh.join("")));
        bubble.blocks = [...answer.blocks];
        if (fresh.length > 0) void setFormulas(bubble);
        tail.textContent = answer.tail;
        bubble.hidden = bubble.textContent === "";
    }

    /** @param {HTMLElement} element @param {Extract<Row, {kind: "line"}>} row */
    line(element, { words, values, turn }) {
        const { locale } = this;
        const known = locale.knows(words) ? words : "turn.failed";
        element.append(
            // Tutors whose name is not known any more are tutors still.
            make("p", {}, locale.say(known, { ...values, who: values.who || locale.say("by.tutor") })),
            // The page may have put a question into the widget, and the way back to it.
            make("slot", { name: values.question }),
        );
        if (turn && ["turn.failed", "turn.interrupted"].includes(known)) element.append(this.again(turn));
    }
}
