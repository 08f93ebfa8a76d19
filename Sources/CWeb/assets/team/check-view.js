import { toSignIn } from "../widget/banner.js";
import { make } from "../widget/dom.js";
import { Refused } from "./asking.js";
import { say, sayAround, sentenceOf } from "./speech.js";

/** @typedef {import("./asking.js").Fault} Fault */
/** @typedef {{say: string, course: string | null, line: number, column: number, outcome: string, by: string | null}} HeldTest */

/** How a turn ended, and by whom. @param {{outcome: string, by: string | null}} turn */
export function ended({ outcome, by }) {
    const word = say(`outcome.${outcome}`);
    return by ? sayAround("check.by", { outcome: word }, "by", by) : [word];
}

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

    /** @param {string | (string | Node)[]} title @param {"good" | "bad"} kind @param {...(Node | undefined)} content */
    show(title, kind, ...content) {
        const heading = make("h2", { tabIndex: -1 }, ...[title].flat());
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
            make("p", {}, ...sayAround("check.revision", {}, "revision", revision, "code"), " ", held),
            this.faults(warnings),
            tests.length > 0 ? this.tests(tests) : undefined,
        );
    }

    /** Whoever is signed out has lost nothing but the login. */
    signedOut() {
        const link = make("a", { href: toSignIn() }, say("signed_out.in"));
        this.show(say("signed_out"), "bad", make("p", {}, say("signed_out.kept"), " ", link));
    }

    /** @param {unknown} error */
    bad(error) {
        if (error instanceof Refused && error.isSignedOut) return this.signedOut();
        const [faults, isForbidden] = error instanceof Refused ? [error.faults, error.isForbidden] : [[], false];
        // What is wrong stands with its place; the sentence would only say the first of it again.
        const sentence = faults.length === 0 ? sentenceOf(error) : isForbidden ? say("check.operator") : undefined;
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
        return make(
            "span",
            {},
            mark,
            ...(path ? [make("code", {}, path), ": "] : []),
            make("bdi", { lang: "en" }, message),
        );
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
            const said = make("span", { dir: "auto" }, `“${test.say}”`);
            return make(
                "li",
                {},
                this.place(test),
                " ",
                said,
                " ",
                make("bdi", {}, test.course ?? ""),
                ": ",
                ...ended(test),
            );
        }));
        return make("details", {}, make("summary", {}, say("check.held")), list);
    }
}
