import { maybe, recall, remember } from "./memory.js";
import { Refusal } from "../client/refusal.js";

/**
 * Whose token this is: each person has an outbox and a memory of their own, also on a shared computer.
 * @param {import("./host.js").Token | undefined} token
 * @returns {Promise<string>}
 */
export async function accountOf(token) {
    const text = typeof token === "function" ? await Promise.resolve(token(false)).catch(() => "") : token;
    const claims = text?.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? "";
    return String(maybe(() => JSON.parse(atob(claims)).sub) ?? "guest");
}

/**
 * Tokens from an address of the page's own site, which knows who is signed in there; each is kept until it is refused.
 * @param {string} address
 * @returns {(refresh: boolean) => Promise<string>}
 */
export function tokensFrom(address) {
    /** @type {string | undefined} */
    let token;
    return async (refresh) => {
        if (token !== undefined && !refresh) return token;
        const answer = await fetch(address);
        if (!answer.ok) throw new Refusal("token", { retry: answer.status >= 500 });
        return token = (await answer.text()).trim();
    };
}

/** A name for this browser that stays the same and says nothing about it. */
export function device() {
    const known = recall("tutorline device") ?? crypto.randomUUID();
    remember("tutorline device", known);
    return known;
}
