import { assertEquals } from "./assertions.js";
import { FakeClock, FakeSocket, seeded, settle } from "./fakes.js";
import { MemoryBox } from "../../../Sources/CWeb/assets/client/outbox.js";
import { TutorClient } from "../../../Sources/CWeb/assets/client/protocol.js";

/** A host with a log and nothing else: what it has stored survives every cut. */
class SmallHost {
    constructor() {
        /** @type {Record<string, any>[]} */
        this.log = [];
        /** @type {Map<string, number>} */
        this.keys = new Map();
    }

    /** @param {string} type @param {Record<string, any>} d */
    store(type, d) {
        const seq = this.log.length + 1;
        this.log.push({ t: type, s: "session-1", seq, prev: seq - 1, at: "", d });
        return this.log[seq - 1];
    }

    /** What this host says to a frame. @param {Record<string, any>} frame @returns {Record<string, any>[]} */
    answer(frame) {
        const page = (/** @type {number} */ after) => [
            {
                t: "resumed",
                session: "session-1",
                recovered: true,
                from: after,
                head: this.log.length,
                state: "active",
            },
            ...this.log.slice(after),
        ];
        switch (frame.t) {
            case "hello":
                return [
                    { t: "welcome", epoch: "e", sessions: [] },
                    ...frame.resume.flatMap((/** @type {any} */ { after }) => page(after)),
                ];
            case "session.resume":
                return page(frame.after);
            case "session.open": {
                const known = this.keys.get(frame.key);
                const events = known ? [] : [this.store("session.opened", { course: frame.course })];
                this.keys.set(frame.key, known ?? this.log.length);
                return [
                    { t: "ack", re: frame.id, session: "session-1", seq: known ?? this.log.length, dup: !!known },
                    ...events,
                ];
            }
            case "message.send": {
                const known = this.keys.get(frame.key);
                if (known) return [{ t: "ack", re: frame.id, seq: known, dup: true }];
                const asked = this.store("message", {
                    id: frame.key,
                    role: "learner",
                    text: frame.text,
                    turn: frame.key,
                });
                this.keys.set(frame.key, asked.seq);
                const answered = this.store("message", {
                    id: `a-${frame.key}`,
                    role: "tutor",
                    text: `Re: ${frame.text}`,
                    turn: frame.key,
                    ended: "answered",
                });
                return [{ t: "ack", re: frame.id, seq: asked.seq }, asked, answered];
            }
            default:
                return [];
        }
    }
}

/**
 * One learner on a bad line: frames are lost with the connection, stalled, delivered late; pages are reloaded.
 * @param {number} seed
 */
async function schedule(seed) {
    const random = seeded(seed);
    const clock = new FakeClock();
    const host = new SmallHost();
    const box = new MemoryBox();
    let calm = false;

    const connect = () => {
        const socket = new FakeSocket();
        let alive = true;
        let dead = false; // half open: takes everything, delivers nothing
        const fall = () => {
            if (!alive) return;
            alive = false;
            if (!dead) clock.after(random() * 50, () => socket.fall(1006));
        };
        const later = (/** @type {() => void} */ action, delay = 1 + random() * 40) =>
            clock.after(delay, () => alive && !dead && action());
        const bad = (/** @type {number} */ chance) => !calm && random() < chance;
        let arrival = 0;
        const inOrder = (/** @type {() => void} */ action) => {
            arrival = Math.max(arrival, clock.now()) + random() * 20;
            later(action, arrival - clock.now());
        };
        later(() => bad(0.2) ? fall() : socket.open());
        socket.heard = (frame) => {
            if (bad(0.1)) return fall();
            if (bad(0.03)) dead = true;
            inOrder(() => {
                if (bad(0.05)) return fall(); // lost on the way to the host
                const answers = host.answer(frame);
                if (bad(0.1)) return fall(); // stored, and the answer lost
                for (const answer of answers) {
                    inOrder(() => bad(0.05) ? fall() : bad(0.02) ? undefined : socket.say(answer));
                }
            });
        };
        return socket;
    };

    let count = 0;
    const page = () =>
        new TutorClient({ connect, credentials: () => Promise.resolve({ token: "t" }), box, clock, random, fill });
    const fill = (/** @type {Uint8Array} */ bytes) => bytes.forEach((_, index) => bytes[index] = random() * 256);
    let client = page();
    await client.start();
    let opens = await client.give("session.open", { course: "c", module: "m" });
    const typed = [];
    for (let step = 0; step < 30; step += 1) {
        await clock.pass(random() * 3000);
        if (random() < 0.5) {
            const text = `message ${++count}`;
            typed.push(text);
            const session = client.model.sessions.get(opens);
            await client.give("message.send", { text }, session ? { session } : { opens });
        }
        if (random() < 0.08) {
            client.stop();
            client = page();
            await client.start();
            if (host.log.length) {
                opens = "";
                client.follow({ session: "session-1", epoch: "e", cursor: 0, events: [], more: false });
                client.model.sessions.set("", "session-1");
            }
        }
    }
    calm = true;
    for (let waited = 0; waited < 60 && (client.model.items.length || client.connection.phase !== "up"); waited += 1) {
        await clock.pass(5000);
    }
    await clock.pass(60_000);
    await settle();
    const { log } = client.model.transcript("session-1");
    const stored = host.log.filter(({ d }) => d.role === "learner").map(({ d }) => d.text);
    assertEquals(stored, typed, `seed ${seed}: each message once, in the order typed`);
    assertEquals(
        log.map(({ seq }) => seq),
        host.log.map(({ seq }) => seq),
        `seed ${seed}: the page shows the host's log`,
    );
    assertEquals(client.model.items, [], `seed ${seed}: nothing is left to send`);
    client.stop();
}

Deno.test("on 300 bad lines nothing is lost, nothing is twice, nothing is out of order", async () => {
    for (let seed = 1; seed <= 300; seed += 1) await schedule(seed);
});
