import { assertEquals } from "./assertions.js";
import { event, FakeClock, FakeSocket, settle, welcome } from "./fakes.js";
import { readFrames } from "../../../Sources/CWeb/assets/client/frames.js";
import { MemoryBox } from "../../../Sources/CWeb/assets/client/outbox.js";
import { DeskLine } from "../../../Sources/CWeb/assets/desk/line.js";

/** A tutor's line on a fake clock, up and watching, with one ticket that waits. */
async function atTheDesk() {
    const clock = new FakeClock();
    const box = new MemoryBox();
    /** @type {FakeSocket[]} */
    const sockets = [];
    /** @type {[string, any][]} */
    const told = [];
    const line = new DeskLine({
        account: "me",
        box,
        clock,
        connect: () => {
            sockets.push(new FakeSocket());
            return sockets[sockets.length - 1];
        },
        credentials: () => Promise.resolve({ token: "t" }),
        changed: () => {},
        told: (what, detail) => what !== "tickets" && told.push([what, detail?.code ?? detail]),
    });
    await line.client.start();
    const socket = await welcome(sockets);
    const watch = socket.last("queue.watch") ?? {};
    assertEquals(watch.after, 0);
    socket.say({ t: "queue.watching", re: watch.id, d: { recovered: false, from: 0, head: 4 } });
    socket.say({ t: "ticket", d: ticket });
    return { line, socket, sockets, clock, box, told };
}

const ticket = {
    ticket: "t1",
    queue: "tutors",
    state: "queued",
    gen: 0,
    session: "session-1",
    course: "algebra-1",
    learner: "l",
    learner_name: "Lina",
    opened_at: "2026-11-20T10:00:00Z",
    question: "Why?",
};
const mine = { ...ticket, state: "claimed", gen: 1, tutor: "me" };

/** @param {FakeSocket} socket @param {string} type @param {Record<string, any>} fields */
async function acknowledge(socket, type, fields) {
    await settle();
    const sent = socket.last(type) ?? {};
    socket.say({ t: "ack", re: sent.id, key: sent.key, ...fields });
    await settle();
    return sent;
}

/** The desk once it has taken the ticket. */
async function withClaim() {
    const desk = await atTheDesk();
    const claiming = desk.line.claim("t1");
    await acknowledge(desk.socket, "queue.claim", { ticket: "t1", session: "session-1", gen: 1, lease_ms: 90_000 });
    assertEquals(await claiming, "t1");
    desk.socket.say({ t: "ticket.claimed", seq: 5, prev: 4, d: mine });
    return desk;
}

Deno.test("a gap in the stream of the queues is asked for anew, and a repeat changes nothing", async () => {
    const { line, socket } = await atTheDesk();
    socket.say({ t: "ticket.opened", seq: 9, prev: 8, d: { ...ticket, ticket: "t2" } });
    const again = socket.last("queue.watch") ?? {};
    assertEquals([again.after, line.queue.tickets.size], [0, 1]);
    socket.say({ t: "queue.watching", re: again.id, d: { recovered: false, from: 0, head: 9 } });
    for (const name of ["t1", "t2"]) socket.say({ t: "ticket", d: { ...ticket, ticket: name } });
    assertEquals([line.queue.tickets.size, line.queue.cursor], [2, 9]);
});

Deno.test("on the next line it watches on from where it was", async () => {
    const { socket, sockets, clock } = await atTheDesk();
    socket.fall(1006);
    await clock.pass(20_000);
    const next = await welcome(sockets);
    assertEquals(next.last("queue.watch")?.after, 4);
});

Deno.test("a claim is renewed a third of its lease later, and is lost when the host says so", async () => {
    const { line, socket, clock, told } = await withClaim();
    await clock.pass(29_000);
    socket.say({ t: "ping" });
    line.tick();
    assertEquals(socket.last("queue.renew"), undefined);
    await clock.pass(1_500);
    line.tick();
    assertEquals([socket.last("queue.renew")?.ticket, socket.last("queue.renew")?.gen], ["t1", 1]);
    socket.say({ t: "err", re: socket.last("queue.renew")?.id, code: "fenced", msg: "Gone.", retry: false });
    await settle();
    assertEquals([line.claims.get("t1"), told], [undefined, [["lost", "t1"]]]);
});

Deno.test("a claim that lapsed is noticed in the stream; parting from one is no loss", async () => {
    const lapsed = await withClaim();
    lapsed.socket.say({ t: "ticket.released", seq: 6, prev: 5, d: { ...ticket, state: "released", gen: 1 } });
    assertEquals(lapsed.told, [["lost", "t1"]]);
    const parted = await withClaim();
    const parting = parted.line.part("t1", "resolve", { note: "Done" });
    parted.socket.say({ t: "ticket.resolved", seq: 6, prev: 5, d: { ...mine, state: "resolved" } });
    const sent = await acknowledge(parted.socket, "queue.resolve", { seq: 9 });
    await parting;
    assertEquals([sent.gen, sent.note, parted.told, parted.line.queue.tickets.size], [1, "Done", [], 0]);
});

Deno.test("a reply that is refused comes back once, and nothing of it is left to be sent", async () => {
    const { line, socket, box, told } = await withClaim();
    await line.say("t1", "So it is.", 3);
    const sent = socket.last("message.send") ?? {};
    assertEquals([sent.ticket, sent.gen, sent.seen, sent.session], ["t1", 1, 3, "session-1"]);
    socket.say({ t: "err", re: sent.id, code: "unseen", msg: "Read that first.", retry: false });
    await settle();
    assertEquals([told, line.client.outbox.items, await box.all()], [[["refused", "unseen"]], [], []]);
});

Deno.test("a reply given while the line is down goes out under its key when it is back", async () => {
    const { line, socket, sockets, clock, told } = await withClaim();
    socket.fall(1006);
    await line.say("t1", "Late", 3);
    await clock.pass(20_000);
    const next = await welcome(sockets);
    const sent = next.last("message.send") ?? {};
    assertEquals([sent.text, sent.gen], ["Late", 1]);
    next.say({ t: "ack", re: sent.id, key: sent.key, seq: 8 });
    await settle();
    assertEquals([line.client.outbox.items, told], [[], []]);
});

Deno.test("of a learner who was erased nothing is kept, whichever of the two says so first", async () => {
    const page = { session: "session-1", epoch: "e", cursor: 1, more: false };
    const events = [event(1, 0, "message", { id: "m", role: "learner", text: "a secret" })];
    const gone = { session: "session-1", recovered: false, reason: "erased", from: 0, head: 0, state: "gone" };
    const names = {
        ticket: "t1",
        queue: "tutors",
        state: "abandoned",
        gen: 1,
        session: "session-1",
        course: "algebra-1",
    };
    const says = [
        { t: "resumed", d: gone },
        { t: "ticket.abandoned", seq: 6, prev: 5, d: { ...names, reason: "erased" } },
    ];
    for (const first of [0, 1]) {
        const { line, socket, told } = await withClaim();
        line.client.follow({ ...page, events: readFrames(events) });
        assertEquals(JSON.stringify(line.model.snapshot()).includes("a secret"), true);
        socket.say(says[first]);
        assertEquals(JSON.stringify(line.model.snapshot()).includes("a secret"), false);
        assertEquals(told, [["erased", "session-1"]]);
        socket.say(says[1 - first]);
        assertEquals([line.claims.get("t1"), line.queue.tickets.size], [undefined, 0]);
    }
});

Deno.test("an alarm is told once, whether it comes as one, becomes one or stands when the desk opens", async () => {
    const { line, socket, told } = await atTheDesk();
    const alarm = { ...ticket, ticket: "t2", alarm: true, opened_at: "2026-11-20T11:00:00Z" };
    socket.say({ t: "ticket.opened", seq: 5, prev: 4, d: alarm });
    assertEquals(told.splice(0).map(([what, detail]) => [what, detail.ticket]), [["alarm", "t2"]]);
    assertEquals(line.queue.sorted("me").waiting.map((one) => one.ticket), ["t2", "t1"]);
    socket.say({ t: "ticket.raised", seq: 6, prev: 5, d: { ...ticket, alarm: true } });
    assertEquals(told.splice(0).map(([what, detail]) => [what, detail.ticket]), [["alarm", "t1"]]);
    socket.say({ t: "ticket.overdue", seq: 7, prev: 6, d: { ...ticket, alarm: true, overdue: true } });
    socket.say({ t: "ticket.claimed", seq: 8, prev: 7, d: { ...alarm, state: "claimed", gen: 1, tutor: "you" } });
    assertEquals(told, []);
    socket.say({ t: "ticket", d: { ...alarm, ticket: "t3" } });
    assertEquals(told.map(([what, detail]) => [what, detail.ticket]), [["alarm", "t3"]]);
});
