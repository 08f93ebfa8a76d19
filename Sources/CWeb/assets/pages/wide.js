/**
 * Lets a formula in a line scroll where it is wider than its paragraph, as with large letters: a line is broken between
 * words, and a formula has none. Others stay as they are, on the line's own base.
 * @param {Element} root
 */
export function watchFormulas(root) {
    if (!root.querySelector("code.math, .math")) return;
    const measure = () => {
        for (const formula of root.querySelectorAll(".math:not(.display, code)")) {
            const width = formula.querySelector("math")?.getBoundingClientRect().width ?? 0;
            const room = formula.parentElement?.closest("p, li, td, th, h1, h2, h3, div")?.clientWidth ?? width;
            const isLong = width > room;
            formula.classList.toggle("long", isLong);
            // Whoever has only keys scrolls it as well.
            if (isLong) formula.setAttribute("tabindex", "0");
            else formula.removeAttribute("tabindex");
        }
    };
    // Whatever changes the letters or the room changes the height of the text.
    new ResizeObserver(measure).observe(root);
}
