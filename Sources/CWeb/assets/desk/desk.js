import { openIndexedBox } from "../client/indexed-box.js";
import { MemoryBox } from "../client/outbox.js";
import { device } from "../widget/account.js";
import { Host } from "../widget/host.js";
import { learn, Locale, speak } from "../widget/locale.js";
import { maybe } from "../widget/memory.js";
import { DeskRoom } from "./room.js";
import { deskEnglish } from "./words.js";

/** @typedef {import("./queue.js").Ticket} Ticket */

/**
 * `<tutor-desk account titles>`: the desk of a tutor, in the page itself. `titles` says, as JSON, what courses and modules
 * are called. What the page shows without a script is replaced.
 */
class TutorDesk extends HTMLElement {
    async connectedCallback() {
        speak("en", deskEnglish);
        await learn(document.documentElement.lang, "desk", location.origin);
        const account = this.getAttribute("account") ?? "";
        const host = new Host(new URL("/", location.href), () => undefined);
        const box = await openIndexedBox(`tutorline desk ${account}`).catch(() => new MemoryBox());
        const locale = new Locale(document.documentElement.lang);
        const room = new DeskRoom({ account, locale, titles: this.titles() }, {
            box,
            connect: () => host.connect(),
            credentials: (/** @type {boolean} */ refresh) => host.credentials(refresh),
            device: device(),
        });
        const { status, absence, line, desk, dialog } = room.frame;
        this.replaceChildren(status, line, absence, desk, dialog);
        await room.enter();
    }

    titles() {
        /** @type {Record<string, {title: string, modules: Record<string, string>}>} */
        const courses = maybe(() => JSON.parse(this.getAttribute("titles") ?? "{}")) ?? {};
        return {
            course: (/** @type {Ticket} */ { course }) => courses[course]?.title ?? course,
            module: (/** @type {Ticket} */ { course, module }) =>
                module ? courses[course]?.modules[module] ?? module : "",
        };
    }
}

customElements.define("tutor-desk", TutorDesk);
