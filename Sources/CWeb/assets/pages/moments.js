/** Tells moments and days in the reader's own time and words, and begins fields for moments with them. @param {ParentNode} root */
export function showMoments(root) {
    const { lang } = document.documentElement;
    const moment = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });
    const day = new Intl.DateTimeFormat(lang, { dateStyle: "medium" });
    for (const [name, format] of /** @type {const} */ ([["datetime", moment], ["data-day", day]])) {
        for (const element of root.querySelectorAll(`[${name}]`)) {
            element.textContent = format.format(new Date(element.getAttribute(name) ?? ""));
        }
    }
    for (const field of root.querySelectorAll("input[data-moment]")) {
        const moment = new Date(field.getAttribute("data-moment") ?? "");
        const here = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
        /** @type {HTMLInputElement} */ (field).value = here.toISOString().slice(0, 16);
    }
}
