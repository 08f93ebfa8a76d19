import { make } from "../widget/dom.js";
import { askHost } from "./asking.js";
import { readPage, swapPart } from "./parts.js";
import { say, sentenceOf, tell } from "./speech.js";

/**
 * Forms that ask the host for something: `data-deed="METHOD path"`, with the fields as JSON. Afterwards the part of the
 * page that `data-part` names is shown as it is then.
 */
export function listenForDeeds() {
    document.addEventListener("submit", (event) => {
        const form = event.target;
        if (!(form instanceof HTMLFormElement) || !form.dataset.deed) return;
        event.preventDefault();
        void doDeed(form, form.dataset.deed);
    });
}

/** @param {HTMLFormElement} form @param {string} deed */
async function doDeed(form, deed) {
    const [method, path] = deed.split(" ");
    const focused = document.activeElement; // which a button that is disabled loses
    const buttons = form.querySelectorAll("button");
    for (const button of buttons) button.disabled = true;
    form.querySelector(".complaint")?.remove();
    try {
        await askHost(method, path, method === "DELETE" ? undefined : JSON.stringify(fieldsOf(form)));
    } catch (error) {
        complain(form, sentenceOf(error));
        for (const button of buttons) button.disabled = false;
        buttons[0]?.focus();
        return;
    }
    // It is done, whatever becomes of the page: nobody is to do it again because that could not be read.
    try {
        swapPart(await readPage(location.pathname + location.search), form.dataset.part ?? "main", focused);
        tell(form.dataset.told ?? say("done"));
    } catch {
        complain(form, say("done.unread"));
    }
}

/** @param {HTMLFormElement} form @param {string} text */
function complain(form, text) {
    const complaint = make("p", { className: "complaint" }, text);
    complaint.setAttribute("role", "alert");
    form.append(complaint);
}

/** What was filled in; moments as the host writes them. @param {HTMLFormElement} form */
function fieldsOf(form) {
    /** @type {Record<string, string>} */
    const fields = {};
    for (const field of form.querySelectorAll("input, select, textarea")) {
        const { name, value, type } = /** @type {HTMLInputElement} */ (field);
        if (name && value) fields[name] = type === "datetime-local" ? new Date(value).toISOString() : value;
    }
    return fields;
}
