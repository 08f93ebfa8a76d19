import { setFormulas } from "../widget/formulas.js";

/** What a script adds to pages that are whole without it: formulas, one's own time, and buttons that open the tutor. */
function enhance() {
    void setFormulas(document);
    const moment = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    for (const time of document.querySelectorAll("time[datetime]")) {
        time.textContent = moment.format(new Date(time.getAttribute("datetime") ?? ""));
    }
    for (const button of document.querySelectorAll("[data-ask]")) {
        button.addEventListener("click", () => {
            /** @type {any} */ (document.querySelector("tutor-chat"))?.show();
        });
    }
}

enhance();
