import { say } from "./speech.js";

/** What the host says no with, and every fault that it found. */
export class Refused extends Error {
    /** @param {string} message @param {Fault[]} faults */
    constructor(message, faults) {
        super(message);
        this.faults = faults;
    }
}

/** @typedef {{file: string, line: number, column: number, severity: string, path: string, message: string}} Fault */

/**
 * Asks the host for something; throws what it refuses with.
 * @param {string} method @param {string} path @param {string} [body] JSON
 * @param {AbortSignal} [signal]
 */
export async function askHost(method, path, body, signal) {
    let response;
    try {
        response = await fetch(path, {
            method,
            signal,
            headers: body === undefined ? {} : { "content-type": "application/json" },
            body,
        });
    } catch (error) {
        throw signal?.aborted ? error : new Error(say("error.line"));
    }
    if (response.ok) return response;
    const problem = await response.json().catch(() => ({}));
    throw new Refused(problem.detail ?? say("error.status", { status: response.status }), problem.faults ?? []);
}
