import { setFormulas } from "../widget/formulas.js";
import { showMoments } from "./moments.js";
import { sendUntilTaken } from "./sending.js";
import { watchFormulas } from "./wide.js";

/** How long a form that was sent waits for the next page before it may be sent again. */
const patience = 5_000;

/** Sends a form once, also when it is pressed twice before the next page is there. @param {SubmitEvent} event */
function sendOnce(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    const forget = () => delete form.dataset.sent;
    // Who goes back to this page may send it again.
    addEventListener("pageshow", forget, { once: true });
    const isKept = form.querySelector("[data-lost]") && !event.submitter?.hasAttribute("formaction");
    if (!isKept) return void setTimeout(forget, patience);
    event.preventDefault();
    void sendUntilTaken(form);
}

/** What a script adds to pages that are whole without it: formulas, one's own time, and buttons that open the tutor. */
function enhance() {
    addEventListener("submit", sendOnce);
    void setFormulas(document);
    for (const text of document.querySelectorAll("article, .said")) watchFormulas(text);
    showMoments(document);
    for (const element of document.querySelectorAll("[data-scripted]")) element.toggleAttribute("hidden", false);
    for (const button of document.querySelectorAll("[data-ask]")) {
        button.addEventListener("click", () => {
            /** @type {any} */ (document.querySelector("tutor-chat"))?.show();
        });
    }
}

enhance();
