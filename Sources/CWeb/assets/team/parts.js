import { showMoments } from "../pages/moments.js";
import { setFormulas } from "../widget/formulas.js";
import { say } from "./speech.js";

/**
 * Reads a page of the host as a document. It is parsed by the browser as pages are, without running anything in it.
 * @param {string} address
 * @param {{method?: string, body?: URLSearchParams, signal?: AbortSignal}} [options]
 * @returns {Promise<Document>}
 */
export function readPage(address, { method = "GET", body, signal } = {}) {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open(method, address);
        request.responseType = "document";
        request.onload = () => {
            if (request.response instanceof Document) resolve(request.response);
            else reject(new Error(say("error.status", { status: request.status })));
        };
        request.onerror = () => reject(new Error(say("error.line")));
        request.onabort = () => reject(new DOMException("", "AbortError"));
        signal?.addEventListener("abort", () => request.abort());
        request.send(body);
    });
}

/**
 * Puts a part of another page in the place of the same part here.
 * @param {Document} page @param {string} id
 * @param {Element | null} [focused] what had the focus
 */
export function swapPart(page, id, focused = document.activeElement) {
    const [fresh, old] = [page.getElementById(id), document.getElementById(id)];
    if (!fresh || !old) return location.reload(); // whoever was signed out meanwhile is asked who they are
    const focus = old.contains(focused) ? focused : null;
    const [name, item] = [nameOf(focus), focus?.closest("li[id]")?.id];
    old.replaceWith(document.adoptNode(fresh));
    finishPart(fresh);
    if (focus) refocus(fresh, name, item);
}

/** What the script of pages does to a page at its beginning. @param {HTMLElement} part */
export function finishPart(part) {
    showMoments(part);
    void setFormulas(part);
}

/** By what something that had the focus is known again. @param {Element | null} element */
function nameOf(element) {
    if (!element) return "";
    if (element.id) return `#${element.id}`;
    const form = element.closest("form");
    return `${element.getAttribute("href") ?? ""} ${form?.dataset.deed ?? ""} ${element.getAttribute("name") ?? ""}`;
}

/**
 * Puts the focus where it was, or as near to it as there is still something.
 * @param {HTMLElement} part @param {string} name @param {string} [item] the row it was in
 */
function refocus(part, name, item) {
    const controls = "a, button, input:not([type=hidden]), select, textarea, summary";
    const visible = (/** @type {ParentNode} */ where) =>
        /** @type {HTMLElement[]} */ ([...where.querySelectorAll(controls)]).filter((one) => one.checkVisibility());
    const row = item === undefined ? null : document.getElementById(item);
    const same = visible(part).find((one) => nameOf(one) === name) ?? (row && visible(row)[0]);
    if (same) return same.focus();
    part.tabIndex = -1;
    part.focus();
}
