import { assertEquals } from "./assertions.js";
import { event, setUp, welcome } from "./fakes.js";
import { readFrame } from "../../../Sources/CWeb/assets/client/frames.js";
import { Transcript } from "../../../Sources/CWeb/assets/client/transcript.js";
import { Locale } from "../../../Sources/CWeb/assets/widget/locale.js";
import { rows } from "../../../Sources/CWeb/assets/widget/rows.js";
import { waiting } from "../../../Sources/CWeb/assets/widget/waiting.js";

const english = new Locale("en");
const now = Date.parse("2026-11-20T10:00:00Z");

/** @param {Record<string, any>} facts */
const told = (facts) => waiting(facts, now, english)?.text;

/** @param {[string, Record<string, any>][]} events */
function after(events) {
    const transcript = new Transcript("session-1");
    events.forEach(([type, data], index) => {
        const frame = readFrame(JSON.stringify(event(index + 1, index, type, { ticket: "t", ...data })));
        if (frame) transcript.accept(frame);
    });
    return transcript;
}

const queued = /** @type {[string, Record<string, any>]} */ (["handoff.queued", { queue: "tutors" }]);
const claimed = /** @type {[string, Record<string, any>]} */ (["handoff.claimed", { tutor: "Tara Tutor", gen: 1 }]);

Deno.test("nobody who waits for nobody is told about it", () => assertEquals(waiting({}, now, english), undefined));

Deno.test("a learner in line is told the place, an estimate only where there is one, and that they may leave", () => {
    const { facts } = after([queued]);
    assertEquals(told(facts), "You can leave: the answer will be here.");
    assertEquals(
        told({ ...facts, place: { place: 2, of: 5, tutors: 1 } }),
        "You are number 2 of 5 in line. You can leave: the answer will be here.",
    );
    assertEquals(
        told({ ...facts, place: { place: 2, of: 5, tutors: 1, p50_s: 40, p90_s: 240 } }),
        "You are number 2 of 5 in line. Half the learners here wait less than 40 seconds, nine in ten less than 4 minutes. You can leave: the answer will be here.",
    );
});

Deno.test("an estimate is not told where no tutor is, nor outside the hours", () => {
    const place = { place: 1, of: 1, tutors: 0, p50_s: 40, p90_s: 240 };
    const { facts } = after([queued]);
    assertEquals(told({ ...facts, place })?.includes("No tutor is here at the moment."), true);
    const night = after([["handoff.queued", { away: "Back on Monday at 8.", opens_at: "2026-11-23T08:00:00Z" }]]);
    assertEquals(
        told({ ...night.facts, place: { ...place, tutors: 1 } }),
        "You are number 1 of 1 in line. Back on Monday at 8. You can leave: the answer will be here.",
    );
    assertEquals(waiting(night.facts, Date.parse("2026-11-23T09:00:00Z"), english)?.text.includes("Monday"), false);
});

Deno.test("a claim says who is there, and one that is given back leaves the learner in line", () => {
    assertEquals(told(after([queued, claimed]).facts), "You are talking with Tara Tutor.");
    const back = after([queued, claimed, ["handoff.returned", { to: "queue", why: "lapsed", queue: "tutors" }]]);
    assertEquals([back.facts.handoff?.stage, back.facts.handoff?.queue], ["queued", "tutors"]);
    for (const last of [["handoff.returned", { to: "chain", why: "handed_back" }], ["handoff.resolved", {}]]) {
        const over = after([queued, claimed, /** @type {[string, Record<string, any>]} */ (last)]);
        assertEquals(waiting(over.facts, now, english), undefined);
    }
});

Deno.test("a learner is told each time a question goes from hand to hand", () => {
    const { client } = setUp();
    const model = client.model;
    model.transcripts.set(
        "session-1",
        after([
            queued,
            claimed,
            ["handoff.returned", { to: "queue", why: "released" }],
            ["handoff.returned", { to: "queue", why: "lapsed" }],
            ["handoff.returned", { to: "queue", why: "transferred" }],
            ["handoff.returned", { to: "chain", why: "handed_back" }],
            ["handoff.resolved", { why: "resolved", tutor: "Tara" }],
            ["handoff.resolved", { why: "withdrawn" }],
        ]),
    );
    const said = rows(model, { session: "session-1" }).map((row) =>
        row.kind === "line" && english.knows(row.words) ? row.words.slice(6) : "unknown"
    );
    assertEquals(said, [
        "queued",
        "claimed",
        "again",
        "again",
        "again",
        "returned",
        "resolved",
        "withdrawn",
    ]);
});

Deno.test("whoever comes back is told who has the question, though the claim is older than the page", async () => {
    const { client, sockets } = setUp();
    await client.start();
    const socket = await welcome(sockets);
    const back = { t: "resumed", session: "session-1", recovered: true, from: 0, head: 9, state: "active" };
    socket.say({ ...back, owner: "person", ticket: "t", queue: "tutors", tutor: "Tara Tutor" });
    assertEquals(told(client.model.transcript("session-1").facts), "You are talking with Tara Tutor.");
    socket.say({ ...back, owner: "chain" });
    assertEquals(told(client.model.transcript("session-1").facts), undefined);
});

Deno.test("never mind, said when nobody is waited for any more, leaves nothing behind", async () => {
    const { client, sockets, clock } = setUp();
    await client.start();
    const socket = await welcome(sockets);
    await client.give("human.cancel", {}, { session: "session-1" });
    const sent = socket.last("human.cancel") ?? {};
    socket.say({
        t: "err",
        re: sent.id,
        code: "state_conflict",
        msg: "This conversation is not waiting for a person.",
        retry: false,
    });
    await clock.pass(0);
    assertEquals(client.model.items, []);
});
