import { maybe, recall, remember } from "./memory.js";

/**
 * A conversation as the host lists it in `welcome`.
 * @typedef {{id: string, state: string, course: string, module: string | null, last_activity?: string}} Listed
 *
 * What a browser remembers of the conversation it was in.
 * @typedef {{session?: string, opens?: string, course: string, module: string, at: number}} Mark
 *
 * What to do when a person comes (back) to a page.
 * @typedef {{kind: "fresh"}
 *         | {kind: "resume", session: string}
 *         | {kind: "offer", listed: Listed, moved: boolean}
 *         | {kind: "expired", listed: Listed}} Arrival
 */

/** Somebody who was here so recently did not leave: a reload, or the next page of the same module. */
const recent = 30 * 60_000;

/** After this long a conversation about another module is no longer worth a question. */
const related = 24 * 3_600_000;

/**
 * Decides which conversation a person who arrives on a page is in.
 * @param {{sessions: Listed[], mark?: Mark, course: string, module: string, now: number}} situation
 * @returns {Arrival}
 */
export function arrive({ sessions, mark, course, module, now }) {
    const open = sessions.filter(({ state }) => state === "active" || state === "paused");
    const newest = (/** @type {Listed[]} */ some) => some.toSorted((one, other) => time(other) - time(one)).at(0);
    const isHere = (/** @type {Listed | Mark} */ one) => one.course === course && one.module === module;
    if (mark?.session !== undefined && isHere(mark) && now - mark.at < recent) {
        if (open.some(({ id }) => id === mark.session)) return { kind: "resume", session: mark.session };
    }
    const here = newest(open.filter(isHere));
    if (here) return { kind: "offer", listed: here, moved: false };
    const near = newest(open.filter((listed) => listed.course === course && now - time(listed) < related));
    if (near) return { kind: "offer", listed: near, moved: true };
    const over = newest(sessions.filter((listed) => listed.state === "expired" && isHere(listed)));
    return over ? { kind: "expired", listed: over } : { kind: "fresh" };
}

/** @param {Listed} listed */
function time({ last_activity: at }) {
    return at ? new Date(at).getTime() : 0;
}

/** Where a browser keeps its mark; nothing that was said is in it. */
export class Marks {
    /** @param {string} account */
    constructor(account) {
        this.name = `tutorline:${account}`;
    }

    /** @returns {Mark | undefined} */
    read() {
        return maybe(() => JSON.parse(recall(this.name) ?? "null")) ?? undefined;
    }

    /** @param {Mark | undefined} mark */
    write(mark) {
        remember(this.name, JSON.stringify(mark ?? null));
        remember("tutorline was here", "yes");
    }
}
