import { locale, say } from "./speech.js";

/** What the host says no with, and every fault that it found. */
export class Refused extends Error {
    /** @param {string} message @param {Fault[]} faults @param {number} status */
    constructor(message, faults, status) {
        super(message);
        this.faults = faults;
        this.isForbidden = status === 403;
        this.isSignedOut = status === 401;
        /** Whether something else is in force than what a draft was begun from. */
        this.isOutdated = status === 409;
    }
}

/** @typedef {{file: string, line: number, column: number, severity: string, path: string, message: string}} Fault */

/**
 * Asks the host for something; throws what it refuses with.
 * @param {string} method @param {string} path @param {string} [body] JSON
 * @param {AbortSignal} [signal] @param {string} [base] the revision that is to be in force still
 */
export async function askHost(method, path, body, signal, base) {
    let response;
    try {
        response = await fetch(path, {
            method,
            signal,
            headers: {
                ...(body === undefined ? {} : { "content-type": "application/json" }),
                ...(base === undefined ? {} : { "if-match": `"${base}"` }),
            },
            body,
        });
    } catch (error) {
        throw signal?.aborted ? error : new Error(say("error.line"));
    }
    if (response.ok) return response;
    const { code, detail, faults } = await response.json().catch(() => ({}));
    const message = detail ?? say("error.status", { status: response.status });
    // About a draft the host speaks the reader's language by itself.
    throw new Refused(faults ? message : locale.why({ code, message }), faults ?? [], response.status);
}
