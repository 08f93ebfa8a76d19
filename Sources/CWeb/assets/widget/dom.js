/**
 * Makes an element. Properties that the element has are set as such, others become attributes; `on…` are listeners, and a
 * `label` is read by everybody.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | undefined)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
        if (value === undefined) continue;
        if (key === "label") Object.assign(element, { title: value, ariaLabel: value });
        else if (key in element) Object.assign(element, { [key]: value });
        else element.setAttribute(key, String(value));
    }
    element.append(...children.filter((child) => child !== undefined));
    return element;
}

/** Makes a button that sends no form. @param {string} className @param {Record<string, any>} properties @param {...(Node | string)} children */
export function button(className, properties, ...children) {
    return make("button", { type: "button", className, ...properties }, ...children);
}

/** What is done once also by two clicks in a row. @param {() => unknown} action */
export function once(action) {
    return (/** @type {UIEvent} */ { detail }) => detail < 2 && action();
}

/**
 * Brings a list into order: what goes goes first, so that nothing that stays is moved and loses the finger or the focus on it.
 * @param {Element} list @param {Element[]} items
 */
export function arrange(list, items) {
    const wanted = new Set(items);
    for (const item of [...list.children]) if (!wanted.has(item)) item.remove();
    let next = list.firstElementChild;
    for (const item of items) {
        if (item === next) next = next.nextElementSibling;
        else list.insertBefore(item, next);
    }
}

/** A drawing that says nothing by itself. @param {string} path @param {string} [className] */
export function icon(path, className = "icon") {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("aria-hidden", "true");
    drawing.setAttribute("class", className);
    const line = document.createElementNS(space, "path");
    line.setAttribute("d", path);
    drawing.append(line);
    return drawing;
}

/** Lines of 24 × 24 drawings. */
export const icons = {
    chat: "M21 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 15-5Z",
    close: "M6 6l12 12M18 6 6 18",
    send: "M5 12h13M12 5l7 7-7 7",
    stop: "M7 7h10v10H7z",
    clock: "M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
    up: "M12 19V6M6 11l6-6 6 6",
    check: "M5 13l4 4L19 7",
    alert: "M12 8v5M12 16.5v.5M12 3l10 18H2L12 3Z",
    person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21a8 8 0 0 1 16 0",
    fresh: "M12 5v14M5 12h14",
    good: "M7 11v9H4v-9h3Zm0 0 4-7a2 2 0 0 1 2 2v4h5a2 2 0 0 1 2 2l-1.5 6a2 2 0 0 1-2 2H7",
};
