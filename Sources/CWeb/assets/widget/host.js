import { Refusal } from "../client/refusal.js";
import { readFrames } from "../client/frames.js";

/**
 * @typedef {string | ((refresh: boolean) => string | Promise<string>)} Token
 *
 * A conversation with the last page of its history, and where to go on from.
 * @typedef {{session: string, epoch: string, cursor: number, events: import("../client/frames.js").Frame[],
 *            more: boolean}} Page
 */

/** A host of tutors, seen from a page: its addresses, and how this person proves who they are. */
export class Host {
    /** @param {URL} base @param {() => Token | undefined} token */
    constructor(base, token) {
        this.base = base;
        this.token = token;
        this.failed = 0; // how many sockets in a row were never open
        /** What does instead of a socket, once it is wanted. @type {typeof import("../client/talk.js").Talk | undefined} */
        this.Talk = undefined;
    }

    /** Two sockets that never open are a network that lets none through; after a talk over HTTP one is tried again. @returns {import("../client/wire.js").Socket} */
    connect() {
        const address = new URL("api/v1/tutoring/ws", this.base);
        if (this.failed > 1 && this.Talk) {
            this.failed = 1;
            return new this.Talk(new URL("talk", address));
        }
        address.protocol = address.protocol.replace("http", "ws");
        const socket = new WebSocket(address, "tutor.v1");
        if (this.failed++) {
            import(new URL("assets/client/talk.js", this.base).href).then(({ Talk }) => this.Talk = Talk, () => {});
        }
        socket.addEventListener("open", () => this.failed = 0);
        return socket;
    }

    /** Whether the host turns away the site of this page; a socket that is refused does not say why. */
    async turnsAway() {
        if (!this.failed || this.base.origin === location.origin) return false;
        const answer = await fetch(new URL("api/v1/tutoring/ws", this.base), { credentials: "omit" }).catch(() => {});
        return answer?.status === 403;
    }

    /** A token, if the page gives one; else a ticket for the person who is signed in here. @param {boolean} refresh */
    async credentials(refresh) {
        if (await this.turnsAway()) throw new Refusal("origin");
        const token = this.token();
        if (token !== undefined) return { token: typeof token === "function" ? await token(refresh) : token };
        const { ticket } = await this.post("api/v1/tutoring/ticket");
        return { ticket: String(ticket) };
    }

    /** A conversation as it is now. @param {string} session @returns {Promise<Page>} */
    async restore(session) {
        const answer = await this.post(`api/v1/tutoring/sessions/${encodeURIComponent(session)}/restore`);
        return {
            session,
            epoch: String(answer.epoch),
            cursor: Number(answer.cursor),
            events: readFrames(answer.events),
            more: answer.more === true,
        };
    }

    /** @param {string} path @returns {Promise<Record<string, any>>} */
    async post(path) {
        const token = this.token();
        const bearer = typeof token === "function" ? await token(false) : token;
        const response = await fetch(new URL(path, this.base), {
            method: "POST",
            signal: AbortSignal.timeout(5_000),
            headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
            credentials: bearer === undefined ? "same-origin" : "omit",
        });
        if (response.ok) return await response.json();
        const again = response.status >= 500 || response.status === 429;
        throw new Refusal(again ? "busy" : "token", { retry: again });
    }
}
