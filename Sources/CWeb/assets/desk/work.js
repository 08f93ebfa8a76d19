import { Refusal } from "../client/refusal.js";
import { nameOfReply } from "./canned.js";
import { askParting } from "./parting.js";

/** @typedef {import("./queue.js").Ticket} Ticket */

/** How often the host hears that a tutor who says nothing is at the desk. */
const stirPause = 60_000;

/** How often a learner hears that the tutor is writing. */
const typingPause = 3_000;

/** What a tutor does at the desk, by buttons and keys. */
export class DeskWork {
    /** @param {import("./room.js").DeskRoom} room */
    constructor(room) {
        this.room = room;
        this.stirredAt = 0;
        this.typedAt = 0;
        this.isClaiming = false;
        /** Whether what was chosen is still to be told to the host. */
        this.isDutyDue = false;
        /** What the host knows. @type {{state: string, capacity: number} | undefined} */
        this.duty = undefined;
    }

    listen() {
        const { room, room: { frame, line: { client } } } = this;
        // A double click takes one question, not two.
        frame.next.onclick = ({ detail }) => detail < 2 && void this.claim();
        frame.take.onclick = () => void this.claim((room.again.ticket ?? room.chosen)?.ticket);
        frame.back.onclick = () => room.choose(undefined);
        frame.lineTry.onclick = () => client.notice("try");
        frame.older.onclick = () => room.chosen && client.older(room.chosen.session);
        frame.state.onchange = frame.capacity.onchange = () => void this.setDuty();
        frame.draft.onclick = () => void this.draft();
        frame.keep.onclick = () => void this.keepReply();
        for (const how of /** @type {const} */ (["release", "resolve", "back_to", "transfer"])) {
            frame.actions[how].onclick = () => void this.part(how);
        }
        for (const type of /** @type {const} */ (["online", "offline"])) {
            addEventListener(type, () => client.notice(type));
        }
        document.addEventListener("visibilitychange", () => {
            if (document.visibilityState === "visible") client.notice("visible");
            room.draw();
        });
        addEventListener("keydown", (event) => this.shortcut(event));
        for (const type of ["keydown", "pointerdown", "pointermove", "wheel"]) {
            addEventListener(type, () => this.stir());
        }
    }

    /** @param {KeyboardEvent} event */
    shortcut(event) {
        if (!event.altKey || event.ctrlKey || event.metaKey || this.room.frame.dialog.open) return;
        if (event.code === "KeyN" && !event.repeat) void this.claim();
        else if (event.code === "KeyR") this.room.frame.input.focus();
        else return;
        event.preventDefault();
    }

    /** Whoever reads and types at the desk is there, though nothing of it goes to the host. */
    stir() {
        const { room: { absence, line: { client }, frame: { state: { value: state } } } } = this;
        if (!state || !client.isUp || Date.now() - this.stirredAt < stirPause && !absence.isTold) return;
        this.stirredAt = Date.now();
        client.say("presence.set", { state });
        absence.heard();
    }

    typing() {
        if (!this.room.chosen || Date.now() - this.typedAt < typingPause) return;
        this.typedAt = Date.now();
        this.room.line.client.say("typing", { session: this.room.chosen.session, on: true });
    }

    /** @param {string} [ticket] */
    async claim(ticket) {
        if (this.isClaiming) return;
        this.isClaiming = true;
        try {
            const taken = await this.room.line.claim(ticket);
            this.room.isTaking = taken;
            this.room.openTaken();
        } catch (error) {
            this.room.problem(error, ticket);
        } finally {
            this.isClaiming = false;
        }
    }

    /** @param {string} text */
    async send(text) {
        const { chosen, line, writer } = this.room;
        if (!chosen) return;
        // Nobody is there to answer: what was written stays, and so does what tells why.
        if (!writer.isNote && !line.claims.get(chosen.ticket)) return void this.room.news.giveBack(chosen.ticket, text);
        this.room.notice("");
        if (writer.isNote) {
            // At once: what is written while it is on its way is not to change its reader.
            writer.turn(false);
            try {
                await line.note(chosen.ticket, text);
            } catch (error) {
                if (!this.room.news.giveBack(chosen.ticket, text, true)) return;
                this.room.refuse(error);
            }
            return;
        }
        this.room.talkView.atBottom = true;
        // Who answers at once after taking a question may be faster than the conversation is here.
        writer.keepFor(chosen.ticket, text, false);
        await this.room.sheets.follow(chosen);
        this.room.drawNow();
        const seen = this.room.seen.get(chosen.session)?.settle(Date.now()) ?? 0;
        // Where the conversation could not be read, nobody answers it blind.
        const isHere = line.model.transcripts.get(chosen.session)?.epoch;
        const isGiven = isHere && await line.say(chosen.ticket, text, seen);
        if (writer.ticket === chosen.ticket) writer.keep();
        else writer.keepFor(chosen.ticket, "", false);
        if (!isGiven) this.room.news.giveBack(chosen.ticket, text);
        this.room.draw();
    }

    async draft() {
        const { chosen, frame, writer } = this.room;
        if (!chosen) return;
        frame.draft.disabled = true;
        frame.draft.textContent = this.room.say("draft.busy");
        try {
            const { text } = await this.room.api.draft(chosen.ticket);
            if (this.room.chosen?.ticket !== chosen.ticket) return;
            writer.text = writer.text ? `${writer.text}\n\n${text}` : text;
            this.askToWrite("draft.here");
        } catch (error) {
            this.room.refuse(error);
        } finally {
            frame.draft.disabled = false;
            frame.draft.textContent = this.room.say("draft");
        }
    }

    /** Says what is to be done in the field, until somebody does: who writes there has read it. @param {string} words */
    askToWrite(words) {
        const { room, room: { frame } } = this;
        const text = room.say(words);
        room.notice(text);
        frame.input.addEventListener("input", () => frame.notice.textContent === text && room.notice(""), {
            once: true,
        });
        frame.input.focus();
    }

    /** Keeps what is written as a reply that is sent often. */
    async keepReply() {
        const { chosen, frame, writer, locale } = this.room;
        if (!chosen) return;
        if (writer.text.trim() === "") return this.askToWrite("canned.empty");
        const said = await askParting(frame.dialog, locale, { words: "canned", mustSay: true, rows: 1 });
        const name = nameOfReply(said?.note ?? "");
        if (!name) return;
        try {
            await this.room.api.keep(chosen.course, name, writer.text.trim());
            await this.room.readReplies(chosen);
            this.room.notice(this.room.say("canned.kept", { name }));
        } catch (error) {
            this.room.refuse(error);
        }
    }

    /** @param {"release" | "resolve" | "back_to" | "transfer"} words */
    async part(words) {
        const { chosen, frame, line, locale, unsaid } = this.room;
        if (!chosen) return;
        let said;
        try {
            const choices = words === "transfer" ? await this.targets(chosen) : undefined;
            if (this.room.chosen?.ticket !== chosen.ticket) return;
            const { note: begin, to: beginTo } = unsaid.of(chosen.ticket);
            said = await askParting(frame.dialog, locale, { words, choices, begin, beginTo });
            if (!said) return;
            const { note, to } = said;
            // It was lost while they were asked, and they have been told.
            if (!line.claims.get(chosen.ticket)) return void this.room.news.giveBack(chosen.ticket, note, note !== "");
            const isDone = words === "resolve" || words === "back_to";
            await line.part(chosen.ticket, isDone ? "resolve" : words, {
                ...(note ? { [isDone ? "note" : "reason"]: note } : {}),
                ...(words === "back_to" ? { back_to: "chain" } : {}),
                ...(words === "transfer" ? { [to.startsWith("queue ") ? "to" : "tutor"]: to.split(" ")[1] } : {}),
            });
            unsaid.forget(chosen.ticket);
            if (this.room.chosen?.ticket === chosen.ticket) this.room.choose(undefined);
        } catch (error) {
            if (said) unsaid.keep(chosen.ticket, said, error);
            else this.room.refuse(error);
        }
    }

    /** Where a ticket could be passed on to. @param {Ticket} ticket */
    async targets(ticket) {
        const { queues, tutors } = await this.room.api.queues();
        for (const { tutor, name } of tutors) if (name) this.room.names.set(tutor, name);
        return [
            ...tutors.filter(({ tutor }) => tutor !== this.room.account).map(({ tutor, name, state }) => ({
                value: `tutor ${tutor}`,
                text: `${name ?? tutor} (${this.room.say(`duty.${state}`)})`,
            })),
            ...queues.filter(({ queue }) => queue !== ticket.queue).map(({ queue }) => ({
                value: `queue ${queue}`,
                text: this.room.say("transfer.queue", { queue }),
            })),
        ];
    }

    async readDuty() {
        try {
            this.duty = await this.room.api.duty();
            // What was chosen meanwhile counts.
            if (!this.isDutyDue) this.showDuty();
        } catch (error) {
            this.room.problem(error);
        }
    }

    showDuty() {
        const { frame } = this.room;
        if (!this.duty) return;
        frame.state.value = this.duty.state;
        frame.capacity.value = String(this.duty.capacity);
    }

    /** Tells the host what was chosen; without a line that waits for the next one, and the tutor is told so. */
    async setDuty() {
        const { frame, line } = this.room;
        const [state, capacity] = [frame.state.value, Number(frame.capacity.value)];
        if (!frame.capacity.reportValidity()) return;
        this.isDutyDue = true;
        try {
            await line.client.ask("presence.set", { state: state || undefined, capacity });
            this.isDutyDue = false;
            this.duty = { state, capacity };
            this.room.problem(undefined);
        } catch (error) {
            if (error instanceof Refusal && error.code === "lost" && !this.room.complaints.isSignedOut) {
                return this.room.complaints.tell(this.room.say("duty.later"));
            }
            this.isDutyDue = false;
            this.showDuty();
            this.room.problem(error);
        }
    }
}
