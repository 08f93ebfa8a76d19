import { assert, assertEquals } from "./assertions.js";
import { Backoff } from "../../../Sources/CWeb/assets/client/backoff.js";
import { Connection } from "../../../Sources/CWeb/assets/client/connection.js";

/** @param {Record<string, any>[]} happenings */
function run(...happenings) {
    const connection = new Connection({ backoff: new Backoff({ random: () => 1 }) });
    let at = 0;
    const effects = happenings.map((happening) => {
        at = happening.at ?? at;
        return connection.handle(/** @type {any} */ ({ at, ...happening }));
    });
    return { connection, effects };
}

const up = [{ type: "start", at: 0 }, { type: "opened", at: 100 }, { type: "welcomed", at: 150 }];

Deno.test("it opens, greets and is connected without a word to the person", () => {
    const { connection, effects } = run(...up);
    assertEquals(effects, [[{ do: "open", refresh: false }], [{ do: "greet" }], []]);
    assertEquals(connection.status, { kind: "connected" });
});

Deno.test("an attempt that is not welcomed within 5 s is given up", () => {
    const { connection, effects } = run({ type: "start", at: 0 }, { type: "tick", at: 4999 }, {
        type: "tick",
        at: 5000,
    });
    assertEquals(effects.slice(1), [[], [{ do: "abandon" }]]);
    assertEquals(connection.phase, "waiting");
});

Deno.test("35 s of silence end a line that claims to be open", () => {
    const { connection, effects } = run(...up, { type: "frame", at: 20_000 }, { type: "tick", at: 54_999 }, {
        type: "tick",
        at: 55_000,
    });
    assertEquals(effects.slice(4), [[], [{ do: "abandon" }]]);
    assertEquals(connection.phase, "waiting");
});

Deno.test("a command that nobody answers for 10 s ends the line sooner", () => {
    const { effects } = run(...up, { type: "asked", at: 1000 }, { type: "tick", at: 11_000 });
    assertEquals(effects.at(-1), [{ do: "abandon" }]);
});

Deno.test("a tab that becomes visible gives the line 2 s to answer", () => {
    const lost = run(...up, { type: "visible", at: 1000 }, { type: "tick", at: 3000 });
    assertEquals(lost.effects.slice(3), [[{ do: "probe" }], [{ do: "abandon" }]]);
    const alive = run(...up, { type: "visible", at: 1000 }, { type: "frame", at: 1100 }, { type: "tick", at: 3000 });
    assertEquals(alive.connection.phase, "up");
});

Deno.test("the browser's word that it is offline is a reason to look, not a fact", () => {
    const { connection, effects } = run(...up, { type: "offline", at: 1000 });
    assertEquals(effects.at(-1), [{ do: "probe" }]);
    assertEquals(connection.status.kind, "connected");
});

const cut = { type: "closed", at: 1000, code: 1006, reason: "" };

Deno.test("a cut of less than 2 s is never shown", () => {
    const { connection } = run(...up, cut, { type: "tick", at: 1250 }, { type: "opened" }, {
        type: "welcomed",
        at: 1400,
    });
    assertEquals(connection.status, { kind: "connected" });
});

Deno.test("after 2 s the person sees when the next attempt is, and afterwards that the line is back", () => {
    const { connection } = run(...up, cut, { type: "tick", at: 1250 }, { type: "tick", at: 3000 });
    assertEquals(connection.status, { kind: "reconnecting", retryAt: undefined, first: false });
    connection.handle({ type: "closed", at: 3100, code: 1006, reason: "" });
    assertEquals(connection.status, { kind: "reconnecting", retryAt: 3600, first: false });
    connection.handle({ type: "tick", at: 3600 });
    connection.handle({ type: "opened", at: 3610 });
    connection.handle({ type: "welcomed", at: 3620 });
    assertEquals(connection.status, { kind: "back" });
    connection.handle({ type: "tick", at: 7620 });
    assertEquals(connection.status, { kind: "connected" });
});

Deno.test("the network coming back, a look at the tab and Try now all try at once", () => {
    for (const type of ["online", "visible", "try"]) {
        const { effects } = run(...up, cut, { type, at: 1010 });
        assertEquals(effects.at(-1), [{ do: "open", refresh: false }], type);
    }
});

Deno.test("only the person may come back sooner than the host asked", () => {
    const asked = { type: "closed", at: 1000, code: 4429, reason: '{"after_ms":9000}' };
    assertEquals(run(...up, asked, { type: "online", at: 1010 }).effects.at(-1), []);
    assertEquals(run(...up, asked, { type: "try", at: 1010 }).effects.at(-1), [{ do: "open", refresh: false }]);
    assertEquals(run(...up, asked, { type: "tick", at: 9999 }).effects.at(-1), []);
    assertEquals(run(...up, asked, { type: "tick", at: 10_000 }).effects.at(-1), [{ do: "open", refresh: false }]);
});

Deno.test("a refused token is renewed once, and again only after a welcome", () => {
    const refused = { type: "closed", code: 4401, reason: "" };
    const { connection, effects } = run(...up, refused, { type: "opened" }, refused);
    assertEquals(effects[3], [{ do: "open", refresh: true }]);
    assertEquals(connection.status, { kind: "stopped", why: "token" });
    const later = run(...up, refused, { type: "opened" }, { type: "welcomed" }, refused);
    assertEquals(later.effects.at(-1), [{ do: "open", refresh: true }]);
});

Deno.test("a host that says stay away is left alone, until the person tries", () => {
    const { connection } = run(...up, { type: "closed", at: 1000, code: 4403, reason: "" });
    assertEquals(connection.status, { kind: "stopped", why: "forbidden" });
    assertEquals(connection.wakeAt, undefined);
    assertEquals(connection.handle({ type: "online", at: 2000 }), []);
    assertEquals(connection.handle({ type: "try", at: 2000 }), [{ do: "open", refresh: false }]);
});

Deno.test("whatever happens in whatever order, it always has a next step or has stopped", () => {
    const types = [
        "opened",
        "welcomed",
        "frame",
        "asked",
        "tick",
        "online",
        "offline",
        "visible",
        "try",
        "closed",
    ];
    let state = 7;
    const pick = (/** @type {number} */ count) => (state = (state * 48_271) % 2_147_483_647) % count;
    for (let round = 0; round < 500; round += 1) {
        const { connection } = run({ type: "start", at: 0 });
        for (let step = 0, at = 0; step < 60; step += 1) {
            at += pick(4000);
            const code = [1006, 1012, 4408, 4429, 4401][pick(5)];
            connection.handle(/** @type {any} */ ({ type: types[pick(types.length)], at, code, reason: "" }));
            assert(connection.phase === "stopped" || connection.wakeAt !== undefined, `stuck in ${connection.phase}`);
        }
    }
});
