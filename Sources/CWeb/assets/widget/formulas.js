/** @type {Promise<any> | undefined} */
let library;

/** Loads the library that sets formulas, once and only when there is a formula; a host without it leaves them as text. */
function load() {
    // The library is not a module: it announces itself.
    library ??= import("../library/katex.js").then(() => /** @type {any} */ (globalThis).katex, () => undefined);
    return library;
}

/**
 * Sets the formulas in an element as MathML, which every browser draws and every screen reader reads, and lets the
 * keyboard into what is too wide to be seen at once.
 * @param {ParentNode} element
 */
export async function setFormulas(element) {
    const formulas = [...element.querySelectorAll("code.math")];
    // Where it is there already, all is set before the page is painted.
    const katex = /** @type {any} */ (globalThis).katex ?? (formulas.length > 0 ? await load() : undefined);
    if (katex) { for (const formula of formulas) set(formula, katex); }
    requestAnimationFrame(() => {
        for (const wide of element.querySelectorAll("pre, table, .display")) {
            if (wide.scrollWidth > wide.clientWidth) wide.setAttribute("tabindex", "0");
        }
    });
}

/** @param {Element} formula @param {any} katex */
function set(formula, katex) {
    const place = document.createElement("span");
    place.className = formula.className;
    try {
        katex.render(formula.textContent, place, {
            displayMode: formula.classList.contains("display"),
            output: "mathml",
            strict: "ignore",
            maxExpand: 200,
            maxSize: 20,
        });
        formula.replaceWith(place);
    } catch {
        // It is no formula that can be set: its source says more than an error would.
    }
}
