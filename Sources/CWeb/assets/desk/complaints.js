import { Refusal } from "../client/refusal.js";
import { isTaken } from "./queue.js";

/** @param {unknown} error */
const isLost = (error) => error instanceof Refusal && error.code === "lost";

/** What did not work, told beside the queue or beside the conversation for as long as it is true. */
export class Complaints {
    /** @param {import("./room.js").DeskRoom} room */
    constructor(room) {
        this.room = room;
        /** The ticket that a problem is about, and whether somebody else was seen to have it. @type {{ticket: string, isTaken: boolean} | undefined} */
        this.about = undefined;
        /** Whether what is told by the conversation is only that there is no line. */
        this.isNoticeOfLine = false;
    }

    /** Says something beside the conversation. @param {string} text */
    notice(text) {
        const { notice } = this.room.frame;
        notice.textContent = text;
        notice.hidden = text === "";
        this.isNoticeOfLine = false;
    }

    /** Says there why something was not done; `words` may say what became of what was written. @param {unknown} error @param {string} [words] */
    refuse(error, words) {
        const { locale } = this.room;
        const reason = this.isOfSignedOut(error) ? "" : locale.why(/** @type {any} */ (error));
        this.notice(words ? this.room.say(words, { reason }).trim() : reason);
        this.isNoticeOfLine = isLost(error);
    }

    /** Says beside the queue what did not work; with a ticket, for as long as that stays as it is. @param {unknown} error @param {string} [ticket] */
    problem(error, ticket) {
        if (this.isOfSignedOut(error)) {
            this.room.announcer.say(this.room.frame.lineText.textContent ?? "");
            return this.tell("");
        }
        const { locale } = this.room;
        this.tell(error instanceof Error ? this.room.say("error", { reason: locale.why(error) }) : "");
        if (ticket === undefined || isLost(error)) return;
        this.about = { ticket, isTaken: false };
        this.revise();
    }

    /** @param {string} text */
    tell(text) {
        const { problem } = this.room.frame;
        problem.textContent = text;
        problem.hidden = text === "";
        this.about = undefined;
    }

    /** Whoever is signed out is told so by the line: that there is no connection would not be true. */
    get isSignedOut() {
        return this.room.line.model.status.why === "token";
    }

    /** @param {unknown} error */
    isOfSignedOut(error) {
        return isLost(error) && this.isSignedOut;
    }

    /** What told that there was no line is true no longer. */
    lineIsBack() {
        if (this.isNoticeOfLine) this.notice("");
    }

    /** Takes back what was said of a ticket once that has changed hands again, or is over. */
    revise() {
        if (!this.about) return;
        const { account, line: { queue } } = this.room;
        const ticket = queue.tickets.get(this.about.ticket);
        // The news that somebody took it may come after the refusal that tells it.
        if (ticket && isTaken(ticket) && ticket.tutor !== account) this.about.isTaken = true;
        else if (this.about.isTaken || !ticket || isTaken(ticket)) this.tell("");
    }
}
