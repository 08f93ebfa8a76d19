import { setFormulas } from "../widget/formulas.js";
import { showMoments } from "./moments.js";

/** What a script adds to pages that are whole without it: formulas, one's own time, and buttons that open the tutor. */
function enhance() {
    void setFormulas(document);
    showMoments(document);
    for (const button of document.querySelectorAll("[data-ask]")) {
        button.addEventListener("click", () => {
            /** @type {any} */ (document.querySelector("tutor-chat"))?.show();
        });
    }
}

enhance();
