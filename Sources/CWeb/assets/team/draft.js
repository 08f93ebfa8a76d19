import { make } from "../widget/dom.js";
import { askHost, Refused } from "./asking.js";
import { CheckView } from "./check-view.js";
import { Editor } from "./editor.js";
import { KeptDraft } from "./kept.js";
import { tellOutdated } from "./outdated.js";
import { Replaying } from "./replaying.js";
import { say, sayAround, tell } from "./speech.js";

/** `<team-draft account revision file>`: the draft of somebody, around the file in force that the page brings along. */
export class TeamDraft extends HTMLElement {
    connectedCallback() {
        const find = (/** @type {string} */ what) => /** @type {any} */ (document.querySelector(what));
        this.kept = new KeptDraft(this.getAttribute("account") ?? "");
        this.area = /** @type {HTMLTextAreaElement} */ (find("#draft"));
        /** @type {{revision: string, text: string}} */
        this.inForce = { revision: this.getAttribute("revision") ?? "", text: this.area.value };
        /** What the draft was begun from; of drafts that were kept before that was kept too, only the revision. @type {{revision: string, text?: string} | undefined} */
        this.begun = undefined;
        this.notice = /** @type {HTMLElement} */ (find("#draft-kept"));
        this.dialog = /** @type {HTMLDialogElement} */ (find("#applying"));
        const kept = this.kept.read();
        if (kept && kept.text !== this.inForce.text) {
            this.area.value = kept.text;
            this.begun = { revision: kept.revision, text: kept.base };
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
        this.begun ??= this.inForce;
        const text = this.area?.value ?? "";
        const { revision = "", text: base } = this.begun ?? {};
        if (text === this.inForce?.text) this.kept?.forget();
        else this.kept?.write({ text, revision, base });
    }

    tellKept(words = this.begun?.revision === this.inForce?.revision ? "draft.kept" : "draft.old") {
        if (!this.notice) return;
        this.notice.replaceChildren(...sayAround(words, {}, "revision", this.begun?.revision ?? "", "code"));
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
            if (error instanceof Refused && error.isOutdated) {
                await this.outdated().catch((why) => this.view?.bad(why));
                return undefined;
            }
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
        const answer = await this.asking(async () => (await this.send("/admin/config/check")).json());
        if (answer) this.view?.good(answer);
    }

    /** Sends the draft with what it was begun from: what somebody else changed since is not undone unknowingly. @param {string} path @returns {Promise<Response>} */
    send(path, text = this.area?.value) {
        return askHost("POST", path, text, undefined, (this.begun ?? this.inForce)?.revision);
    }

    async apply() {
        const text = this.area?.value ?? "";
        const answer = await this.asking(async () => (await this.send("/admin/config", text)).json());
        if (!answer) return;
        this.inForce = { revision: answer.revision, text };
        this.begun = undefined;
        this.keep(); // what was written meanwhile
        if (this.notice) this.notice.hidden = true;
        this.view?.show(
            sayAround("apply.done", {}, "revision", answer.revision, "code"),
            "good",
            make("p", {}, make("a", { href: "/team/chain" }, say("apply.look"))),
        );
    }

    /** Somebody else was faster: nothing is lost, and what becomes of both is for whoever sits here to say. */
    async outdated() {
        const { view, begun } = this;
        const mine = this.area?.value ?? "";
        const inForce = await (await askHost("GET", "/admin/config")).json();
        const base = begun ? begun.text : this.inForce?.text;
        this.begun = begun ?? this.inForce;
        this.inForce = { revision: inForce.revision, text: inForce.text };
        this.keep();
        if (!view) return;
        const goOn = (/** @type {string} */ text, /** @type {string} */ words) => {
            this.write(text, this.inForce);
            this.tellKept(words);
            this.area?.focus();
        };
        tellOutdated(view, { inForce, base, mine }, {
            merge: (text) => goOn(text, "outdated.merged"),
            keep: () => goOn(this.area?.value ?? mine, "draft.kept"),
            force: () => {
                this.begun = this.inForce;
                void this.apply();
            },
        });
    }

    /** Back to what is in force; the draft is not lost before something else is written. */
    reset() {
        const { area, notice } = this;
        if (!area || !notice || area.value === this.inForce?.text) return;
        const [text, begun] = [area.value, this.begun];
        this.write(this.inForce?.text ?? "", undefined);
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

    /** @param {string} text @param {{revision: string, text?: string} | undefined} begun */
    write(text, begun) {
        if (!this.area) return;
        this.area.value = text;
        this.begun = begun;
        this.editor?.mark([]);
        this.view?.clear();
        this.keep();
    }
}
