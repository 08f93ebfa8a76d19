/** How long a claim lasts, and whether the learner is writing: what changes by itself while a tutor looks. */
export class LeaseView {
    /** @param {import("./frame.js").DeskFrame} frame @param {import("../widget/locale.js").Locale} locale */
    constructor(frame, locale) {
        this.frame = frame;
        this.locale = locale;
        /** @type {unknown} */
        this.heard = undefined;
        this.heardAt = 0;
    }

    /** @param {import("./claims.js").Claim | undefined} claim @param {boolean} isConnected @param {number} now */
    draw(claim, isConnected, now) {
        const { lease } = this.frame;
        lease.hidden = claim === undefined || claim.lease === 0;
        if (!claim || claim.lease === 0) return;
        const left = Math.max(0, claim.ends - now);
        const [bar, text] = lease.children;
        /** @type {HTMLElement} */ (bar).style.setProperty("--left", String(left / claim.lease));
        lease.toggleAttribute("data-unsure", !isConnected);
        const words = isConnected ? "desk.lease" : "desk.lease.unsure";
        const said = this.locale.say(words, { length: this.length(Math.ceil(left / 1000)) });
        if (text.textContent !== said) text.textContent = said;
    }

    /** A short time to the second: two minutes are not followed by eighty-nine seconds. @param {number} seconds */
    length(seconds) {
        if (seconds >= 120) return this.locale.length(seconds);
        const words = {
            style: /** @type {const} */ ("unit"),
            unit: "second",
            unitDisplay: /** @type {const} */ ("long"),
        };
        return new Intl.NumberFormat(this.locale.language, words).format(seconds);
    }

    /** Who stops writing may go without a word: after a while nobody is. @param {{on: boolean, account: string} | undefined} heard @param {import("./queue.js").Ticket} ticket */
    typing(heard, { learner, learner_name: who }) {
        const { typing } = this.frame;
        if (heard !== this.heard) this.heardAt = Date.now();
        this.heard = heard;
        const isWriting = heard?.on === true && heard.account === learner && Date.now() - this.heardAt < 8_000;
        typing.hidden = !isWriting;
        if (isWriting) typing.textContent = this.locale.say("writing", { who });
    }
}
