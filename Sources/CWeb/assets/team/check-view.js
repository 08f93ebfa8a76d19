import { make } from "../widget/dom.js";
import { Refused } from "./asking.js";
import { say, sentenceOf } from "./speech.js";

/** @typedef {import("./asking.js").Fault} Fault */
/** @typedef {{say: string, course: string | null, line: number, column: number, outcome: string, by: string | null}} HeldTest */

/** Shows what came of a check, or of an attempt to bring a draft into force. */
export class CheckView {
    /**
     * @param {HTMLElement} box @param {string} file the draft's own file: only in it there are places to go to
     * @param {(line: number, column: number) => void} go
     */
    constructor(box, file, go) {
        this.box = box;
        this.file = file;
        this.go = go;
    }

    clear() {
        this.box.hidden = true;
    }

    /** @param {string} title @param {"good" | "bad"} kind @param {...(Node | undefined)} content */
    show(title, kind, ...content) {
        const heading = make("h2", { tabIndex: -1 }, title);
        this.box.dataset.kind = kind;
        this.box.replaceChildren(heading, ...content.filter((one) => one !== undefined));
        this.box.hidden = false;
        heading.focus();
    }

    /** @param {{revision: string, warnings: Fault[], tests: HeldTest[]}} answer */
    good({ revision, warnings, tests }) {
        const held = tests.length > 0 ? say("check.tests", { count: tests.length }) : say("check.untested");
        this.show(
            say("check.good"),
            "good",
            make("p", {}, `${say("check.revision", { revision })} ${held}`),
            this.faults(warnings),
            tests.length > 0 ? this.tests(tests) : undefined,
        );
    }

    /** @param {unknown} error */
    bad(error) {
        const faults = error instanceof Refused ? error.faults : [];
        // Where something is out of bounds, the sentence says more than where it stands.
        const sentence = faults.some(({ message }) => sentenceOf(error).includes(message))
            ? undefined
            : sentenceOf(error);
        const count = faults.filter(({ severity }) => severity === "error").length;
        this.show(
            sentence !== undefined || count === 0 ? say("check.refused") : say("check.bad", { count }),
            "bad",
            sentence === undefined ? undefined : make("p", {}, sentence),
            this.faults(faults),
        );
    }

    /** @param {Fault[]} faults */
    faults(faults) {
        if (faults.length === 0) return undefined;
        const list = make("ul", { className: "faults" });
        list.append(...faults.map((fault) => make("li", {}, this.place(fault), " ", this.message(fault))));
        return list;
    }

    /** @param {Fault} fault */
    message({ severity, path, message }) {
        const mark = severity === "warning" ? `${say("check.warning")}: ` : "";
        return make("span", {}, mark, ...(path ? [make("code", {}, path), ": "] : []), message);
    }

    /** @param {{file?: string, line: number, column: number}} place */
    place({ file = this.file, line, column }) {
        if (file !== this.file) return make("code", {}, `${file}:${line}:${column}`);
        return make(
            "button",
            { type: "button", className: "place", onclick: () => this.go(line, column) },
            `${line}:${column}`,
        );
    }

    /** @param {HeldTest[]} tests */
    tests(tests) {
        const list = make("ul", { className: "faults" });
        list.append(...tests.map((test) => {
            const outcome = say(`outcome.${test.outcome}`);
            const ended = test.by ? say("check.by", { outcome, by: test.by }) : outcome;
            const said = make("span", { dir: "auto" }, `“${test.say}”`);
            return make("li", {}, this.place(test), " ", said, ` ${test.course ?? ""}: ${ended}`);
        }));
        return make("details", {}, make("summary", {}, say("check.held")), list);
    }
}
