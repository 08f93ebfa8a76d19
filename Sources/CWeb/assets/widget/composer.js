import { maybe } from "./memory.js";

/** The field in which people write: Enter sends, and nothing that was typed is lost with the page. */
export class Composer {
    /** @param {HTMLTextAreaElement} input @param {HTMLFormElement} form @param {(text: string) => unknown} send @param {() => void} typing */
    constructor(input, form, send, typing) {
        this.input = input;
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
        const text = this.input.value.trim();
        if (text === "") return;
        this.write("");
        this.send(text);
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
        if (this.name) maybe(() => sessionStorage.setItem(this.name, this.input.value));
    }
}
