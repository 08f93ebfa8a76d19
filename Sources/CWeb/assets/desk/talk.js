/**
 * @typedef {import("../client/frames.js").Frame} Frame
 *
 * A line of a conversation as a tutor sees it.
 * @typedef {{key: string, at?: string} & (
 *           {kind: "learner", text: string, erased?: boolean}
 *         | {kind: "own", text: string, html?: string, state: "saved" | "sending" | "waiting"}
 *         | {kind: "tutor" | "chain", data: Record<string, any>}
 *         | {kind: "note", text: string, who: string, late: boolean}
 *         | {kind: "line", words: string, values: Record<string, string>})} TalkRow
 */

/**
 * What a tutor sees of a conversation: everything that was said, by whom, and what staff wrote for each other.
 * @param {{log: Frame[], pending: import("../client/outbox.js").Item[], account: string, names: Map<string, string>}} from
 * @returns {TalkRow[]}
 */
export function talk({ log, pending, account, names }) {
    const rows = log.flatMap((frame) => rowOfTalk(frame, account, names) ?? []);
    for (const { key, body, state } of pending) {
        rows.push({ kind: "own", key, text: String(body.text), state: state === "sending" ? "sending" : "waiting" });
    }
    return rows;
}

/** @param {Frame} frame @param {string} account @param {Map<string, string>} names @returns {TalkRow | undefined} */
function rowOfTalk({ type, data, at, seq }, account, names) {
    const key = String(data.key ?? `seq ${seq}`);
    const line = (
        /** @type {string} */ words,
        /** @type {Record<string, string>} */ values = {},
    ) => /** @type {TalkRow} */ ({ kind: "line", key, words: `desk.event.${words}`, values });
    switch (type) {
        case "message":
            if (data.role === "learner") return { kind: "learner", key, at, text: data.text, erased: data.erased };
            if (data.by?.kind !== "tutor") return { kind: "chain", key, at, data };
            if (data.author !== account) return { kind: "tutor", key, at, data };
            return { kind: "own", key, at, text: data.text, html: data.html, state: "saved" };
        case "note":
            return {
                kind: "note",
                key,
                at,
                text: String(data.text),
                who: names.get(data.author) ?? "",
                late: data.why === "fenced",
            };
        case "turn.ended":
            return ["stopped", "failed", "interrupted"].includes(data.outcome) ? line(data.outcome) : undefined;
        case "handoff.queued":
            return line("queued");
        case "handoff.claimed":
            return line("claimed", { who: data.tutor ?? "" });
        case "handoff.returned":
            if (data.why === "transferred" && data.wanted) {
                const who = names.get(data.wanted) ?? "";
                if (data.wanted === account) return line("transferred.you");
                return who ? line("transferred.who", { who }) : line("transferred.colleague");
            }
            if (data.to === "queue") return line(data.why, { queue: data.queue ?? "" });
            return line(data.summary ? "summary" : "returned", { who: data.tutor ?? "", summary: data.summary ?? "" });
        case "handoff.resolved":
            return line(data.why === "withdrawn" ? "withdrawn" : "resolved", { who: data.tutor ?? "" });
        case "session.state":
            return ["closed", "expired"].includes(data.state) ? line(data.state) : undefined;
        default:
            return undefined;
    }
}
