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
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    const isElsewhere = button?.hasAttribute("formaction") ?? false;
    const told = (!isElsewhere && form.querySelector("[data-lost]")) || beside(form, button);
    if (!told) return void setTimeout(forget, patience);
    event.preventDefault();
    void sendUntilTaken(form, button && isElsewhere ? button.formAction : form.action, /** @type {any} */ (told));
}

/** What the page says when a form does not come through, put below what was pressed. @param {Element} form @param {Element | null} button */
function beside(form, button) {
    const told = form.closest("main")?.querySelector("[data-lost][role=alert]");
    const pressed = button ?? form;
    if (told) (pressed.closest(".doing") ?? form).after(told);
    return told;
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
