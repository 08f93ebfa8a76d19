import { make } from "../widget/dom.js";

/**
 * Asks, before a tutor parts from a question, what there is to say with it.
 * @param {HTMLDialogElement} dialog @param {import("../widget/locale.js").Locale} locale
 * @param {{words: string, choices?: {value: string, text: string}[], mustSay?: boolean, rows?: number, begin?: string, beginTo?: string}} question
 * @returns {Promise<{note: string, to: string} | undefined>} nothing when the tutor thinks better of it
 */
export function askParting(dialog, locale, { words, choices, mustSay = false, rows = 3, begin = "", beginTo = "" }) {
    // What is being asked does not turn into another question under the finger.
    if (dialog.open) return Promise.resolve(undefined);
    const say = (/** @type {string} */ part) => locale.say(`desk.${words}.${part}`);
    const field = { id: "parting-note", maxLength: 500, required: mustSay, dir: "auto" };
    // What is one line, such as a name, is done with Enter.
    const note = rows === 1 ? make("input", { ...field, autocomplete: "off" }) : make("textarea", { ...field, rows });
    note.value = begin;
    const to = make("select", { id: "parting-to" });
    to.append(
        ...(choices ?? []).map(({ value, text }) => make("option", { value, selected: value === beginTo }, text)),
    );
    const isPossible = choices === undefined || choices.length > 0;
    const title = make("h2", { id: "parting-title" }, say("title"));
    const optional = mustSay ? "" : ` ${locale.say("desk.optional")}`;
    const form = make(
        "form",
        { method: "dialog" },
        title,
        ...(choices === undefined || !isPossible
            ? []
            : [make("label", { htmlFor: "parting-to" }, locale.say("desk.transfer.to")), to]),
        ...(isPossible
            ? [make("label", { htmlFor: "parting-note" }, say("note") + optional), note]
            : [make("p", {}, locale.say("desk.transfer.nobody"))]),
        make(
            "div",
            { className: "choices" },
            ...(isPossible ? [make("button", { className: "main", value: "do" }, say("do"))] : []),
            make("button", { className: "plain", value: "", formNoValidate: true }, locale.say("desk.cancel")),
        ),
    );
    dialog.setAttribute("aria-labelledby", "parting-title");
    dialog.replaceChildren(form);
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
        dialog.onclose = () => {
            // Browsers tell of a closing a moment later: this one may be of the question before.
            if (dialog.open) return;
            const said = { note: note.value.trim(), to: to.value };
            dialog.replaceChildren();
            resolve(dialog.returnValue === "do" ? said : undefined);
        };
    });
}
