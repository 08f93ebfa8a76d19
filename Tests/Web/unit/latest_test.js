import { assertEquals } from "./assertions.js";
import { event } from "./fakes.js";
import { readFrame } from "../../../Sources/CWeb/assets/client/frames.js";
import { LatestSaid, plain } from "../../../Sources/CWeb/assets/desk/latest.js";

Deno.test("the beginning of an answer is read without the signs of Markdown, and sums and prices stay", () => {
    assertEquals(plain("## Due\n- **Friday** at `18:00`, $x+3=7$"), "Due\nFriday at 18:00, x+3=7");
    for (const text of ["2 * 3 * 4 = 24", "It costs $4 here and $3 there.", "a_b_c", "-3 and -4", "#1"]) {
        assertEquals(plain(text), text);
    }
});

Deno.test("a ticket has its last words, whose they are, since when, and how many of them are new", () => {
    const session = crypto.randomUUID();
    const ticket = /** @type {any} */ ({ ticket: "1", session, question: "Why?", learner_name: "Lina" });
    /** @type {any[]} */
    const log = [];
    /** @param {number} seq @param {string} role @param {string} text @param {Record<string, any>} [more] */
    const say = (seq, role, text, more = {}) => {
        const at = `2026-11-20T10:00:0${seq}Z`;
        log.push(readFrame(JSON.stringify({ ...event(seq, seq - 1, "message", { role, text, ...more }), at })));
        transcript.cursor = seq;
    };
    const transcript = { log, cursor: 0 };
    const model = { transcripts: new Map([[session, transcript]]) };
    const locale = { say: (/** @type {string} */ name) => `(${name})`, knows: () => true };
    const queue = { tickets: new Map([["1", ticket]]) };
    const desk = () => new LatestSaid(/** @type {any} */ ({ account: "me", locale, line: { model, queue } }));
    let latest = desk();
    const tutor = { by: { kind: "tutor", name: "Ugo" } };
    say(1, "learner", "Why?");
    assertEquals([latest.said(ticket), latest.unread(ticket)], [undefined, 1]);
    say(2, "tutor", "**So** it is.", { ...tutor, author: "you" });
    assertEquals(latest.said(ticket), { text: "So it is.", at: "2026-11-20T10:00:02Z", who: "Ugo" });
    assertEquals(latest.unread(ticket), 0);
    say(3, "tutor", "Look.", { ...tutor, author: "me" });
    assertEquals(latest.said(ticket)?.who, "(desk.you)");
    say(4, "tutor", "From the list.", { by: { kind: "faq" } });
    assertEquals(latest.said(ticket)?.who, "(by.faq)");
    say(5, "learner", "**And**?");
    say(6, "learner", "Or?");
    assertEquals(latest.said(ticket), { text: "Or?", at: "2026-11-20T10:00:06Z", who: "Lina" });
    assertEquals([latest.unread(ticket), desk().unread(ticket)], [2, 2]);
    latest.look(ticket);
    latest = desk();
    assertEquals([latest.unread(ticket), latest.said(ticket)?.who], [0, "Lina"]);
    say(7, "learner", "Hello?");
    assertEquals(latest.unread(ticket), 1);
});
