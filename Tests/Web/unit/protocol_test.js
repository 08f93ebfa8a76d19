import { assert, assertEquals } from "./assertions.js";
import { event, setUp, welcome } from "./fakes.js";
import { MemoryBox } from "../../../Sources/CWeb/assets/client/outbox.js";
import { Refusal } from "../../../Sources/CWeb/assets/client/refusal.js";

/** Connects, opens a session and takes its first event. */
async function inSession(options = {}) {
    const stage = setUp(options);
    await stage.client.start();
    const socket = await welcome(stage.sockets);
    await stage.client.give("session.open", { course: "algebra-1", module: "unit-2" });
    const open = socket.last("session.open") ?? {};
    socket.say({ t: "ack", re: open.id, key: open.key, session: "session-1", seq: 1 });
    const resume = socket.last("session.resume") ?? {};
    socket.say({
        t: "resumed",
        re: resume.id,
        session: "session-1",
        recovered: true,
        from: 0,
        head: 1,
        state: "active",
    });
    socket.say(event(1, 0, "session.opened", { course: "algebra-1", module: "unit-2" }));
    await stage.clock.pass(0);
    return { ...stage, socket };
}

Deno.test("the first frame is hello, with the token in it and not in the address", async () => {
    const { client, sockets } = setUp();
    await client.start();
    await welcome(sockets);
    const [hello] = sockets[0].sent;
    assertEquals([hello.t, hello.v, hello.token, hello.device, hello.resume], ["hello", 1, "token-1", "device-1", []]);
});

Deno.test("a message is sent under its key and is saved once the host says so", async () => {
    const { client, socket, clock } = await inSession();
    const key = await client.give("message.send", { text: "Why?", seen: 1 }, { session: "session-1" });
    const sent = socket.last("message.send") ?? {};
    assertEquals([sent.key, sent.session, sent.text, sent.seen], [key, "session-1", "Why?", 1]);
    assertEquals(client.model.items.map(({ state }) => state), ["sending"]);
    socket.say({ t: "ack", re: sent.id, key, seq: 2 });
    await clock.pass(0);
    assertEquals([client.model.items.length, client.model.stored.get(key)], [0, 2]);
});

Deno.test("what is typed before there is a line or a session goes out in order when there are both", async () => {
    const { client, sockets, clock } = setUp();
    const opens = await client.give("session.open", { course: "c", module: "m" });
    await client.give("message.send", { text: "one" }, { opens });
    await client.give("message.send", { text: "two" }, { opens });
    await client.start();
    const socket = await welcome(sockets);
    assertEquals(socket.sent.map(({ t }) => t), ["hello", "session.open"]);
    socket.say({ t: "ack", re: socket.sent[1].id, session: "session-1" });
    await clock.pass(0);
    assertEquals(socket.last("message.send"), undefined, "it must wait until the session has caught up");
    socket.say({ t: "resumed", session: "session-1", recovered: true, from: 0, head: 1, state: "active" });
    await clock.pass(0);
    const one = socket.last("message.send") ?? {};
    assertEquals([one.text, one.session], ["one", "session-1"]);
    socket.say({ t: "ack", re: one.id, seq: 2 });
    await clock.pass(0);
    assertEquals(socket.last("message.send")?.text, "two");
});

Deno.test("a session opened just before a cut is followed on the next line, though nothing of it was heard", async () => {
    const { client, sockets, clock } = setUp();
    await client.start();
    const socket = await welcome(sockets);
    await client.give("session.open", { course: "algebra-1", module: "unit-2" });
    socket.say({ t: "ack", re: socket.last("session.open")?.id, session: "session-1", seq: 1 });
    await clock.pass(0);
    socket.fall(1006);
    await clock.pass(250);
    const next = await welcome(sockets);
    assertEquals(next.sent[0].resume, [{ session: "session-1", epoch: "", after: 0 }]);
    next.say({ t: "resumed", session: "session-1", recovered: true, from: 0, head: 1, state: "active" });
    next.say(event(1, 0, "session.opened", { course: "algebra-1", module: "unit-2" }));
    assertEquals(client.model.transcript("session-1").cursor, 1);
});

Deno.test("after a cut it resumes behind the last event and sends the same message again", async () => {
    const { client, sockets, socket, clock } = await inSession();
    const key = await client.give("message.send", { text: "Why?" }, { session: "session-1" });
    socket.fall(1006);
    assertEquals(client.model.items.map(({ state }) => state), ["waiting"]);
    await clock.pass(250);
    const next = await welcome(sockets);
    assertEquals(next.sent[0].resume, [{ session: "session-1", epoch: "epoch-1", after: 1 }]);
    assertEquals(next.last("message.send"), undefined);
    next.say({ t: "resumed", session: "session-1", recovered: true, from: 1, head: 2, state: "active" });
    const again = next.last("message.send") ?? {};
    assertEquals([again.key, again.text], [key, "Why?"]);
    next.say(event(2, 1, "message", { id: "m", key, role: "learner", text: "Why?" }));
    assertEquals(client.model.pending("session-1").length, 0, "its event is there: it must not be seen twice");
    next.say({ t: "ack", re: again.id, key, seq: 2, dup: true });
    await clock.pass(0);
    assertEquals(client.model.items, []);
});

Deno.test("a reload finds what was typed in the box and sends it under the key of then", async () => {
    const box = new MemoryBox();
    const first = setUp({ box });
    const key = await first.client.give("message.send", { text: "typed offline" }, { session: "session-1" });
    const second = setUp({ box });
    await second.client.start();
    const socket = await welcome(second.sockets);
    assertEquals(socket.last("message.send")?.key, key);
});

Deno.test("a missing event is asked for once, and the one that came too early is not shown before it", async () => {
    const { client, socket, clock } = await inSession();
    const before = socket.sent.length;
    socket.say(event(3, 2, "message", { id: "b", role: "tutor", text: "second" }));
    socket.say(event(4, 3, "message", { id: "c", role: "tutor", text: "third" }));
    assertEquals(client.model.transcript("session-1").cursor, 1);
    await clock.pass(250);
    assertEquals(socket.sent.slice(before).map(({ t, after }) => [t, after]), [["session.resume", 1]]);
});

Deno.test("another epoch throws away what was known and starts from what the host has", async () => {
    const { client, sockets, socket, clock } = await inSession();
    socket.fall(1006);
    await clock.pass(250);
    const next = await welcome(sockets, { epoch: "epoch-2" });
    next.say({
        t: "resumed",
        session: "session-1",
        recovered: false,
        reason: "epoch",
        from: 0,
        head: 1,
        state: "active",
    });
    next.say(event(1, 0, "session.opened", { course: "other" }));
    const transcript = client.model.transcript("session-1");
    assertEquals([transcript.epoch, transcript.cursor, transcript.log.length], ["epoch-2", 1, 1]);
    assertEquals(transcript.facts.context.course, "other");
});

Deno.test("a refused message is failed with the host's words and lets the next one pass", async () => {
    const { client, socket, clock } = await inSession();
    await client.give("message.send", { text: "x".repeat(9) }, { session: "session-1" });
    await client.give("message.send", { text: "fine" }, { session: "session-1" });
    socket.say({ t: "err", re: socket.last("message.send")?.id, code: "too_long", msg: "Too long.", retry: false });
    await clock.pass(0);
    assertEquals(client.model.items.map(({ state, message }) => [state, message]), [["failed", "Too long."], [
        "sending",
        undefined,
    ]]);
    assertEquals(socket.last("message.send")?.text, "fine");
});

Deno.test("a host that asks for patience gets it, and then the same message before any other", async () => {
    const { client, socket, clock } = await inSession();
    const key = await client.give("message.send", { text: "one" }, { session: "session-1" });
    await client.give("message.send", { text: "two" }, { session: "session-1" });
    socket.say({ t: "err", re: socket.last("message.send")?.id, code: "rate", retry: true, after_ms: 3000 });
    const count = () => socket.sent.filter(({ t }) => t === "message.send").length;
    await clock.pass(2999);
    assertEquals(count(), 1);
    await clock.pass(1);
    assertEquals([count(), socket.last("message.send")?.key], [2, key]);
});

Deno.test("a frame that is too large is not sent for ever", async () => {
    const { client, socket, clock, sockets } = await inSession();
    await client.give("message.send", { text: "huge" }, { session: "session-1" });
    // The code that RFC 6455 has for it: the host hangs up before it can know what the frame asks.
    socket.fall(1009);
    await clock.pass(250);
    await welcome(sockets);
    assertEquals(client.model.items.map(({ state, code }) => [state, code]), [["failed", "too_large"]]);
});

Deno.test("a half-open line is noticed although the socket says nothing", async () => {
    const { client, sockets, clock } = await inSession();
    await client.give("message.send", { text: "into the void" }, { session: "session-1" });
    await clock.pass(10_000);
    assertEquals([sockets[0].closed, client.connection.phase], [true, "waiting"]);
    await clock.pass(125);
    assertEquals(sockets.length, 2);
    sockets[0].say({ t: "ping" });
    assertEquals(client.connection.phase, "opening", "what the dead socket still delivers is not heard");
});

Deno.test("pings alone keep the line, and their end ends it", async () => {
    const { client, socket, clock } = await inSession();
    for (let minute = 0; minute < 10; minute += 1) {
        await clock.pass(20_000);
        socket.say({ t: "ping" });
    }
    assertEquals(client.connection.phase, "up");
    await clock.pass(35_000);
    assert(client.connection.phase !== "up");
});

Deno.test("a tab that becomes visible asks for what it may have missed", async () => {
    const { client, socket } = await inSession();
    client.notice("visible");
    assertEquals(socket.last("session.resume")?.after, 1);
});

Deno.test("a refused token is fetched anew, once", async () => {
    const { client, sockets, refreshes, kinds, clock } = setUp();
    await client.start();
    await welcome(sockets);
    sockets[0].fall(4401);
    await clock.pass(0);
    sockets[1].open();
    sockets[1].fall(4401);
    await clock.pass(60_000);
    assertEquals([refreshes, sockets.length, kinds().at(-1)], [[false, true], 2, "stopped"]);
});

Deno.test("when nobody is signed in it stops; when the ticket office is unreachable it tries again", async () => {
    const refused = setUp({ credentials: () => Promise.reject(new Refusal("signed_out")) });
    await refused.client.start();
    await refused.clock.pass(60_000);
    assertEquals(refused.client.connection.status, { kind: "stopped", why: "token" });
    const unreachable = setUp({ credentials: () => Promise.reject(new TypeError("network")) });
    await unreachable.client.start();
    await unreachable.clock.pass(60_000);
    assertEquals(unreachable.client.connection.status.kind, "reconnecting");
});

Deno.test("a restart of the host is waited for as long as it asked", async () => {
    const { socket, sockets, clock } = await inSession();
    socket.fall(1012, '{"again":true,"after_ms":1800}');
    await clock.pass(1799);
    assertEquals(sockets.length, 1);
    await clock.pass(1);
    assertEquals(sockets.length, 2);
});

Deno.test("the person is told at most once of each change", async () => {
    const { client, sockets, socket, clock, changes } = await inSession();
    changes.length = 0;
    socket.fall(1006);
    for (let attempt = 1; attempt < 8; attempt += 1) {
        await clock.pass(6_000);
        sockets.at(-1)?.fall(1006);
    }
    client.notice("try");
    await welcome(sockets);
    await clock.pass(5_000);
    const kinds = changes.flatMap((change) => change.type === "status" ? [change.status.kind] : []);
    const changed = kinds.filter((kind, index) => kind !== kinds[index - 1]);
    assertEquals(changed, ["connected", "reconnecting", "back", "connected"]);
});

Deno.test("an answer is streamed, stored, and then the same for everyone", async () => {
    const { client, socket } = await inSession();
    socket.say({ t: "turn.started", s: "session-1", d: { turn: "t", rev: "r" } });
    socket.say({ t: "delta", s: "session-1", d: { turn: "t", off: 0, text: "Because " } });
    const transcript = client.model.transcript("session-1");
    assertEquals(transcript.answers.get("t")?.text, "Because ");
    socket.say(event(2, 1, "message", { id: "a", turn: "t", role: "tutor", text: "Because so.", ended: "answered" }));
    assertEquals([transcript.answers.size, transcript.log.at(-1)?.data.text], [0, "Because so."]);
});

Deno.test("rubbish from the host changes nothing", async () => {
    const { client, socket } = await inSession();
    const before = JSON.stringify(client.model.snapshot());
    for (
        const text of ["", "null", "[1]", '{"t":"nonsense"}', '{"t":"delta"}', '{"t":"ack","re":"99"}', '{"t":"err"}']
    ) socket.say(text);
    assertEquals(JSON.stringify(client.model.snapshot()), before);
    assertEquals(client.connection.phase, "up");
});
