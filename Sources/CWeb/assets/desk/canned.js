/** @typedef {{name: string, text: string}} CannedReply */

/** The name that a reply is kept by: words in any script, in small letters with dashes between. @param {string} words */
export function nameOfReply(words) {
    return words.trim().toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}_.-]+/gu, "-").replaceAll(/^-+|-+$/g, "");
}

/** What is looked for among the replies: the words behind a slash that begins the text. @param {string} text */
export function searched(text) {
    return /^\/([^\n]{0,60})$/.exec(text)?.[1].toLowerCase();
}

/**
 * The replies that have all the words, those whose name begins so first.
 * @param {CannedReply[]} replies @param {string} wanted
 */
export function matching(replies, wanted) {
    const words = wanted.split(/\s+/).filter(Boolean);
    const found = replies.filter(({ name, text }) => {
        const all = `${name} ${text}`.toLowerCase();
        return words.every((word) => all.includes(word));
    });
    const begins = (/** @type {CannedReply} */ { name }) => name.toLowerCase().startsWith(wanted) ? 0 : 1;
    return found.sort((one, other) => begins(one) - begins(other) || one.name.localeCompare(other.name)).slice(0, 8);
}

/** A reply with the places in it filled; a place that nobody knows stays as it is, to be seen. @param {string} text @param {Record<string, string>} values */
export function filled(text, values) {
    return text.replace(/\{(learner|course|module)\}/g, (place, name) => values[name] || place);
}
