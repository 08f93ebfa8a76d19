import { arrange, button, make } from "../widget/dom.js";
import { setFormulas } from "../widget/formulas.js";
import { setSafeHTML } from "../widget/safe-html.js";

/** @typedef {import("./talk.js").TalkRow} TalkRow */

/** Draws a conversation for a tutor, and changes only those lines that say something else now. */
export class TalkView {
    /**
     * @param {import("./frame.js").DeskFrame} frame @param {import("../widget/locale.js").Locale} locale
     * @param {{once(text: string, key: string): void}} actions
     */
    constructor(frame, locale, actions) {
        this.actions = actions;
        this.locale = locale;
        this.list = frame.list;
        this.log = frame.log;
        /** @type {Map<string, {item: HTMLLIElement, said: string}>} */
        this.drawn = new Map();
        this.atBottom = true;
        this.learner = "";
        this.log.onscroll = () => {
            this.atBottom = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 48;
        };
    }

    /** Begins with another conversation. @param {string} learner */
    begin(learner) {
        this.learner = learner;
        this.drawn.clear();
        this.list.replaceChildren();
        this.atBottom = true;
    }

    /** @param {TalkRow[]} rows */
    draw(rows) {
        const kept = new Map();
        for (const row of rows) {
            const known = this.drawn.get(row.key) ?? { item: make("li"), said: "" };
            const said = JSON.stringify([row.kind, "state" in row && row.state, "erased" in row && row.erased]);
            if (known.said !== said) this.fill(known.item, row);
            known.said = said;
            kept.set(row.key, known);
        }
        this.drawn = kept;
        arrange(this.list, [...kept.values()].map(({ item }) => item));
        if (this.atBottom) this.log.scrollTop = this.log.scrollHeight;
    }

    /** @param {HTMLLIElement} item @param {TalkRow} row */
    fill(item, row) {
        item.dataset.kind = row.kind;
        item.replaceChildren();
        if (row.kind === "line") {
            const who = row.values.who || this.locale.say("by.tutor");
            item.append(make("p", {}, this.locale.say(row.words, { ...row.values, who, learner: this.learner })));
            return;
        }
        const time = make("time", { dateTime: row.at ?? "" }, row.at ? this.locale.time(row.at) : "");
        const who = make("p", { className: "who" }, make("bdi", {}, this.who(row)), " ", time);
        const bubble = make("div", { className: "bubble", dir: "auto" });
        const html = row.kind === "own" ? row.html : "data" in row ? row.data.html : undefined;
        if (typeof html === "string") setSafeHTML(bubble, html);
        else {
            const text = "data" in row ? row.data.text : row.text;
            bubble.classList.add("plain-text");
            bubble.textContent = "erased" in row && row.erased ? this.locale.say("event.erased") : String(text);
        }
        void setFormulas(bubble);
        item.append(who, bubble);
        if (row.kind === "own" && row.state !== "saved") {
            item.append(make("p", { className: "who" }, this.locale.say(`state.${row.state}`)));
        }
        if (row.kind === "tutor" || (row.kind === "own" && row.state === "saved")) {
            const answer = row.kind === "own" ? row.text : String(row.data.text);
            item.append(
                button(
                    "plain once",
                    { onclick: () => this.actions.once(answer, row.key) },
                    this.locale.say("desk.once"),
                ),
            );
        }
        if (row.kind === "note" && row.late) {
            item.append(make("p", { className: "who" }, this.locale.say("desk.note.fenced")));
        }
    }

    /** Who speaks, in words. @param {TalkRow} row */
    who(row) {
        const { locale } = this;
        switch (row.kind) {
            case "learner":
                return this.learner;
            case "own":
                return locale.say("desk.you");
            case "note":
                return locale.say("desk.note.who", { who: row.who || locale.say("by.tutor") });
            case "tutor":
                return String(row.data.by?.name || locale.say("by.tutor"));
            case "chain": {
                const kind = `by.${row.data.by?.kind}`;
                return locale.say(locale.knows(kind) ? kind : "by.part");
            }
            default:
                return "";
        }
    }
}
