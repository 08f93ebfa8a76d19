import { toSignIn } from "./banner.js";
import { button, icon, icons, make } from "./dom.js";

/** @typedef {import("./locale.js").Locale} Locale */

/**
 * Builds the widget's elements, once. Whoever holds it fills them.
 * @param {Locale} locale
 */
export function buildPanel(locale) {
    const badge = make("span", { className: "badge", hidden: true, ariaHidden: "true" });
    const launcher = button(
        "launcher",
        { part: "launcher", "aria-expanded": "false", "aria-controls": "panel" },
        icon(icons.chat),
        make("span", {}, locale.say("launch")),
        badge,
    );
    const round = (/** @type {string} */ name, /** @type {string} */ words, /** @type {string} */ shape) =>
        button(`round ${name}`, { label: locale.say(words) }, icon(shape));
    const fresh = round("fresh", "fresh", icons.fresh);
    const close = round("close", "close", icons.close);
    const chip = make("p", { className: "chip", dir: "auto" });
    const title = make("h2", { id: "title" }, locale.say("panel"));
    const header = make(
        "div",
        { className: "header" },
        make("div", { className: "heading" }, title, chip),
        fresh,
        close,
    );

    const lineText = make("p", { className: "text" });
    const lineSignIn = make("a", { className: "quiet", href: toSignIn() }, locale.say("line.sign_in"));
    const lineTry = button("quiet", {}, locale.say("line.try"));
    const line = make(
        "div",
        { className: "line", hidden: true },
        make("span", { className: "lamp", ariaHidden: "true" }),
        lineText,
        lineSignIn,
        lineTry,
    );
    const status = make("div", { className: "hidden status", role: "status" });

    const offer = make("div", { className: "offer", hidden: true });
    const older = button("quiet older", { hidden: true }, locale.say("older"));
    const list = make("ol", { className: "list" });
    const empty = make(
        "div",
        { className: "empty" },
        make("p", { className: "question" }, locale.say("empty.title")),
        make("p", {}, locale.say("empty.text")),
    );
    const loading = make("p", { className: "empty", hidden: true }, locale.say("loading"));
    // What is new is said once and whole by the status region; a log that speaks for itself would say it in pieces.
    const speech = { role: "log", "aria-labelledby": "title", "aria-live": "off" };
    const log = make("div", { className: "log", tabIndex: 0, ...speech }, older, loading, empty, list);

    const placeText = make("p", { dir: "auto" });
    const undo = button("quiet undo", {});
    const place = make("div", { className: "place", hidden: true }, placeText, undo);
    const lock = make("p", { className: "place lock", hidden: true });
    const writing = make("p", { className: "typing", hidden: true });
    const input = make("textarea", {
        rows: 1,
        dir: "auto",
        placeholder: locale.say("compose"),
        ariaLabel: locale.say("compose"),
        "aria-describedby": "compose-hint",
        enterKeyHint: "send",
    });
    const hint = make("p", { id: "compose-hint", className: "hidden" }, locale.say("compose.hint"));
    const long = make("p", { className: "seam", role: "alert", hidden: true }, locale.say("compose.long"));
    const send = make("button", { className: "send", label: locale.say("send") }, icon(icons.send));
    const stop = button(
        "send stop",
        { label: locale.say("stop"), hidden: true },
        icon(icons.stop),
    );
    const form = make("form", { className: "compose" }, input, hint, stop, send);
    const person = button(
        "quiet person",
        {},
        icon(icons.person),
        locale.say("person"),
    );
    const another = button("quiet another", { hidden: true }, locale.say("hint"));
    const footer = make(
        "div",
        { className: "footer" },
        lock,
        place,
        writing,
        form,
        long,
        make("div", { className: "extras" }, person, another),
    );

    const panel = make(
        "section",
        {
            id: "panel",
            className: "panel",
            part: "panel",
            popover: "manual",
            role: "dialog",
            "aria-labelledby": "title",
        },
        header,
        // What can be pressed stays where it is when the line is lost: that is told below it.
        offer,
        line,
        status,
        log,
        footer,
    );
    return {
        badge,
        launcher,
        panel,
        chip,
        fresh,
        close,
        line,
        lineText,
        lineSignIn,
        lineTry,
        status,
        offer,
        older,
        list,
        loading,
        empty,
        log,
        lock,
        place,
        placeText,
        undo,
        writing,
        long,
        form,
        input,
        stop,
        person,
        another,
    };
}

/** @typedef {ReturnType<typeof buildPanel>} Panel */
