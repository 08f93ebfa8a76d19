/** How long to wait after each attempt, in milliseconds; the last again and again. */
const pauses = [1_000, 2_000, 4_000, 8_000];

/** How long the host may take to answer. */
const longest = 15_000;

/** What says that there is no host behind the line at the moment. */
const isAway = (/** @type {number} */ status) => [429, 502, 503, 504].includes(status);

/**
 * Sends a form until the host has it, and goes where the host says; meanwhile the page stays as it is.
 *
 * The form has a key with which it counts once, also when it came and its receipt was lost.
 * @param {HTMLFormElement} form
 */
export async function sendUntilTaken(form) {
    const told = /** @type {HTMLElement} */ (form.querySelector("[data-lost]"));
    for (let round = 0;; round++) {
        const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
        const answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(longest) })
            .catch(() => undefined);
        if (answer?.ok) return location.assign(answer.url);
        // What went wrong is shown as it would be without a script.
        if (answer && !isAway(answer.status)) return form.submit();
        told.textContent = told.dataset.lost ?? "";
        await pause(form, pauses[Math.min(round, pauses.length - 1)]);
    }
}

/** Waits, but no longer than until there may be a network again or somebody is impatient. @param {HTMLFormElement} form @param {number} length */
function pause(form, length) {
    return new Promise((go) => {
        setTimeout(go, length);
        addEventListener("online", go, { once: true });
        form.addEventListener("submit", go, { once: true });
    });
}
