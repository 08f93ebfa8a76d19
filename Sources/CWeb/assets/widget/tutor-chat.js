// In this order, because the bundle is made in it, and packs best so: a search found it.
import "../client/backoff.js";
import "../client/transcript.js";
import "../client/following.js";
import "../client/delivery.js";
import "../client/outbox.js";
import "../client/refusal.js";
import "../client/connection.js";
import "../client/frames.js";
import "../client/identifier.js";
import "../client/wire.js";
import "./room.js";
import "../client/indexed-box.js";
import { recall } from "./memory.js";
import "./host.js";
import "./source.js";
import "./rows.js";
import "./messages.js";
import "./conversation.js";
import { learn } from "./locale.js";
import { goIn } from "./entrance.js";
import "./safe-html.js";
import "./formulas.js";
import "./bubble.js";
import "./panel.js";
import "./waiting.js";
import "./offer.js";
import { buildView } from "./controls.js";
import { narrow, styles } from "./styles.js";
import { Names } from "./names.js";

/** @typedef {import("../client/model.js").Change} Change */

/** Where the host is when the page does not say: where this script came from. */
const origin = new URL("../../", import.meta.url);

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

/** How often the other side hears that somebody is typing. */
const typingInterval = 3_000;

/**
 * `<tutor-chat course module>`: a button that opens a conversation with the tutors of a course. A script tag of this file
 * that has `data-course` makes one by itself, with its other `data-…` as attributes.
 *
 * Attributes: `course`, `module`, `course-title`, `module-title`, `host`, `account`, `token`, `token-url`, `lang`, `titles`
 * (JSON, by `course/module`), `session` (the conversation to go on with), `lock` (how little help there is); it reflects
 * `open`, `status` and `unread`. The property `token` may be a function that fetches one. Events: `tutor-toggle`,
 * `tutor-status`, `tutor-answer`. Methods: `show`, `hide`.
 */
export class TutorChat extends HTMLElement {
    static observedAttributes = ["course-title", "module-title"];

    /** @type {import("./host.js").Token | undefined} */
    token = undefined;
    /** @type {import("./view.js").View | undefined} */
    view = undefined;
    /** @type {import("./room.js").Room | undefined} */
    room = undefined;
    /** @type {import("./conversation.js").Conversation | undefined} */
    conversation = undefined;
    /** @type {Promise<void> | undefined} */
    connecting = undefined;
    unread = 0;
    upto = 0;
    typedAt = 0;
    /** @type {import("./composer.js").Composer | undefined} */
    composer = undefined;
    isDue = false;
    isWanted = false;
    names = new Names(this);

    constructor() {
        super();
        this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
        const learning = learn(this.language, "widget", this.base);
        if (learning) void learning.then(() => this.isConnected && this.begin());
        else this.begin();
    }

    get language() {
        return this.getAttribute("lang") ?? document.documentElement.lang;
    }

    begin() {
        this.view ??= buildView(this);
        this.leaving = new AbortController();
        const { signal } = this.leaving;
        addEventListener("pagehide", () => this.disconnect(), { signal });
        addEventListener("pageshow", ({ persisted }) => persisted && this.connect(), { signal });
        for (const type of /** @type {const} */ (["online", "offline"])) {
            addEventListener(type, () => this.room?.notice(type), { signal });
        }
        document.addEventListener("visibilitychange", () => {
            if (document.visibilityState === "visible") this.room?.notice("visible");
        }, { signal });
        addEventListener("resize", () => this.cover(), { signal });
        if (this.isWanted || this.hasAttribute("session")) this.show();
        // Who has been here before may have something waiting to be sent, or an answer waiting to be read.
        if (this.token === undefined && recall("tutorline was here")) void this.connect();
    }

    disconnectedCallback() {
        this.cover(false);
        this.leaving?.abort();
        this.disconnect();
    }

    attributeChangedCallback() {
        this.view?.about(this.names.here);
    }

    show() {
        this.isWanted = true;
        if (!this.view || this.hasAttribute("open")) return;
        const { panel, input } = this.view.panel;
        panel.showPopover();
        this.toggled(true);
        input.focus();
        void this.connect();
    }

    hide() {
        if (!this.view || !this.hasAttribute("open")) return;
        const { panel, launcher } = this.view.panel;
        panel.hidePopover();
        this.toggled(false);
        launcher.focus();
    }

    /** @param {boolean} open */
    toggled(open) {
        this.toggleAttribute("open", open);
        this.view?.panel.launcher.setAttribute("aria-expanded", String(open));
        if (open) this.count(0);
        this.cover();
        this.draw();
        this.tell("tutor-toggle", { open });
    }

    /** Nothing can be reached that the window covers: the focus would go where nobody sees it. */
    cover(covers = matchMedia(narrow).matches && this.hasAttribute("open")) {
        for (const one of document.querySelectorAll("body > :not([inert]), [inert=tutor]")) {
            if (covers && !one.contains(this)) one.setAttribute("inert", "tutor");
            else one.removeAttribute("inert");
        }
    }

    /** Where the host is. */
    get base() {
        return new URL(this.getAttribute("host") ?? origin, location.href);
    }

    /** Goes to where this person's conversations are, once. */
    connect() {
        this.connecting ??= this.enter();
        return this.connecting;
    }

    async enter() {
        Object.assign(this, await goIn(this));
        await this.room?.enter();
        this.draw();
    }

    disconnect() {
        this.room?.leave();
        this.room = this.conversation = this.connecting = undefined;
    }

    /** @param {Change} change */
    hear(change) {
        this.conversation?.hear(change);
        if (change.type === "status") {
            this.setAttribute("status", change.status.kind);
            this.tell("tutor-status", change.status);
        }
        if (change.type === "frame" && change.frame.seq !== undefined) this.arrived(change.frame);
        this.draw();
    }

    /** @param {import("../client/frames.js").Frame} frame */
    arrived(frame) {
        const { type, session, data } = frame;
        if (session !== this.conversation?.place.session) return;
        if (type.startsWith("handoff.")) return this.view?.announceHandoff(frame);
        if (type !== "message" || data.role === "learner") return;
        this.view?.announce(data);
        if (!this.hasAttribute("open")) this.count(this.unread + 1);
        this.tell("tutor-answer", { message: data.id, by: data.by });
    }

    /** @param {number} unread */
    count(unread) {
        this.unread = unread;
        this.view?.unread(unread);
        this.toggleAttribute("unread", unread > 0);
    }

    /** @param {string} type @param {unknown} detail */
    tell(type, detail) {
        this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
    }

    /** @param {string} text */
    async send(text) {
        if (this.view) this.view.atBottom = true;
        await this.connect();
        await this.conversation?.send(text);
    }

    /** @param {string} key */
    edit(key) {
        const item = this.room?.model.items.find((one) => one.key === key);
        if (!this.room || !item) return;
        void this.room.decide("discard", key);
        this.composer?.add(this.room.model.said(item));
        this.composer?.input.focus();
    }

    typing() {
        const { session } = this.conversation?.place ?? {};
        if (session === undefined || Date.now() - this.typedAt < typingInterval) return;
        this.typedAt = Date.now();
        this.room?.tell("typing", { session, on: true });
    }

    /** Asks for a person; what is in the field is what they are asked. */
    async askPerson() {
        const reason = this.composer?.take();
        if (reason === undefined) return;
        await this.connect();
        await this.conversation?.give("human.request", reason ? { reason } : {});
    }

    /** Draws soon, and once however much changes until then. */
    draw() {
        if (this.isDue) return;
        this.isDue = true;
        queueMicrotask(() => {
            this.isDue = false;
            this.view?.draw(this.room, this.conversation, this.getAttribute("lock"));
            this.read();
        });
    }

    /** Tells the host how far this person has read. */
    read() {
        const { transcript } = this.conversation ?? {};
        if (!transcript || !this.hasAttribute("open") || document.visibilityState !== "visible") return;
        if (this.upto === transcript.cursor) return;
        this.upto = transcript.cursor;
        this.room?.tell("read", { session: transcript.session, upto: transcript.cursor });
    }
}

customElements.define("tutor-chat", TutorChat);

for (const { src, dataset, attributes } of document.scripts) {
    if (src !== import.meta.url || !dataset.course) continue;
    const chat = document.createElement("tutor-chat");
    for (const { name, value } of attributes) if (name.startsWith("data-")) chat.setAttribute(name.slice(5), value);
    document.body.append(chat);
}
