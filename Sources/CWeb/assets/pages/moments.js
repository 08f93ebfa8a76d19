/** Tells moments in the reader's own time and words. @param {ParentNode} root */
export function showMoments(root) {
    const moment = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    for (const time of root.querySelectorAll("time[datetime]")) {
        time.textContent = moment.format(new Date(time.getAttribute("datetime") ?? ""));
    }
}
