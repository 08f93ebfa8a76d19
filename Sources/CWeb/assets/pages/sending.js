/** How long to wait after each attempt, in milliseconds; the last again and again. */
const pauses = [1_000, 2_000, 4_000, 8_000];

/** How long the host may take to answer. */
const longest = 15_000;

/** After how long it is said that there is no answer yet. */
const soon = 4_000;

/** What says that there is no host behind the line at the moment. */
const isAway = (/** @type {number} */ status) => [429, 502, 503, 504].includes(status);

/**
 * Sends a form until the host has it, and goes where the host says; meanwhile the page stays as it is.
 *
 * What the form says counts once, also when it came and its receipt was lost.
 * @param {HTMLFormElement} form @param {string} action where it goes @param {HTMLElement} told says that it has not come yet
 */
export async function sendUntilTaken(form, action, told) {
    const tell = () => {
        told.hidden = false;
        told.textContent = told.dataset.lost ?? "";
    };
    for (let round = 0;; round++) {
        const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
        const waiting = setTimeout(tell, soon);
        const answer = await fetch(action, { method: "POST", body, signal: AbortSignal.timeout(longest) })
            .catch(() => undefined);
        clearTimeout(waiting);
        if (answer?.ok) return go(answer.url, new URL(action).hash);
        // What went wrong is shown as it would be without a script.
        if (answer && !isAway(answer.status)) {
            form.action = action;
            return form.submit();
        }
        tell();
        await pause(form, pauses[Math.min(round, pauses.length - 1)]);
    }
}

/** Goes to a place on a page. @param {string} url @param {string} place */
function go(url, place) {
    if (!place || url !== location.href.split("#")[0]) return location.assign(url + place);
    // On the page that is here already a browser would only scroll to the place.
    history.replaceState(history.state, "", url + place);
    location.reload();
}

/** Waits, but no longer than until there may be a network again or somebody is impatient. @param {HTMLFormElement} form @param {number} length */
function pause(form, length) {
    return new Promise((go) => {
        setTimeout(go, length);
        addEventListener("online", go, { once: true });
        form.addEventListener("submit", go, { once: true });
    });
}
