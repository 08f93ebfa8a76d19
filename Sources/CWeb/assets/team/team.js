import { listenForDeeds } from "./deeds.js";
import { TeamDraft } from "./draft.js";
import { TeamFeed } from "./feed.js";
import { tell } from "./speech.js";
import { listenForTrials } from "./trying.js";

/** What a script adds to the team's pages. */
function begin() {
    customElements.define("team-feed", TeamFeed);
    customElements.define("team-draft", TeamDraft);
    listenForDeeds();
    listenForTrials();
    document.addEventListener("click", (event) => {
        const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
        if (!(button instanceof HTMLElement)) return;
        const address = new URL(button.dataset.copy ?? "", location.href).href;
        void navigator.clipboard.writeText(address).then(() => {
            button.textContent = button.dataset.told ?? "";
            tell(button.textContent);
        });
    });
}

begin();
