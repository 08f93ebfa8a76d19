/** The few assertions that the tests need, so that they need no network for a library. */

/** @param {unknown} actual @param {unknown} expected @param {string} [message] */
export function assertEquals(actual, expected, message = "") {
    const [one, other] = [
        Deno.inspect(actual, { depth: 9, sorted: true }),
        Deno.inspect(expected, { depth: 9, sorted: true }),
    ];
    if (one !== other) throw new Error(`${message}\n  actual: ${one}\nexpected: ${other}`);
}

/** @param {unknown} condition @param {string} [message] */
export function assert(condition, message = "the condition does not hold") {
    if (!condition) throw new Error(message);
}

/** @param {number} one @param {number} other */
export function assertLess(one, other) {
    if (!(one < other)) throw new Error(`${one} is not less than ${other}`);
}
