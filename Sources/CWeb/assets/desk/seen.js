/** How long something has to be on the screen before it counts as read. */
const glance = 2_000;

/**
 * How far a tutor has read: what came a moment ago while they were writing does not count, so that the host can stop an
 * answer that was given blind.
 */
export class Seen {
    constructor() {
        this.upto = 0;
        this.cursor = 0;
        this.since = 0;
        this.isLooking = false;
    }

    /** The screen shows everything up to `cursor`. @param {number} cursor @param {boolean} isLooking @param {number} now */
    show(cursor, isLooking, now) {
        if (this.cursor === 0) this.upto = cursor; // what was there when the tutor came is read first
        this.settle(now);
        if (cursor !== this.cursor || !this.isLooking) this.since = now;
        this.cursor = cursor;
        this.isLooking = isLooking;
    }

    /** @param {number} now */
    settle(now) {
        if (this.isLooking && now - this.since >= glance) this.upto = this.cursor;
        return this.upto;
    }

    /** The tutor was told what they had not read. */
    told() {
        this.upto = this.cursor;
    }
}
