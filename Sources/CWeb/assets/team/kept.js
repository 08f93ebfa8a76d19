import { maybe } from "../widget/memory.js";

/**
 * A draft, the revision it was begun from, and what stood in that.
 * @typedef {{text: string, revision: string, base?: string}} Kept
 */

/** The draft of somebody that this browser keeps, and what it was begun from. */
export class KeptDraft {
    /** @param {string} account */
    constructor(account) {
        this.name = `tutorline draft ${account}`;
    }

    /** @returns {Kept | undefined} */
    read() {
        const kept = maybe(() => JSON.parse(localStorage.getItem(this.name) ?? "null"));
        return typeof kept?.text === "string" && typeof kept.revision === "string" ? kept : undefined;
    }

    /** @param {Kept} draft */
    write(draft) {
        maybe(() => localStorage.setItem(this.name, JSON.stringify(draft)));
    }

    forget() {
        maybe(() => localStorage.removeItem(this.name));
    }
}
