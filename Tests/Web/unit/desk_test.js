import { assertEquals } from "./assertions.js";
import { event } from "./fakes.js";
import { readFrame } from "../../../Sources/CWeb/assets/client/frames.js";
import { filled, matching, nameOfReply, searched } from "../../../Sources/CWeb/assets/desk/canned.js";
import { Claims } from "../../../Sources/CWeb/assets/desk/claims.js";
import { isOverdue, Queue } from "../../../Sources/CWeb/assets/desk/queue.js";
import { LeaseView } from "../../../Sources/CWeb/assets/desk/lease-view.js";
import { Locale } from "../../../Sources/CWeb/assets/widget/locale.js";
import { Seen } from "../../../Sources/CWeb/assets/desk/seen.js";
import { talk } from "../../../Sources/CWeb/assets/desk/talk.js";

/** @param {string} ticket @param {Record<string, any>} [more] */
const standing = (ticket, more = {}) => ({
    ticket,
    queue: "tutors",
    state: "queued",
    gen: 0,
    session: `session of ${ticket}`,
    course: "algebra-1",
    learner: "l",
    learner_name: "Lina",
    opened_at: `2026-11-20T10:00:0${ticket}Z`,
    question: "Why?",
    ...more,
});

/** @param {Record<string, any>} value */
const frame = (value) => readFrame(JSON.stringify(value)) ?? { type: "", session: "", data: {} };
/** @param {number} seq @param {number} prev @param {string} type @param {Record<string, any>} d */
const stream = (seq, prev, type, d) => frame({ t: `ticket.${type}`, seq, prev, at: "2026-11-20T10:00:00Z", d });
/** @param {boolean} recovered @param {number} head */
const watching = (recovered, head) => frame({ t: "queue.watching", re: "1", d: { recovered, from: 0, head } });

/** A queue in which two tickets stand, at place 7. */
function twoWaiting() {
    const queue = new Queue();
    queue.begin("epoch");
    queue.hear(watching(false, 7));
    queue.hear(frame({ t: "ticket", d: standing("2") }));
    queue.hear(frame({ t: "ticket", d: standing("1") }));
    return queue;
}

/** @param {Queue} queue */
const names = (queue) =>
    Object.values(queue.sorted("me")).map((tickets) => tickets.map(({ ticket }) => ticket).join(""));

Deno.test("tickets stand in the order in which they were asked, by whose they are", () => {
    const queue = twoWaiting();
    assertEquals(names(queue), ["", "12", ""]);
    queue.hear(stream(8, 7, "claimed", standing("1", { state: "claimed", gen: 1, tutor: "me" })));
    queue.hear(stream(9, 8, "claimed", standing("2", { state: "claimed", gen: 1, tutor: "you", tutor_name: "Ugo" })));
    assertEquals(names(queue), ["1", "", "2"]);
    queue.hear(stream(10, 9, "answered", standing("2", { state: "active", gen: 1 })));
    assertEquals(queue.tickets.get("2")?.tutor_name, "Ugo");
    queue.hear(stream(11, 10, "released", standing("2", { state: "released", gen: 1, tutor: "you" })));
    queue.hear(stream(12, 11, "resolved", standing("1", { state: "resolved", gen: 1 })));
    assertEquals([names(queue), queue.tickets.get("2")?.tutor], [["", "2", ""], undefined]);
});

Deno.test("a reply's name keeps the letters of every script", () => {
    assertEquals(nameOfReply("  Häufig!!! Slope "), "häufig-slope");
    assertEquals(nameOfReply("Пример № 2"), "пример-2");
    assertEquals(nameOfReply("नमस्ते"), "नमस्ते");
    assertEquals(nameOfReply("?!"), "");
});

Deno.test("a lease below two minutes is told to the second", () => {
    const view = new LeaseView(/** @type {any} */ ({}), new Locale("en"));
    assertEquals([119, 90, 89, 1].map((seconds) => view.length(seconds)), [
        "119 seconds",
        "90 seconds",
        "89 seconds",
        "1 second",
    ]);
    assertEquals(view.length(120), "2 minutes");
});

Deno.test("what was passed on to a colleague names the colleague, and to a queue the queue", () => {
    /** @param {Record<string, any>} d */
    const told = (d) => {
        const more = { to: "queue", why: "transferred", queue: "tutors", ...d };
        const log = [frame(event(1, 0, "handoff.returned", more))];
        const [row] = /** @type {any[]} */ (talk({ log, pending: [], account: "me", names: new Map([["u", "Ugo"]]) }));
        return [row.words, row.values];
    };
    assertEquals(told({}), ["desk.event.transferred", { queue: "tutors" }]);
    assertEquals(told({ wanted: "me" }), ["desk.event.transferred.you", {}]);
    assertEquals(told({ wanted: "u" }), ["desk.event.transferred.who", { who: "Ugo" }]);
    assertEquals(told({ wanted: "x" }), ["desk.event.transferred.colleague", {}]);
});

Deno.test("patience runs out by the clock that is given, or when the host says so", () => {
    const queue = twoWaiting();
    queue.hear(frame({ t: "ticket", d: standing("3", { overdue_at: "2026-11-20T10:10:00Z" }) }));
    queue.hear(stream(8, 7, "overdue", standing("2", { overdue: true })));
    const overdue = (/** @type {string} */ now) =>
        [...queue.tickets.values()].filter((one) => isOverdue(one, Date.parse(now))).map(({ ticket }) => ticket).sort();
    assertEquals(overdue("2026-11-20T10:09:59Z"), ["2"]);
    assertEquals(overdue("2026-11-20T10:10:01Z"), ["2", "3"]);
});

Deno.test("an event of the stream is taken only when it follows, and twice it is once", () => {
    const queue = twoWaiting();
    const opened = stream(9, 7, "opened", standing("3"));
    assertEquals([queue.hear(opened), queue.hear(opened)], ["new", "seen"]);
    assertEquals(queue.hear(stream(12, 11, "opened", standing("4"))), "gap");
    assertEquals([queue.cursor, names(queue)], [9, ["", "123", ""]]);
});

Deno.test("on a new line it goes on from where it was, and in another database from nothing", () => {
    const queue = twoWaiting();
    assertEquals(queue.begin("epoch"), 7);
    // What an earlier watching had sent is not taken until the host says from where it goes on.
    assertEquals(queue.hear(stream(8, 7, "opened", standing("3"))), "seen");
    queue.hear(watching(true, 8));
    assertEquals(queue.hear(stream(8, 7, "opened", standing("3"))), "new");
    assertEquals([names(queue), queue.begin("epoch", true), queue.begin("other")], [["", "123", ""], 0, 0]);
    queue.hear(watching(false, 3));
    assertEquals([names(queue), queue.cursor], [["", "", ""], 3]);
});

Deno.test("a claim is renewed three times in each lease", () => {
    const claims = new Claims();
    claims.take({ ticket: "1", session: "s", gen: 1, lease_ms: 90_000 }, 0);
    let renewals = 0;
    for (let now = 0; now < 90_000; now += 500) {
        for (const { ticket } of claims.due(now)) {
            renewals += 1;
            claims.renewed(ticket, 90_000, now);
        }
    }
    assertEquals(renewals, 2);
    assertEquals(claims.due(119_000).length + renewals, 3);
    assertEquals(claims.due(120_000), [], "one that is asked about is not asked about again at once");
});

Deno.test("a claim from before a reload is gone on with, and what the stream tells late takes nothing away", () => {
    const claims = new Claims();
    const mine = standing("1", { state: "claimed", gen: 2, tutor: "me" });
    claims.see(mine, true, 0);
    assertEquals([claims.get("1")?.gen, claims.due(0).length], [2, 1]);
    assertEquals(claims.see(standing("1", { state: "released", gen: 1 }), false, 0), false);
    assertEquals([claims.see(standing("1", { state: "released", gen: 2 }), false, 0), claims.get("1")], [
        true,
        undefined,
    ]);
});

Deno.test("what came a moment ago does not count as read, nor what nobody looked at", () => {
    const seen = new Seen();
    seen.show(5, true, 0);
    assertEquals(seen.settle(0), 5);
    seen.show(6, true, 10_000);
    assertEquals([seen.settle(11_000), seen.settle(12_000)], [5, 6]);
    seen.show(7, false, 20_000);
    assertEquals(seen.settle(60_000), 6);
    seen.show(7, true, 60_000);
    assertEquals([seen.settle(61_000), seen.settle(62_000)], [6, 7]);
    seen.show(8, true, 70_000);
    seen.told();
    assertEquals(seen.settle(70_001), 8);
});

Deno.test("a slash finds the replies that have all the words, and only at the start of what is written", () => {
    const replies = [
        { name: "hello", text: "Hello {learner}!" },
        { name: "picture", text: "Say hello to a sketch." },
        { name: "bye", text: "Good luck." },
    ];
    assertEquals(searched("/Hel"), "hel");
    assertEquals([searched("a /hel"), searched("/a\nb"), searched("")], [undefined, undefined, undefined]);
    assertEquals(matching(replies, "").map(({ name }) => name), ["bye", "hello", "picture"]);
    assertEquals(matching(replies, "hel").map(({ name }) => name), ["hello", "picture"]);
    assertEquals(matching(replies, "hello sketch").map(({ name }) => name), ["picture"]);
});

Deno.test("places in a reply are filled, and an unknown one stays to be seen", () => {
    assertEquals(
        filled("Hi {learner}, {module} of {course}; {other}", { learner: "{course}", course: "Algebra", module: "" }),
        "Hi {course}, {module} of Algebra; {other}",
    );
});

Deno.test("a tutor sees who said what, and what staff wrote for each other", () => {
    const log = [
        event(1, 0, "message", { role: "learner", text: "Why?", author: "l" }),
        event(2, 1, "turn.ended", { outcome: "handed_off" }),
        event(3, 2, "handoff.queued", { queue: "tutors" }),
        event(4, 3, "message", { role: "tutor", by: { kind: "faq" }, text: "x", html: "<p>x</p>" }),
        event(5, 4, "message", { role: "tutor", by: { kind: "tutor", name: "Me" }, author: "me", text: "So." }),
        event(6, 5, "message", { role: "tutor", by: { kind: "tutor", name: "Ugo" }, author: "you", text: "Or." }),
        event(7, 6, "note", { text: "Careful", author: "you", why: "fenced" }),
        event(8, 7, "turn.reopened", {}),
    ].map(frame);
    const pending = [{
        key: "k",
        type: "message.send",
        body: { text: "Then" },
        state: /** @type {const} */ ("sending"),
    }];
    const rows = talk({ log, pending, account: "me", names: new Map([["you", "Ugo"]]) });
    assertEquals(rows.map(({ kind }) => kind), ["learner", "line", "chain", "own", "tutor", "note", "own"]);
    const note = rows[5];
    assertEquals(note.kind === "note" && [note.who, note.late], ["Ugo", true]);
});
