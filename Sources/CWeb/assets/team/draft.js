import { make } from "../widget/dom.js";
import { askHost } from "./asking.js";
import { CheckView } from "./check-view.js";
import { Editor } from "./editor.js";
import { KeptDraft } from "./kept.js";
import { Replaying } from "./replaying.js";
import { say, sayAround, tell } from "./speech.js";

/** `<team-draft account revision file>`: the draft of somebody, around the file in force that the page brings along. */
export class TeamDraft extends HTMLElement {
    connectedCallback() {
        const find = (/** @type {string} */ what) => /** @type {any} */ (document.querySelector(what));
        this.kept = new KeptDraft(this.getAttribute("account") ?? "");
        this.area = /** @type {HTMLTextAreaElement} */ (find("#draft"));
        this.inForce = this.area.value;
        this.revision = this.getAttribute("revision") ?? "";
        this.notice = /** @type {HTMLElement} */ (find("#draft-kept"));
        this.dialog = /** @type {HTMLDialogElement} */ (find("#applying"));
        const kept = this.kept.read();
        if (kept && kept.text !== this.inForce) {
            this.area.value = kept.text;
            this.begun = kept.revision;
            this.tellKept();
        }
        const editor = this.editor = new Editor(this.area, find(".numbers"));
        this.view = new CheckView(
            find("#checked"),
            this.getAttribute("file") ?? "",
            (line, column) => editor.go(line, column),
        );
        this.area.addEventListener("input", () => this.keep());
        const replaying = new Replaying(find("#replayed"), find("#replay button"), find("[data-do=stop]"));
        find("#replay").addEventListener("submit", (/** @type {SubmitEvent} */ event) => {
            event.preventDefault();
            const query = new URLSearchParams(/** @type {any} */ (new FormData(find("#replay"))));
            void replaying.run(query, this.area?.value ?? "", (error) => this.view?.bad(error));
        });
        find("[data-do=check]").onclick = () => void this.check();
        find("[data-do=apply]").onclick = () => this.dialog?.showModal();
        find("[data-do=reset]").onclick = () => this.reset();
        this.dialog.onclose = () => {
            if (this.dialog?.returnValue === "do") void this.apply();
        };
        addEventListener("hashchange", () => this.goToHash());
        this.goToHash();
    }

    /** The address may name a place: `#12:5`. */
    goToHash() {
        const place = /^#(\d+):(\d+)$/.exec(location.hash);
        if (place) this.editor?.go(Number(place[1]), Number(place[2]));
    }

    keep() {
        this.begun ??= this.revision;
        if (this.area?.value === this.inForce) this.kept?.forget();
        else this.kept?.write({ text: this.area?.value ?? "", revision: this.begun ?? "" });
    }

    tellKept() {
        if (!this.notice) return;
        const words = this.begun === this.revision ? "draft.kept" : "draft.old";
        this.notice.replaceChildren(...sayAround(words, {}, "revision", this.begun ?? "", "code"));
        this.notice.hidden = false;
    }

    /** @template Value @param {() => Promise<Value>} ask @returns {Promise<Value | undefined>} */
    async asking(ask) {
        /** @type {NodeListOf<HTMLButtonElement>} */
        const buttons = this.querySelectorAll("[data-do=check], [data-do=apply]");
        for (const button of buttons) button.disabled = true;
        tell(say("check.busy"));
        try {
            this.editor?.mark([]);
            return await ask();
        } catch (error) {
            this.view?.bad(error);
            const faults = /** @type {{faults?: import("./asking.js").Fault[]}} */ (error).faults ?? [];
            this.editor?.mark(faults.filter(({ file }) => file === this.view?.file).map(({ line }) => line));
            return undefined;
        } finally {
            for (const button of buttons) button.disabled = false;
            tell("");
        }
    }

    async check() {
        const answer = await this.asking(async () =>
            (await askHost("POST", "/admin/config/check", this.area?.value)).json()
        );
        if (answer) this.view?.good(answer);
    }

    async apply() {
        const text = this.area?.value ?? "";
        const answer = await this.asking(async () => (await askHost("POST", "/admin/config", text)).json());
        if (!answer) return;
        this.inForce = text;
        this.revision = answer.revision;
        this.begun = undefined;
        this.keep(); // what was written meanwhile
        if (this.notice) this.notice.hidden = true;
        this.view?.show(
            sayAround("apply.done", {}, "revision", answer.revision, "code"),
            "good",
            make("p", {}, make("a", { href: "/team/chain" }, say("apply.look"))),
        );
    }

    /** Back to what is in force; the draft is not lost before something else is written. */
    reset() {
        const { area, notice } = this;
        if (!area || !notice || area.value === this.inForce) return;
        const [text, begun] = [area.value, this.begun];
        this.write(this.inForce ?? "", undefined);
        const undo = make("button", { type: "button", className: "plain" }, say("draft.undo"));
        undo.onclick = () => {
            this.write(text, begun);
            this.tellKept();
            area.focus();
        };
        notice.replaceChildren(`${say("draft.gone")} `, undo);
        notice.hidden = false;
        undo.focus();
    }

    /** @param {string} text @param {string | undefined} begun */
    write(text, begun) {
        if (!this.area) return;
        this.area.value = text;
        this.begun = begun;
        this.editor?.mark([]);
        this.view?.clear();
        this.keep();
    }
}
