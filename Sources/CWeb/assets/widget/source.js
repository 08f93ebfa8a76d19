import { spoken } from "./names.js";

/** @typedef {{title?: string, url?: string}} Source What an answer rests on, as people read it, and where to read it. */

/**
 * The passage that a source such as `/courses/algebra-1/unit-2#slope` names. Of an entry in a file of the host's people read
 * what it is called, not where the file is; anything else is only a name.
 *
 * @param {string} name @param {URL} host @param {import("./names.js").Names} names
 * @returns {Source}
 */
export function sourceOf(name, host, names) {
    const [, course, module, anchor] =
        /^\/courses\/([\p{L}\p{N}][^\s/?#]*)\/([\p{L}\p{N}][^\s/?#]*)#([^\s/?#]+)$/u.exec(name) ?? [];
    const entry = /\.md#(.+)$/.exec(name)?.[1];
    if (!course || !module || !anchor) return { title: entry ? spoken(entry) : name };
    return {
        title: `${names.of(course, module)}: ${spoken(anchor)}`,
        url: new URL(`learn/${course}/${module}#${anchor}`, host).href,
    };
}
