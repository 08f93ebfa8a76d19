import { make } from "../widget/dom.js";
import { ended } from "./check-view.js";
import { locale, say } from "./speech.js";

/** @typedef {{outcome: string, by: string | null, text: string | null}} TurnResult */
/** @typedef {{turn: string, course: string, module: string | null, question: string, before: TurnResult, after: TurnResult}} Difference */
/** @typedef {{before: number, after: number}} Change */
/** @typedef {{compared: number, differ: number, reach_person: Change, refused: Change, unanswered: Change, unknown: number, left_out: number, shown: number}} Summary */

/** Shows a replay as it goes on: how far it is, what differs, and at the end what it comes to. */
export class ReplayView {
    /** @param {HTMLElement} box */
    constructor(box) {
        this.box = box;
        this.bar = make("progress", {});
        this.text = make("p", { className: "hint" }, say("replay.busy"));
        this.bar.ariaLabel = say("replay.busy");
        this.summary = make("div", { className: "summary" });
        this.list = make("ol", { className: "differences" });
        this.list.ariaLabel = say("replay.list");
        this.far = { seen: 0, of: 0 };
        box.replaceChildren(this.bar, this.text, this.summary, this.list);
        box.hidden = false;
    }

    /** @param {{seen: number, of: number}} far */
    progress(far) {
        this.far = far;
        this.bar.max = Math.max(1, far.of);
        this.bar.value = far.seen;
        this.text.textContent = this.sayFar("replay.progress");
    }

    /** @param {string} words */
    sayFar(words) {
        const [seen, of] = [this.far.seen, this.far.of].map((number) => number.toLocaleString(locale.language));
        return say(words, { seen, of });
    }

    /** @param {Difference} turn */
    difference(turn) {
        const question = make("p", { className: "question", dir: "auto" }, turn.question);
        const place = [turn.course, turn.module].filter(Boolean).join(" › ");
        const link = make("a", { href: `/team/turns/${turn.turn}` }, say("replay.open"));
        this.list.append(make(
            "li",
            {},
            question,
            make("p", { className: "hint" }, make("bdi", {}, place), " · ", link),
            make(
                "div",
                { className: "sides" },
                side(say("replay.before"), turn.before),
                side(say("replay.after"), turn.after),
            ),
        ));
    }

    /** @param {Summary} summary */
    finish(summary) {
        this.bar.hidden = true;
        const { compared, differ } = summary;
        this.text.textContent = compared === 0
            ? say("replay.nothing")
            : differ === 0
            ? say("replay.same")
            : say("replay.differ", { differ, compared });
        const tiles = make("dl", { className: "about" });
        for (const name of /** @type {const} */ (["reach_person", "refused", "unanswered"])) {
            tiles.append(make(
                "div",
                {},
                make("dt", {}, say(`replay.${name}`)),
                make("dd", {}, say("replay.change", { ...summary[name] })),
            ));
        }
        const more = differ - summary.shown;
        const notes = [
            summary.unknown > 0 ? say("replay.unknown", { count: summary.unknown }) : "",
            summary.left_out > 0 ? say("replay.left_out", { count: summary.left_out }) : "",
            more > 0 ? say("replay.more", { count: more }) : "",
        ].filter(Boolean);
        this.summary.replaceChildren(
            ...(compared > 0 ? [tiles] : []),
            ...notes.map((note) => make("p", { className: "hint" }, note)),
        );
    }

    /** Ends before its time. @param {string} sentence @param {boolean} isBad */
    end(sentence, isBad) {
        this.bar.hidden = true;
        this.text.textContent = sentence;
        this.text.className = isBad ? "complaint" : "hint";
    }
}

/** @param {string} title @param {TurnResult} result */
function side(title, { outcome, by, text }) {
    const mark = make("span", { className: "mark" }, ...ended({ outcome, by }));
    mark.dataset.outcome = outcome;
    const said = make("p", { className: "words", dir: "auto" }, text ?? "");
    return make("div", {}, make("h3", {}, title), mark, ...(text ? [said] : []));
}
