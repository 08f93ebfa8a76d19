/**
 * Says how long to wait before the next attempt to connect.
 *
 * The wait is drawn evenly from nothing to a limit that doubles (full jitter), so that a whole school that was cut off
 * in the same second does not come back in the same second.
 */
export class Backoff {
    /** @param {{random?: () => number, base?: number, cap?: number, settled?: number}} [options] milliseconds */
    constructor({ random = Math.random, base = 250, cap = 20_000, settled = 30_000 } = {}) {
        this.random = random;
        this.base = base;
        this.cap = cap;
        this.settled = settled;
        this.attempts = 0;
        /** @type {number | undefined} */
        this.upSince = undefined;
    }

    /**
     * The wait before the next attempt; what the host asked for wins over what we would do.
     * @param {number} [asked] milliseconds
     */
    next(asked) {
        const limit = Math.min(this.cap, this.base * 2 ** Math.min(this.attempts, 30));
        this.attempts += 1;
        return asked ?? Math.round(this.random() * limit);
    }

    /** @param {number} now */
    up(now) {
        this.upSince = now;
    }

    /**
     * Forgets the failures before only when the line then held for a while: one that breaks at once is still bad.
     * @param {number} now
     */
    down(now) {
        if (this.upSince !== undefined && now - this.upSince >= this.settled) this.reset();
        this.upSince = undefined;
    }

    reset() {
        this.attempts = 0;
    }
}
