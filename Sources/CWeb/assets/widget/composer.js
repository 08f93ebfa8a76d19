import { maybe } from "./memory.js";

/** How much is sent at once. */
const longest = 8_000;

/** The field in which people write: Enter sends, and nothing that was typed is lost with the page. */
export class Composer {
    /** @param {{input: HTMLTextAreaElement, form: HTMLFormElement, long: HTMLElement}} panel @param {(text: string) => unknown} send @param {() => void} typing */
    constructor({ input, form, long }, send, typing) {
        this.input = input;
        this.long = long;
        this.send = send;
        /** Where a draft outlives a reload, but not the tab; nobody's before it is known who writes. */
        this.name = "";
        form.onsubmit = (event) => {
            event.preventDefault();
            this.submit();
        };
        input.onkeydown = (event) => {
            // While an input method is composing, Enter chooses a word.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            this.submit();
        };
        input.oninput = () => {
            this.keep();
            typing();
        };
    }

    /** Goes on with what this person was writing here. @param {string} account */
    begin(account) {
        this.name = `tutorline draft ${account}`;
        this.write(this.input.value || (maybe(() => sessionStorage.getItem(this.name)) ?? ""));
    }

    submit() {
        const text = this.take();
        if (text) this.send(text);
    }

    /** Takes out what was written; what is too long stays where it can be shortened. */
    take() {
        if (!this.long.hidden) return undefined;
        const text = this.input.value.trim();
        this.write("");
        return text;
    }

    /** @param {string} text */
    write(text) {
        this.input.value = text;
        this.keep();
    }

    /** Puts words before those that are being written. @param {string} words */
    add(words) {
        this.write([words, this.input.value].filter(Boolean).join("\n\n"));
    }

    keep() {
        this.long.hidden = this.input.value.length <= longest;
        if (this.name) maybe(() => sessionStorage.setItem(this.name, this.input.value));
    }
}
