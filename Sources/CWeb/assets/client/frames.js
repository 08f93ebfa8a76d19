/**
 * A frame of the host, its envelope apart from its content.
 * @typedef {{type: string, session: string, seq?: number, prev?: number, at?: string, re?: string,
 *            data: Record<string, any>}} Frame
 */

/**
 * Reads a frame; something that is none gives nothing, and the line stays up.
 * @param {unknown} text
 * @returns {Frame | undefined}
 */
export function readFrame(text) {
    let value;
    try {
        value = JSON.parse(String(text));
    } catch {
        return undefined;
    }
    if (typeof value !== "object" || value === null || typeof value.t !== "string") return undefined;
    const data = typeof value.d === "object" && value.d !== null ? value.d : value;
    const durable = Number.isSafeInteger(value.seq) && Number.isSafeInteger(value.prev);
    return {
        type: value.t,
        session: String(value.s ?? value.session ?? data.session ?? ""),
        seq: durable ? value.seq : undefined,
        prev: durable ? value.prev : undefined,
        at: value.at,
        re: value.re === undefined ? undefined : String(value.re),
        data,
    };
}

/** Reads a list of frames, as pages of history have them; what is none is left out. @param {unknown[]} [list] */
export function readFrames(list = []) {
    return list.flatMap((frame) => readFrame(JSON.stringify(frame)) ?? []);
}

/**
 * Writes a command.
 * @param {string} type
 * @param {string} id what the answer will name in `re`
 * @param {Record<string, unknown>} body
 */
export function writeFrame(type, id, body) {
    return JSON.stringify({ t: type, id, ...body });
}
