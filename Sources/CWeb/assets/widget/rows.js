/**
 * @typedef {import("../client/model.js").Model} Model
 * @typedef {import("../client/frames.js").Frame} Frame
 * @typedef {import("../client/outbox.js").Item} Item
 * @typedef {import("../client/answer.js").Answer} Answer
 *
 * A line of a conversation as it is shown. `key` stays the same while the same thing is meant.
 * @typedef {{key: string} & ({kind: "mine", text: string, state: "waiting" | "sending" | "saved" | "failed",
 *                             at?: string, typed?: string, item?: Item, erased?: boolean, over?: string}
 *         | {kind: "answer", frame: Frame}
 *         | {kind: "writing", answer: Answer}
 *         | {kind: "line", words: string, values: Record<string, string>, turn?: string})} Row
 */

/**
 * What a conversation looks like: the log, then what is being written, then what is not sent yet.
 * @param {Model} model
 * @param {{session?: string, opens?: string}} place
 * @returns {Row[]}
 */
export function rows(model, { session = "", opens }) {
    const transcript = model.transcripts.get(session);
    const keys = new Map([...model.stored].map(([key, seq]) => [seq, key]));
    /** @type {Row[]} */
    const list = [];
    for (const frame of transcript?.log ?? []) {
        const row = rowOf(frame, keys.get(frame.seq ?? 0));
        if (row) list.push(row);
    }
    // Time alone ends a conversation too, and its log may not say so yet.
    const { state } = transcript?.facts ?? {};
    const over = ["closed", "expired"].includes(state) ? `over.${state}` : undefined;
    if (over) list.push({ kind: "line", key: "over", words: over, values: {} });
    for (const answer of transcript?.answers.values() ?? []) {
        list.push({ kind: "writing", key: `turn ${answer.turn}`, answer });
    }
    for (const item of model.pending(session, opens)) {
        const state = item.state;
        list.push({
            kind: "mine",
            key: item.key,
            text: model.said(item),
            state,
            item,
            over,
            typed: String(item.body.client_at ?? ""),
        });
    }
    return list;
}

/** @param {Frame} frame @param {string} [key] @returns {Row | undefined} */
function rowOf(frame, key) {
    const { type, data, at, seq } = frame;
    const line = (
        /** @type {string} */ words,
        /** @type {Record<string, string>} */ values = {},
    ) => /** @type {Row} */ ({ kind: "line", key: `seq ${seq}`, words, values, turn: data.turn });
    switch (type) {
        case "message":
            if (data.role === "learner") {
                return {
                    kind: "mine",
                    key: key ?? data.key ?? `seq ${seq}`,
                    text: data.text,
                    state: "saved",
                    at,
                    typed: data.client_at,
                    erased: data.erased,
                };
            }
            return { kind: "answer", key: `seq ${seq}`, frame };
        case "turn.ended":
            return ["answered", "handed_off"].includes(data.outcome) ? undefined : line(`turn.${data.outcome}`);
        case "context.changed":
            return line("event.context", { module: data.module_title ?? data.module ?? data.context?.module });
        case "practice.question":
            return line("event.question", { question: data.name });
        default:
            return type.startsWith("handoff.") ? line(wordsOfHandoff(type, data), { who: data.tutor }) : undefined;
    }
}

/** What is said when a question goes from hand to hand. @param {string} type @param {Record<string, any>} data */
export function wordsOfHandoff(type, { to, why }) {
    return `event.${to === "queue" ? "again" : why === "withdrawn" ? why : type.slice(8)}`;
}

/** What a row says, in one string: when it is the same, nothing needs to be drawn. @param {Row} row */
export function signature(row) {
    switch (row.kind) {
        case "mine":
            return JSON.stringify([row.text, row.state, row.at, row.item?.message, row.erased]);
        case "answer":
            return JSON.stringify([row.frame.data.html, row.frame.data.erased]);
        case "writing":
            return JSON.stringify([row.answer.blocks.length, row.answer.tail, row.answer.step]);
        case "line":
            return row.words;
    }
}
