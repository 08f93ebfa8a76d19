import { Announcer, describe } from "../widget/banner.js";
import { Absence } from "./absence.js";
import { Again } from "./again.js";
import { DeskAPI } from "./api.js";
import { Complaints } from "./complaints.js";
import { buildDesk } from "./frame.js";
import { LatestSaid } from "./latest.js";
import { LeaseView } from "./lease-view.js";
import { DeskLine } from "./line.js";
import { News } from "./news.js";
import { Once } from "./once.js";
import { QueueView } from "./queue-view.js";
import { Seen } from "./seen.js";
import { Sheets } from "./sheets.js";
import { SideView } from "./side-view.js";
import { talk } from "./talk.js";
import { TalkView } from "./talk-view.js";
import { Unsaid } from "./unsaid.js";
import { DeskWork } from "./work.js";
import { Writer } from "./writer.js";

/** @typedef {import("./queue.js").Ticket} Ticket */

/** Changes that come together are drawn together. */
const drawingPause = 40;

/** What a tutor sees and hears at the desk: takes the state as it is and draws it. */
export class DeskRoom {
    /**
     * @param {{account: string, locale: import("../widget/locale.js").Locale, titles: import("./queue-view.js").Titles}} about
     * @param {Pick<import("./line.js").DeskOptions & import("../client/protocol.js").Options, "box" | "connect" | "credentials" | "device">} options
     */
    constructor({ account, locale, titles }, options) {
        this.account = account;
        this.locale = locale;
        this.titles = titles;
        this.api = new DeskAPI();
        this.frame = buildDesk(locale);
        /** @type {Ticket | undefined} */
        this.chosen = undefined;
        this.sheets = new Sheets(this);
        this.latest = new LatestSaid(this);
        /** How far this tutor has read, by session. @type {Map<string, Seen>} */
        this.seen = new Map();
        /** Names of those who wrote notes, as far as tickets told them. @type {Map<string, string>} */
        this.names = new Map();
        /** What was just taken and is not open yet. @type {string | undefined} */
        this.isTaking = undefined;
        this.isDue = false;
        this.line = new DeskLine({
            ...options,
            account,
            caps: [],
            changed: (change) => this.news.hear(change),
            told: (what, detail) => this.news.told(what, detail),
        });
        this.news = new News(this);
        this.work = new DeskWork(this);
        this.writer = new Writer(this.frame, locale, {
            send: (text) => void this.work.send(text),
            typing: () => this.work.typing(),
        });
        this.queueView = new QueueView(this.frame, locale, {
            account,
            titles,
            choose: (ticket) => this.choose(ticket),
            said: (ticket) => this.latest.said(ticket),
        });
        this.complaints = new Complaints(this);
        this.absence = new Absence(this);
        this.again = new Again(this);
        this.once = new Once(this);
        this.unsaid = new Unsaid(this);
        this.talkView = new TalkView(this.frame, locale, {
            once: (text, key) => void this.once.propose(text, key),
        });
        this.sideView = new SideView(this.frame.side, locale, titles);
        this.leaseView = new LeaseView(this.frame, locale);
        this.announcer = new Announcer(this.frame.status);
        this.work.listen();
    }

    /** Sits down at the desk. */
    async enter() {
        void this.work.readDuty();
        await this.line.client.start();
        setInterval(() => this.tick(), 1_000);
    }

    tick() {
        this.line.tick();
        this.absence.tick();
        this.draw();
    }

    /** @param {string} words @param {Record<string, string | number>} [values] */
    say(words, values = {}) {
        return this.locale.say(`desk.${words}`, values);
    }

    /** @param {string} text */
    notice(text) {
        this.complaints.notice(text);
    }

    /** @param {unknown} error @param {string} [words] */
    refuse(error, words) {
        this.complaints.refuse(error, words);
    }

    /** @param {unknown} error @param {string} [ticket] */
    problem(error, ticket) {
        this.complaints.problem(error, ticket);
    }

    /** Opens a ticket, or goes back to the queue. @param {string | undefined} id */
    choose(id) {
        const { frame, line, writer } = this;
        const ticket = id === undefined ? undefined : line.queue.tickets.get(id);
        this.problem(undefined);
        this.notice("");
        this.once.show("");
        this.chosen = ticket;
        if (ticket) {
            this.talkView.begin(ticket.learner_name);
            const values = { learner: ticket.learner_name, ...this.titled(ticket) };
            this.again.carryDraft(ticket);
            if (writer.ticket !== ticket.ticket) writer.begin(ticket.ticket, values);
            void this.readReplies(ticket);
        }
        this.drawNow();
        if (ticket) (line.claims.get(ticket.ticket) ? frame.input : frame.take).focus();
        else frame.next.focus();
    }

    /** @param {Ticket} ticket */
    titled(ticket) {
        return { course: this.titles.course(ticket), module: this.titles.module(ticket) };
    }

    /** Opens what was just taken as soon as the stream shows it, which may be before or after the answer to the claim. */
    openTaken() {
        const id = this.isTaking;
        if (id === undefined || !this.line.queue.tickets.has(id) || !this.line.claims.get(id)) return;
        this.isTaking = undefined;
        this.choose(id);
    }

    /** @param {Ticket} ticket */
    async readReplies(ticket) {
        const replies = await this.api.replies(ticket.course).catch(() => undefined);
        if (this.writer.ticket === ticket.ticket) this.writer.replies = replies;
    }

    draw() {
        if (this.isDue) return;
        this.isDue = true;
        setTimeout(() => this.drawNow(), drawingPause);
    }

    drawNow() {
        this.isDue = false;
        const { frame, line } = this;
        this.drawLine();
        for (const ticket of line.queue.tickets.values()) {
            if (ticket.tutor) this.names.set(ticket.tutor, ticket.tutor_name ?? "");
            if (line.claims.get(ticket.ticket)) void this.sheets.follow(ticket);
        }
        this.openTaken();
        this.complaints.revise();
        const { chosen } = this;
        if (chosen) {
            this.chosen = line.queue.tickets.get(chosen.ticket) ?? chosen;
            if (document.visibilityState === "visible") this.latest.look(this.chosen);
            this.drawTalk(this.chosen);
        }
        const unread = this.unread();
        const { waiting, isDone } = this.queueView.draw(line.queue, {
            chosen: chosen?.ticket,
            unread,
            // By the host's clock: the one here may be wrong, and all would be overdue, or nobody.
            now: Date.now() + this.api.ahead,
        });
        if (!isDone) this.draw();
        const count = waiting + unread.size;
        document.title = `${count ? this.say("title.count", { count }) : this.say("title")} · Tutorline`;
        frame.desk.dataset.view = chosen ? "talk" : "queue";
        frame.nothing.hidden = chosen !== undefined;
        frame.talk.hidden = chosen === undefined;
        frame.side.hidden = chosen === undefined;
    }

    /** How much is new in this tutor's own conversations, by ticket. */
    unread() {
        /** @type {Map<string, number>} */
        const unread = new Map();
        for (const ticket of this.line.queue.tickets.values()) {
            const count = this.line.claims.get(ticket.ticket) ? this.latest.unread(ticket) : 0;
            if (count) unread.set(ticket.ticket, count);
        }
        return unread;
    }

    /** @param {Ticket} ticket */
    drawTalk(ticket) {
        const { frame, line, talkView } = this;
        void this.sheets.follow(ticket);
        const claim = line.claims.get(ticket.ticket);
        const isOpen = line.queue.tickets.has(ticket.ticket);
        const { course, module } = this.titled(ticket);
        frame.name.textContent = ticket.learner_name;
        frame.about.textContent = [course, module].filter(Boolean).join(" › ");
        frame.alarm.hidden = !ticket.alarm;
        const canTake = isOpen ? ticket.tutor === undefined : this.again.ticket !== undefined;
        frame.take.hidden = claim !== undefined || !canTake;
        frame.doing.hidden = claim === undefined;
        // What was written is kept in view, also where it can no longer be sent.
        const hasDraft = (this.writer.text || this.writer.behind) !== "";
        frame.form.hidden = claim === undefined && !hasDraft;
        frame.send.toggleAttribute("disabled", claim === undefined && !this.writer.isNote);
        this.leaseView.draw(claim, line.client.isUp, Date.now());
        const transcript = line.model.transcripts.get(ticket.session);
        const log = transcript?.log ?? [];
        const pending = line.model.pending(ticket.session);
        talkView.draw(talk({ log, pending, account: this.account, names: this.names }));
        frame.older.hidden = !transcript?.more;
        this.leaseView.typing(transcript?.facts.typing, ticket);
        const seen = this.seen.get(ticket.session) ?? new Seen();
        this.seen.set(ticket.session, seen);
        const isLooking = document.visibilityState === "visible" && talkView.atBottom;
        if (transcript?.epoch) seen.show(transcript.cursor, isLooking, Date.now());
        const sheet = this.sheets.known.get(ticket.ticket);
        const sign = `${ticket.ticket} ${ticket.queue} ${sheet !== undefined}`;
        if (frame.side.dataset.sign !== sign) this.sideView.draw(ticket, sheet);
        frame.side.dataset.sign = sign;
    }

    drawLine() {
        const { frame, line, locale } = this;
        const { kind } = line.model.status;
        const { text, said, canTry } = describe(line.model.status, Date.now(), locale);
        frame.line.dataset.kind = kind;
        frame.line.hidden = text === "";
        if (frame.lineText.textContent !== text) frame.lineText.textContent = text;
        frame.lineSignIn.hidden = line.model.status.why !== "token";
        frame.lineTry.hidden = !canTry;
        this.announcer.line(kind, said);
    }
}
