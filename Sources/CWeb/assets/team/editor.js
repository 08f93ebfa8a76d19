import { make } from "../widget/dom.js";

/** Where a place lies in a text. @param {string} text @param {number} line from 1 @param {number} column from 1 */
function offsetOf(text, line, column) {
    let start = 0;
    for (let number = 1; number < line; number += 1) {
        const end = text.indexOf("\n", start);
        if (end < 0) return text.length;
        start = end + 1;
    }
    const end = text.indexOf("\n", start);
    return Math.min(start + column - 1, end < 0 ? text.length : end);
}

/** Where the word ends that begins at a place: what is wrong there is marked as far as that. @param {string} text @param {number} start */
function endOfWord(text, start) {
    const word = /^("(?:[^"\\\n]|\\.)*"|[\w.-]+|\S)/.exec(text.slice(start));
    return start + (word?.[0].length ?? 0);
}

/** A text with the numbers of its lines beside it. */
export class Editor {
    /** @param {HTMLTextAreaElement} area @param {HTMLElement} numbers */
    constructor(area, numbers) {
        this.area = area;
        this.numbers = numbers;
        this.count = 0;
        /** @type {Set<number>} */
        this.faulty = new Set();
        area.addEventListener("input", () => this.number());
        area.addEventListener("scroll", () => {
            numbers.scrollTop = area.scrollTop;
        });
        this.number();
    }

    /** @param {Iterable<number>} lines lines in which something is wrong */
    mark(lines) {
        this.faulty = new Set(lines);
        this.count = 0;
        this.number();
    }

    number() {
        const count = this.area.value.split("\n").length;
        if (count === this.count) return;
        this.count = count;
        this.numbers.replaceChildren(
            ...Array.from({ length: count }, (_, place) => {
                const line = make("span", {}, `${place + 1}\n`);
                line.toggleAttribute("data-faulty", this.faulty.has(place + 1));
                return line;
            }),
        );
        this.numbers.scrollTop = this.area.scrollTop;
    }

    /** Goes to a place and marks what stands there. @param {number} line @param {number} column */
    go(line, column) {
        const start = offsetOf(this.area.value, line, column);
        this.area.focus();
        this.area.setSelectionRange(start, endOfWord(this.area.value, start));
        const height = Number.parseFloat(getComputedStyle(this.area).lineHeight);
        this.area.scrollTop = Math.max(0, (line - 5) * height);
    }
}
