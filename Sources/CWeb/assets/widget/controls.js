import { View } from "./view.js";
import { once } from "./dom.js";
import { sourceOf } from "./source.js";
import { Composer } from "./composer.js";
import { Locale } from "./locale.js";

/** Builds what a widget shows, with what each of its buttons does. @param {import("./tutor-chat.js").TutorChat} chat */
export function buildView(chat) {
    const locale = new Locale(chat.language);
    chat.dir ||= locale.isFromRight ? "rtl" : "ltr";
    const view = new View(locale, {
        retry: (key) => chat.conversation?.retry(key),
        discard: (key) => chat.room?.decide("discard", key),
        edit: (key) => chat.edit(key),
        again: (turn) => chat.conversation?.give("message.retry", { turn }),
        feedback: (message, value, note) =>
            chat.conversation?.give("feedback", { message, value, ...(note ? { note } : {}) }),
        source: (name) => sourceOf(name, chat.base, chat.names),
    });
    const { panel } = view;
    chat.composer = new Composer(panel, (text) => chat.send(text), () => chat.typing());
    panel.launcher.onclick = () => chat.hasAttribute("open") ? chat.hide() : chat.show();
    panel.close.onclick = () => chat.hide();
    panel.fresh.onclick = () => {
        chat.conversation?.startNew();
        panel.input.focus();
    };
    // On other sites it is the site that signs people in.
    if (!chat.hasAttribute("account")) panel.lineSignIn.remove();
    panel.lineTry.onclick = () => chat.room?.notice("try");
    panel.stop.onclick = () => chat.conversation?.stop();
    panel.person.onclick = once(() => chat.askPerson());
    panel.undo.onclick = () => chat.conversation?.give("human.cancel");
    panel.another.onclick = once(() => chat.conversation?.give("hint.more"));
    panel.older.onclick = () => chat.conversation?.older();
    panel.panel.onkeydown = (event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        chat.hide();
    };
    view.about(chat.names.here);
    chat.shadowRoot?.append(panel.launcher, panel.panel);
    return view;
}
