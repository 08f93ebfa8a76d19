import { make } from "../widget/dom.js";
import { KeptDraft } from "./kept.js";
import { readPage, swapPart } from "./parts.js";
import { say, sentenceOf, tell } from "./speech.js";

/** Lets a question be tried without leaving the page, and through the draft that this browser keeps. */
export function listenForTrials() {
    const form = document.getElementById("trying");
    if (!(form instanceof HTMLFormElement)) return;
    const find = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
    const [state, stop, choice] = ["trying-state", "stop-trying", "with-draft"].map(find);
    const button = /** @type {HTMLButtonElement} */ (form.querySelector("button.main"));
    const draft = new KeptDraft(form.dataset.account ?? "").read();
    choice.hidden = draft === undefined;
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const asked = new URLSearchParams(/** @type {any} */ (new FormData(form)));
        if (!asked.get("say")?.trim()) {
            complain(say("try.empty"));
            return form.querySelector("textarea")?.focus();
        }
        if (draft && choice.querySelector("input").checked) asked.set("draft", draft.text);
        const running = new AbortController();
        stop.onclick = () => running.abort();
        show(true);
        try {
            swapPart(await readPage("/team/try", { method: "POST", body: asked, signal: running.signal }), "tried");
            const heading = find("tried").querySelector("h2");
            heading.tabIndex = -1;
            heading.focus();
            tell(find("tried").querySelector(".sentence")?.textContent ?? "");
        } catch (error) {
            if (running.signal.aborted) return;
            complain(say("error", { reason: sentenceOf(error) }));
        } finally {
            show(false);
        }
    });

    /** @param {string} text */
    function complain(text) {
        const complaint = make("p", { className: "complaint" }, text);
        complaint.setAttribute("role", "alert");
        find("tried").replaceChildren(complaint);
    }

    /** @param {boolean} isRunning */
    function show(isRunning) {
        const hadFocus = document.activeElement === button || document.activeElement === stop;
        button.hidden = isRunning;
        stop.hidden = !isRunning;
        state.hidden = !isRunning;
        if (hadFocus) (isRunning ? stop : button).focus();
    }
}
