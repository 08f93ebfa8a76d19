/** Numbers that look like chance and come again with the same seed. */
export class Chance {
    /** @param {number} seed */
    constructor(seed) {
        this.state = seed >>> 0;
    }

    /** A number from 0 up to, but not including, 1. */
    next() {
        this.state = (this.state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    }

    /** A whole number from `least` to `most`. @param {number} least @param {number} most */
    from(least, most) {
        return least + Math.floor(this.next() * (most - least + 1));
    }

    /** @template Thing @param {Thing[]} things @returns {Thing} */
    one(things) {
        return things[this.from(0, things.length - 1)];
    }
}

/** @param {number} milliseconds @returns {Promise<void>} */
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
