/** @typedef {{kind: "same" | "gone" | "new", line: string}} DiffLine */

/** As many pairs of lines as are compared at most; texts that differ in more are taken to share nothing there. */
const mostPairs = 9_000_000;

/**
 * Which lines of one text are those of another, in order: their places in both.
 * @param {string[]} one @param {string[]} other
 * @returns {[number, number][]}
 */
function shared(one, other) {
    let start = 0;
    let [end, otherEnd] = [one.length, other.length];
    while (start < Math.min(end, otherEnd) && one[start] === other[start]) start += 1;
    while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) {
        [end, otherEnd] = [end - 1, otherEnd - 1];
    }
    const [height, width] = [end - start, otherEnd - start];
    /** @type {[number, number][]} */
    const pairs = Array.from({ length: start }, (_, place) => [place, place]);
    if (height * width <= mostPairs) {
        // How many lines can be shared from each pair of places on.
        const most = Array.from({ length: height + 1 }, () => new Uint32Array(width + 1));
        for (let row = height - 1; row >= 0; row -= 1) {
            for (let column = width - 1; column >= 0; column -= 1) {
                most[row][column] = one[start + row] === other[start + column]
                    ? most[row + 1][column + 1] + 1
                    : Math.max(most[row + 1][column], most[row][column + 1]);
            }
        }
        for (let [row, column] = [0, 0]; row < height && column < width;) {
            if (one[start + row] === other[start + column]) {
                pairs.push([start + row, start + column]);
                [row, column] = [row + 1, column + 1];
            } else if (most[row + 1][column] >= most[row][column + 1]) row += 1;
            else column += 1;
        }
    }
    for (let place = 0; end + place < one.length; place += 1) pairs.push([end + place, otherEnd + place]);
    return pairs;
}

/**
 * What would have to go from one text and come into it to make another of it, line by line.
 * @param {string} before @param {string} after
 * @returns {DiffLine[]}
 */
export function difference(before, after) {
    const [old, fresh] = [before.split("\n"), after.split("\n")];
    /** @type {DiffLine[]} */
    const lines = [];
    let [row, column] = [0, 0];
    for (const [nextRow, nextColumn] of [...shared(old, fresh), [old.length, fresh.length]]) {
        for (const line of old.slice(row, nextRow)) lines.push({ kind: "gone", line });
        for (const line of fresh.slice(column, nextColumn)) lines.push({ kind: "new", line });
        if (nextRow < old.length) lines.push({ kind: "same", line: old[nextRow] });
        [row, column] = [nextRow + 1, nextColumn + 1];
    }
    return lines;
}

/**
 * Brings together what two people made of one text.
 * @param {string} base what both began from @param {string} mine @param {string} theirs
 * @returns {string | undefined} nothing where both changed the same lines: which ones count is theirs to say
 */
export function merge(base, mine, theirs) {
    const [old, my, their] = [base, mine, theirs].map((text) => text.split("\n"));
    const [inMine, inTheirs] = [new Map(shared(old, my)), new Map(shared(old, their))];
    /** @type {string[]} */
    const merged = [];
    let [row, myRow, theirRow] = [0, 0, 0];
    for (let next = 0; next <= old.length; next += 1) {
        const isEnd = next === old.length;
        const [myNext, theirNext] = isEnd ? [my.length, their.length] : [inMine.get(next), inTheirs.get(next)];
        // Between two lines that all three share stands what somebody changed, or nothing.
        if (myNext === undefined || theirNext === undefined) continue;
        const parts = [old.slice(row, next), my.slice(myRow, myNext), their.slice(theirRow, theirNext)];
        const [was, is, became] = parts.map((lines) => JSON.stringify(lines));
        if (is !== was && became !== was && is !== became) return undefined;
        merged.push(...(is === was ? parts[2] : parts[1]));
        if (!isEnd) merged.push(old[next]);
        [row, myRow, theirRow] = [next + 1, myNext + 1, theirNext + 1];
    }
    return merged.join("\n");
}
