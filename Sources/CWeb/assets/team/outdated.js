import { make } from "../widget/dom.js";
import { difference, merge } from "./merging.js";
import { locale, say, sayAround } from "./speech.js";

/**
 * A configuration in force, as the host tells of it.
 * @typedef {{revision: string, at: string, author: string | null, text: string}} InForce
 */

/** How many lines around a difference are shown, so that one sees where it is. */
const around = 2;

/**
 * Tells whoever brings a draft into force that somebody else was faster, and leaves it to them what becomes of it.
 * @param {import("./check-view.js").CheckView} view
 * @param {{inForce: InForce, base: string | undefined, mine: string}} texts
 * @param {{merge(text: string): void, keep(): void, force(): void}} choices
 */
export function tellOutdated(view, { inForce, base, mine }, choices) {
    const { revision, author, text } = inForce;
    const merged = base === undefined ? undefined : merge(base, mine, text);
    const at = new Intl.DateTimeFormat(locale.language, { dateStyle: "medium", timeStyle: "short" })
        .format(new Date(inForce.at));
    const button = (/** @type {string} */ words, /** @type {() => void} */ deed, className = "plain") =>
        make("button", { type: "button", className, onclick: deed }, say(words));
    const who = author
        ? sayAround("outdated.by", { revision, at }, "author", author)
        : [say("outdated.files", { revision, at })];
    view.show(
        say("outdated"),
        "bad",
        make("p", {}, ...who),
        make("p", {}, say(merged === undefined ? "outdated.same" : "outdated.apart")),
        make(
            "div",
            { className: "doing" },
            ...(merged === undefined ? [] : [button("outdated.merge", () => choices.merge(merged), "main")]),
            button("outdated.keep", choices.keep),
            button("outdated.force", choices.force),
        ),
        make("details", {}, make("summary", {}, say("outdated.look")), differences(text, mine)),
    );
}

/** What the draft would change of what is in force, line by line; told by signs, and not only by colours. @param {string} inForce @param {string} mine */
function differences(inForce, mine) {
    const lines = difference(inForce, mine);
    const list = make("pre", { className: "difference", dir: "ltr", tabIndex: 0 });
    list.setAttribute("role", "group");
    list.ariaLabel = say("outdated.look");
    let isSkipping = false;
    for (const [place, { kind, line }] of lines.entries()) {
        const near = lines.slice(Math.max(0, place - around), place + around + 1);
        if (near.every((one) => one.kind === "same")) {
            if (!isSkipping) list.append(make("span", {}, "⋯\n"));
            isSkipping = true;
            continue;
        }
        isSkipping = false;
        const sign = { same: "  ", gone: "− ", new: "+ " }[kind];
        list.append(make(kind === "gone" ? "del" : kind === "new" ? "ins" : "span", {}, `${sign}${line}\n`));
    }
    return make("div", {}, make("p", { className: "hint" }, say("outdated.signs")), list);
}
