/** @type {Promise<any> | undefined} */
let library;

/** Loads the library that sets formulas, once and only when there is a formula; a host without it leaves them as text. */
function load() {
    // The library is not a module: it announces itself.
    library ??= import("../library/katex.js").then(() => /** @type {any} */ (globalThis).katex, () => undefined);
    return library;
}

/**
 * Sets the formulas in an element as MathML, which every browser draws and every screen reader reads.
 * @param {ParentNode} element
 */
export async function setFormulas(element) {
    const formulas = [...element.querySelectorAll("code.math")];
    if (formulas.length === 0) return;
    const katex = await load();
    if (!katex) return;
    for (const formula of formulas) {
        const source = formula.textContent ?? "";
        const place = document.createElement("span");
        place.className = formula.className;
        try {
            katex.render(source, place, {
                displayMode: formula.classList.contains("display"),
                output: "mathml",
                throwOnError: true,
                trust: false,
                strict: "ignore",
                maxExpand: 200,
                maxSize: 20,
            });
            formula.replaceWith(place);
        } catch {
            // It is no formula that can be set: its source says more than an error would.
        }
    }
}
