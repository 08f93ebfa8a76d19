/** How long the host takes a tutor to be there from whom nothing comes: `Roster.patience`. */
const presencePatience = 300_000;

/** How often the host is asked after that, for somebody may also be there by another window or a terminal. */
const absencePause = 30_000;

/**
 * Tells a tutor that they are shown as away because they have touched nothing, which what they chose does not show.
 *
 * The time here only says when to ask the host, which knows; where it does not answer, the time counts.
 */
export class Absence {
    /** @param {import("./room.js").DeskRoom} room */
    constructor(room) {
        this.room = room;
        this.isTold = false;
        this.dueAt = Infinity;
    }

    /** The host has heard of the tutor, who is there again. */
    heard() {
        this.dueAt = Date.now() + presencePatience;
        this.tell(false);
    }

    tick() {
        const { line: { client }, frame: { state: { value: state } } } = this.room;
        // Without a line nobody is there, which the line tells; and who chose to be away knows it.
        if (!client.isUp || !state || state === "away") return this.tell(false);
        if (Date.now() >= this.dueAt) void this.check();
    }

    async check() {
        const due = this.dueAt = Date.now() + absencePause;
        const { account, api } = this.room;
        const isThere = await api.queues().then(
            ({ tutors }) => tutors.some(({ tutor }) => tutor === account),
            () => false,
        );
        // Somebody who came back in the meantime is not told that they are away.
        if (this.dueAt === due) this.tell(!isThere);
    }

    /** @param {boolean} isAway */
    tell(isAway) {
        if (this.isTold === isAway) return;
        this.isTold = isAway;
        this.room.frame.absence.textContent = isAway ? this.room.say("duty.absent") : "";
    }
}
