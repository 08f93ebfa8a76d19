/**
 * What the host's renderer writes, and nothing else. The host is trusted; this is the second lock on the same door.
 * @type {Record<string, string[]>}
 */
const allowed = {
    a: ["href", "rel", "target"],
    code: ["class"],
    ol: ["start"],
    td: ["class"],
    th: ["class"],
    ...Object.fromEntries(
        "blockquote br del em h1 h2 h3 h4 h5 h6 hr li p pre strong table tbody thead tr ul".split(" ").map((
            name,
        ) => [name, []]),
    ),
};

const address = /^(https?:|mailto:)/i;

/** Browsers that enforce Trusted Types want to know who parses; the result is walked, never inserted as it is. */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("tutorline", {
    createHTML: (/** @type {string} */ html) => html,
});

/**
 * Puts the host's HTML into an element.
 * @param {Element} element
 * @param {string} html
 */
export function setSafeHTML(element, html) {
    element.replaceChildren(...safeNodes(html));
}

/** What a message says, without its form. @param {Record<string, any>} message @returns {string} */
export function saying({ html, text = "" }) {
    // Blocks are told one after the other, with a pause.
    const apart = html?.replace(/<\/(p|li|h.|t.|pre)>/g, " $&");
    return apart ? safeNodes(apart).map(({ textContent }) => textContent).join("") : text;
}

/** What the host's HTML is made of. @param {string} html */
export function safeNodes(html) {
    const text = /** @type {string} */ (policy?.createHTML(html) ?? html);
    return copies(new DOMParser().parseFromString(text, "text/html").body);
}

/** @param {Node} parent @returns {Node[]} */
function copies(parent) {
    return [...parent.childNodes].flatMap((node) => {
        if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.nodeValue ?? "")];
        if (!(node instanceof HTMLElement)) return [];
        const name = node.localName;
        if (name === "script" || name === "style") return [];
        if (!(name in allowed)) return copies(node);
        const copy = document.createElement(name);
        for (const attribute of allowed[name]) {
            const value = node.getAttribute(attribute);
            if (value !== null && (attribute !== "href" || address.test(value))) copy.setAttribute(attribute, value);
        }
        copy.append(...copies(node));
        return [copy];
    });
}
