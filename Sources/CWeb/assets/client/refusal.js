/**
 * An answer of the host that says no, or the loss of the line before any answer (`lost`). The message is the host's own;
 * who shows a refusal says it in the reader's language by its code.
 */
export class Refusal extends Error {
    /** @param {string} code @param {{message?: string, retry?: boolean, after?: number}} [more] */
    constructor(code, { message, retry = false, after } = {}) {
        super(message);
        this.code = code;
        this.retry = retry;
        this.after = after;
    }
}
