import { maybe } from "./memory.js";

/** A name such as `two-halves` as words. @param {string} name */
export function spoken(name) {
    const plain = name.replaceAll("-", " ");
    return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** What the page around a widget calls courses and modules. */
export class Names {
    /** @param {HTMLElement} element */
    constructor(element) {
        this.element = element;
    }

    /** Where on the site one is. */
    get here() {
        const { element } = this;
        const [course, module] = ["course", "module"].map((name) =>
            element.getAttribute(`${name}-title`) ?? element.getAttribute(name)
        );
        return course ? `${course} › ${module ?? ""}` : module ?? "";
    }

    /** What a module is called: as the page says in `titles`, else made from its name. @param {string} course @param {string} module */
    of(course, module) {
        const { element } = this;
        if (module === element.getAttribute("module") && element.hasAttribute("module-title")) {
            return element.getAttribute("module-title") ?? "";
        }
        /** @type {Record<string, string>} */
        const titles = maybe(() => JSON.parse(element.getAttribute("titles") ?? "{}")) ?? {};
        return titles[`${course}/${module}`] ?? spoken(module || course);
    }
}
