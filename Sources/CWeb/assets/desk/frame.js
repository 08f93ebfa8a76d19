import { toSignIn } from "../widget/banner.js";
import { icon, icons, make } from "../widget/dom.js";

/** @typedef {import("../widget/locale.js").Locale} Locale */

/**
 * Builds the desk's elements, once. Whoever holds it fills them.
 * @param {Locale} locale
 */
export function buildDesk(locale) {
    const say = (/** @type {string} */ words) => locale.say(`desk.${words}`);
    const button = (/** @type {string} */ words, className = "plain", properties = {}) =>
        make("button", { type: "button", className, ...properties }, say(words));

    // The line, and what is said aloud
    const lineText = make("p", { className: "text" });
    const lineSignIn = make("a", { className: "plain", href: toSignIn() }, locale.say("line.sign_in"));
    const lineTry = make("button", { type: "button", className: "plain" }, locale.say("line.try"));
    const line = make(
        "div",
        { className: "line", hidden: true },
        make("span", { className: "lamp" }),
        lineText,
        lineSignIn,
        lineTry,
    );
    const status = make("div", { className: "unseen" });
    status.setAttribute("role", "status");

    const absence = make("p", { className: "absence" });
    absence.setAttribute("role", "status");

    // The queue
    const next = button("next", "main", { "aria-keyshortcuts": "Alt+N" });
    const state = make("select", { id: "duty-state" });
    state.append(...["available", "busy", "away"].map((value) => make("option", { value }, say(`duty.${value}`))));
    state.value = ""; // nobody is available before it is known that they are
    const capacity = make("input", { id: "duty-capacity", type: "number", min: "1", max: "50", required: true });
    capacity.ariaLabel = say("capacity");
    const duty = make(
        "form",
        { className: "duty" },
        make("label", { htmlFor: "duty-state" }, say("duty")),
        state,
        capacity,
        make("label", { htmlFor: "duty-capacity" }, say("capacity.short")),
    );
    const part = (/** @type {"yours" | "waiting" | "taken"} */ name) => {
        const heading = make("h2", { id: `tickets-${name}` }, say(name));
        const count = make("span", { className: "count" });
        heading.append(" ", count);
        const list = make("ul", { className: "tickets" });
        list.setAttribute("aria-labelledby", heading.id);
        const more = make("p", { className: "more", hidden: true });
        return { box: make("div", { className: `part ${name}` }, heading, list, more), list, count, more };
    };
    const parts = { yours: part("yours"), waiting: part("waiting"), taken: part("taken") };
    const problem = make("p", { className: "notice", hidden: true });
    problem.setAttribute("role", "alert");
    const none = make("p", { className: "none", hidden: true }, say("none"));
    const queue = make(
        "section",
        { className: "queue" },
        make("div", { className: "top-of-queue" }, make("h1", {}, say("title")), next),
        duty,
        problem,
        parts.yours.box,
        parts.waiting.box,
        none,
        parts.taken.box,
    );
    queue.ariaLabel = say("title");

    // The conversation
    const back = make(
        "button",
        { type: "button", className: "plain back" },
        icon(icons.up),
        make("span", {}, say("back")),
    );
    const name = make("h2", { className: "name", tabIndex: -1, dir: "auto" });
    const about = make("p", { className: "about", dir: "auto" });
    const alarm = make("strong", { className: "mark", hidden: true }, say("mark.alarm"));
    alarm.dataset.kind = "alarm";
    const lease = make("p", { className: "lease", hidden: true }, make("span", { className: "bar" }), make("span"));
    const take = button("take", "main");
    const actions = {
        resolve: button("resolve"),
        back_to: button("back_to"),
        transfer: button("transfer"),
        release: button("release"),
    };
    const doing = make("div", { className: "doing", hidden: true }, ...Object.values(actions));
    const older = button("earlier", "plain older", { hidden: true });
    const list = make("ol", { className: "talk-list" });
    const log = make("div", { className: "log", tabIndex: 0 }, older, list);
    log.setAttribute("role", "log");
    log.setAttribute("aria-live", "off"); // what is new is said once by the status
    const notice = make("p", { className: "notice", hidden: true });
    notice.setAttribute("role", "alert");

    const kept = make("div", { className: "kept", hidden: true }, make("p"), button("once.undo"));

    // Writing
    const input = make("textarea", { id: "desk-reply", rows: 2, dir: "auto" });
    input.setAttribute("aria-describedby", "desk-hint");
    input.setAttribute("aria-controls", "desk-canned");
    input.setAttribute("aria-keyshortcuts", "Alt+R");
    const canned = make("ul", { id: "desk-canned", className: "canned", hidden: true });
    canned.setAttribute("role", "listbox");
    canned.ariaLabel = say("canned");
    const unlisted = make("p", { className: "unlisted", hidden: true });
    unlisted.setAttribute("role", "status");
    const send = make("button", { className: "send", label: locale.say("send") }, icon(icons.send));
    const label = make("label", { htmlFor: "desk-reply", className: "unseen" }, say("reply"));
    const hint = make("p", { id: "desk-hint", className: "unseen" }, say("reply.hint"));
    const compose = make("div", { className: "compose" }, label, input, hint, send);
    const long = make("p", { className: "long", hidden: true }, locale.say("compose.long"));
    long.setAttribute("role", "alert");
    const note = button("note", "plain", { "aria-pressed": "false" });
    const draft = button("draft");
    const keep = button("canned.keep");
    const form = make(
        "form",
        { className: "writing", hidden: true },
        canned,
        unlisted,
        long,
        compose,
        make("div", { className: "tools" }, note, draft, keep),
    );
    const head = make(
        "div",
        { className: "head" },
        back,
        make("div", { className: "heading" }, name, alarm, about),
        lease,
        take,
        doing,
    );
    const typing = make("p", { className: "typing", hidden: true });
    const talk = make("section", { className: "talk", hidden: true }, head, log, typing, notice, kept, form);
    name.id = "desk-name";
    talk.setAttribute("aria-labelledby", name.id);
    log.setAttribute("aria-labelledby", name.id);
    const nothing = make(
        "div",
        { className: "nothing" },
        make("p", {}, say("choose")),
        make("p", {}, say("choose.keys")),
    );

    const side = make("aside", { className: "side", hidden: true });
    const dialog = make("dialog", { className: "parting" });
    const desk = make("div", { className: "desk" }, queue, nothing, talk, side);
    return {
        line,
        lineText,
        lineSignIn,
        lineTry,
        status,
        absence,
        next,
        state,
        capacity,
        parts,
        problem,
        none,
        queue,
        back,
        name,
        about,
        alarm,
        lease,
        take,
        actions,
        doing,
        older,
        list,
        log,
        typing,
        notice,
        kept,
        input,
        long,
        canned,
        unlisted,
        send,
        label,
        note,
        draft,
        keep,
        form,
        talk,
        nothing,
        side,
        dialog,
        desk,
    };
}

/** @typedef {ReturnType<typeof buildDesk>} DeskFrame */
