import { assertEquals, assertLess } from "./assertions.js";
import { Backoff } from "../../../Sources/CWeb/assets/client/backoff.js";
import { nextMove } from "../../../Sources/CWeb/assets/client/moves.js";
import { seeded } from "./fakes.js";

Deno.test("the limit of the wait doubles from 250 ms to 20 s", () => {
    const backoff = new Backoff({ random: () => 1 });
    assertEquals(Array.from({ length: 9 }, () => backoff.next()), [
        250,
        500,
        1000,
        2000,
        4000,
        8000,
        16000,
        20000,
        20000,
    ]);
});

Deno.test("waits are spread over the whole range, so that a school does not come back as one", () => {
    const backoff = new Backoff({ random: seeded(1) });
    for (let attempt = 0; attempt < 7; attempt += 1) backoff.next();
    const waits = Array.from({ length: 2000 }, () => backoff.next());
    const share = (/** @type {number} */ from) =>
        waits.filter((wait) => wait >= from && wait < from + 5000).length / 2000;
    for (const from of [0, 5000, 10_000, 15_000]) assertLess(Math.abs(share(from) - 0.25), 0.05);
});

Deno.test("what the host asks for wins", () => {
    assertEquals(new Backoff({ random: () => 1 }).next(1800), 1800);
});

Deno.test("only a line that held for 30 s makes up for the failures before it", () => {
    const backoff = new Backoff({ random: () => 1 });
    backoff.next();
    backoff.next();
    backoff.up(0);
    backoff.down(29_999);
    assertEquals(backoff.next(), 1000);
    backoff.up(100_000);
    backoff.down(130_000);
    assertEquals(backoff.next(), 250);
});

Deno.test("a thousand failures do not overflow the wait", () => {
    const backoff = new Backoff({ random: () => 1 });
    for (let attempt = 0; attempt < 1000; attempt += 1) backoff.next();
    assertEquals(backoff.next(), 20_000);
});

const moves = [
    { code: 1006, reason: "", again: true },
    { code: 1009, reason: "", again: true },
    { code: 1012, reason: '{"again":true,"after_ms":1800}', again: true, after: 1800 },
    { code: 1013, reason: '{"again":true,"after_ms":1000}', again: true, after: 1000 },
    { code: 1001, reason: '{"again":false}', again: false },
    { code: 4400, reason: "", again: false },
    { code: 4401, reason: "", again: true, refresh: true },
    { code: 4403, reason: "", again: false },
    { code: 4451, reason: "", again: false },
    { code: 4408, reason: "", again: true },
    { code: 4429, reason: '{"after_ms":700}', again: true, after: 700 },
    { code: 4999, reason: "no JSON", again: true },
    { code: 1006, reason: "null", again: true },
    { code: 1006, reason: '{"after_ms":-5}', again: true },
    { code: 1006, reason: '{"after_ms":"5"}', again: true },
    { code: 1006, reason: '{"after_ms":1e300}', again: true, after: 3_600_000 },
];

for (const { code, reason, again, after, refresh = false } of moves) {
    Deno.test(`a close with ${code} ${reason} means ${again ? "come back" : "stay away"}`, () => {
        const move = nextMove(code, reason);
        assertEquals({ again: move.again, after: move.after, refresh: move.refresh }, { again, after, refresh });
    });
}
