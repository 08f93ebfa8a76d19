/**
 * What to do after a close: come back (when the host says, or by backoff), come back with a fresh token, or stay away.
 * @typedef {{again: boolean, after?: number, refresh: boolean, why: string}} Move
 */

/** The close codes of our own that do not just let a client come back when their reason does not say. */
const codes = new Map([
    [4400, { again: false, why: "frame" }],
    [4401, { again: true, why: "token" }],
    [4403, { again: false, why: "forbidden" }],
    [4450, { again: false, why: "origin" }], // which no host sends: pages of other sites find it out themselves
    [4451, { again: false, why: "other" }], // nor this: a page knows whose it is
]);

/** No host may park a client for longer than this: after an hour the situation is another. */
const longestWait = 3_600_000;

/**
 * Reads a close code and the JSON reason that comes with it.
 * @param {number} code
 * @param {string} reason
 * @returns {Move}
 */
export function nextMove(code, reason) {
    const known = codes.get(code) ?? { again: true, why: "lost" };
    const said = read(reason);
    const after = said.after_ms;
    return {
        again: typeof said.again === "boolean" ? said.again : known.again,
        after: typeof after === "number" && after >= 0 ? Math.min(after, longestWait) : undefined,
        refresh: known.why === "token",
        why: known.why,
    };
}

/**
 * @param {string} reason
 * @returns {{again?: unknown, after_ms?: unknown}}
 */
function read(reason) {
    try {
        return JSON.parse(reason) ?? {};
    } catch {
        return {};
    }
}
