/** @typedef {{title?: string, url?: string}} Source What an answer rests on, as people read it, and where to read it. */

/**
 * The passage that a source such as `/courses/algebra-1/unit-2#slope` names; anything else is only a name.
 *
 * @param {string} name @param {URL} host @param {import("./names.js").Names} names
 * @returns {Source}
 */
export function sourceOf(name, host, names) {
    const [, course, module, anchor] =
        /^\/courses\/([\p{L}\p{N}][^\s/?#]*)\/([\p{L}\p{N}][^\s/?#]*)#([^\s/?#]+)$/u.exec(name) ?? [];
    if (!course || !module || !anchor) return { title: name };
    const passage = anchor.replaceAll("-", " ");
    return {
        title: `${names.of(course, module)}: ${passage.charAt(0).toUpperCase()}${passage.slice(1)}`,
        url: new URL(`learn/${course}/${module}#${anchor}`, host).href,
    };
}
