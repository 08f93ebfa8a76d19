import { maybe } from "./memory.js";

/** Where a draft outlives a reload, but not the tab. */
const name = "tutorline draft";

/** The field in which people write: Enter sends, and nothing that was typed is lost with the page. */
export class Composer {
    /** @param {HTMLTextAreaElement} input @param {HTMLFormElement} form @param {(text: string) => unknown} send @param {() => void} typing */
    constructor(input, form, send, typing) {
        this.input = input;
        this.send = send;
        input.value = maybe(() => sessionStorage.getItem(name)) ?? "";
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

    keep() {
        maybe(() => sessionStorage.setItem(name, this.input.value));
    }
}
