import { ring } from "./bell.js";

/** What happens while a tutor sits at the desk, and what the tutor is told of it. */
export class News {
    /** @param {import("./room.js").DeskRoom} room */
    constructor(room) {
        this.room = room;
    }

    /** @param {import("../client/model.js").Change} change */
    hear(change) {
        if (change.type === "status" && change.status.kind === "back") this.room.problem(undefined);
        if (change.type === "welcome") {
            this.room.absence.heard();
            this.room.complaints.lineIsBack();
        }
        if (change.type === "welcome" && this.room.work.isDutyDue) void this.room.work.setDuty();
        if (change.type === "frame" && change.frame.type === "message" && change.frame.data.role === "learner") {
            this.learnerWrote(change.frame);
        }
        this.room.draw();
    }

    /** @param {import("../client/frames.js").Frame} frame */
    learnerWrote({ session, data }) {
        const ticket = [...this.room.line.queue.tickets.values()].find((one) => one.session === session);
        if (!ticket || !this.room.line.claims.get(ticket.ticket)) return;
        this.room.announcer.say(this.room.say("said", { who: ticket.learner_name, text: String(data.text) }));
    }

    /** @param {"tickets" | "opened" | "alarm" | "lost" | "unwanted" | "erased" | "refused"} what @param {any} detail */
    told(what, detail) {
        if (what === "opened") {
            this.room.announcer.say(this.room.say("new", { learner: detail.learner_name, question: detail.question }));
            if (this.room.again.ticket?.ticket === detail.ticket) {
                this.room.notice(this.room.say("again", { who: detail.learner_name }));
            }
        }
        if (what === "alarm") {
            this.room.announcer.say(this.room.say("alarm", { learner: detail.learner_name }));
            ring();
        }
        if (what === "refused") this.refused(detail);
        if (what === "erased") this.erased(detail);
        if (what === "lost" || what === "unwanted") this.room.unsaid.lost(detail);
        if ((what === "lost" || what === "unwanted") && detail === this.room.chosen?.ticket) {
            this.room.notice(
                this.room.say(what === "lost" ? "lost" : "over", { who: this.room.chosen?.learner_name ?? "" }),
            );
        }
        this.room.draw();
    }

    /** A conversation is no more: what the desk has of it goes, and what was being written to nobody. @param {string} session */
    erased(session) {
        const { room } = this;
        room.sheets.forget(session);
        if (room.chosen?.session !== session) return;
        room.writer.forget();
        room.choose(undefined);
        room.talkView.begin("");
        room.frame.name.textContent = "";
        room.frame.side.replaceChildren();
        delete room.frame.side.dataset.sign;
        room.complaints.tell(room.say("erased"));
        room.announcer.say(room.say("erased"));
    }

    /** Puts words that were not sent back into the field of their ticket; says whether that is the one shown. @param {string} ticket @param {string} text @param {boolean} [isNote] */
    giveBack(ticket, text, isNote = false) {
        const { writer } = this.room;
        const isShown = writer.ticket === ticket;
        if (isShown && isNote) writer.turn(true);
        const draft = isShown ? writer : writer.draft(ticket);
        const both = draft.text ? `${text}\n\n${draft.text}` : text;
        if (isShown) writer.text = both;
        else writer.keepFor(ticket, both, isNote || draft.isNote);
        return isShown;
    }

    /** The host did not take an answer: it goes back to where it was written, with the reason. @param {import("../client/outbox.js").Item} item */
    refused({ code, message, session = "", body }) {
        const { line } = this.room;
        if (!this.giveBack(String(body.ticket), String(body.text))) return;
        if (code !== "unseen") return this.room.notice(this.room.locale.why({ code, message }));
        const missed = line.model.transcript(session).log.filter(({ type, seq, data }) =>
            type === "message" && data.role === "learner" && (seq ?? 0) > Number(body.seen)
        );
        this.room.seen.get(session)?.told();
        const last = missed.at(-1);
        const learner = this.room.chosen?.learner_name ?? "";
        this.room.notice(
            last ? this.room.say("unseen", { learner, text: last.data.text }) : this.room.say("unseen.plain"),
        );
    }
}
