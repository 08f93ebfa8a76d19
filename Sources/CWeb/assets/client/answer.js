/**
 * An answer while it is being written: decoration, replaced by the stored message when that comes.
 *
 * `blocks` are closed and shown as the host rendered them. Of the text behind them only so much is shown as is the same
 * in every rendering, so that no formula or code is ever seen half-finished and nothing shown is taken back.
 */
export class Answer {
    /** @param {string} turn */
    constructor(turn) {
        this.turn = turn;
        this.text = "";
        /** @type {string[]} */
        this.blocks = [];
        this.covered = 0; // how much of the text the blocks show; beyond it lies the tail
        this.torn = false; // a piece was lost: wait for a snapshot or the end
        this.step = "";
    }

    /** Adds a piece that starts at `offset` (UTF-16); returns whether anything is new. @param {number} offset @param {string} text */
    add(offset, text) {
        if (this.torn || offset > this.text.length) {
            this.torn = true;
            return false;
        }
        const fresh = text.slice(this.text.length - offset);
        this.text += fresh;
        return fresh !== "";
    }

    /** Takes the whole text so far, as after a reload. @param {string} text */
    repaint(text) {
        this.torn = false;
        if (text.length >= this.text.length) this.text = text;
    }

    /** @param {number} index @param {string} html @param {number} [end] where in the text the block ends */
    close(index, html, end) {
        if (index !== this.blocks.length) return false;
        this.blocks.push(html);
        this.covered = end ?? Infinity;
        return true;
    }

    /** The part of the unfinished block that any rendering would show in the same way. */
    get tail() {
        if (this.torn || this.covered > this.text.length) return "";
        const rest = this.text.slice(this.covered).replace(/^[\r\n]+/, "");
        const plain = /^[^\s\d*_`~$[\]<>\\&|#!+\-=:.(/][^*_`~$[\]<>\\&|!\r\n\t]*/u.exec(rest)?.[0] ?? "";
        // A word that has not ended may still become something else (an address, a name with a mark in it).
        return plain.slice(0, plain.lastIndexOf(" ") + 1).trimEnd();
    }
}
