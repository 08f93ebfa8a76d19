import { TutorClient } from "../../../Sources/CWeb/assets/client/protocol.js";
import { MemoryBox } from "../../../Sources/CWeb/assets/client/outbox.js";

/** Time that passes only when a test says so. */
export class FakeClock {
    constructor() {
        this.time = 1_000_000;
        /** @type {{at: number, order: number, action: () => void}[]} */
        this.timers = [];
        this.count = 0;
    }

    now() {
        return this.time;
    }

    /** @param {number} milliseconds @param {() => void} action */
    after(milliseconds, action) {
        const timer = { at: this.time + milliseconds, order: this.count++, action };
        this.timers.push(timer);
        return () => {
            this.timers = this.timers.filter((other) => other !== timer);
        };
    }

    /** Lets time pass, and lets everything that was promised meanwhile happen. @param {number} milliseconds */
    async pass(milliseconds) {
        const end = this.time + milliseconds;
        await settle();
        for (;;) {
            const due = this.timers.filter(({ at }) => at <= end)
                .sort((one, other) => one.at - other.at || one.order - other.order)[0];
            if (!due) break;
            this.timers = this.timers.filter((timer) => timer !== due);
            this.time = Math.max(this.time, due.at);
            due.action();
            await settle();
        }
        this.time = end;
    }
}

/** Lets all promises that can settle do so. */
export async function settle() {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** Numbers that look random and are the same in each run. @param {number} seed */
export function seeded(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let value = state;
        value = Math.imul(value ^ (value >>> 15), value | 1);
        value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
        return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
    };
}

/** A socket whose other end the test holds. */
export class FakeSocket {
    constructor() {
        /** @type {Record<string, any>[]} */
        this.sent = [];
        this.closed = false;
        /** @type {((frame: Record<string, any>) => void) | undefined} */
        this.heard = undefined;
        /** @type {any} */
        this.onopen = null;
        /** @type {any} */
        this.onmessage = null;
        /** @type {any} */
        this.onclose = null;
        /** @type {any} */
        this.onerror = null;
    }

    /** @param {string} text */
    send(text) {
        const frame = JSON.parse(text);
        this.sent.push(frame);
        this.heard?.(frame);
    }

    close() {
        this.closed = true;
    }

    open() {
        this.onopen?.({});
    }

    /** @param {Record<string, any> | string} frame */
    say(frame) {
        this.onmessage?.({ data: typeof frame === "string" ? frame : JSON.stringify(frame) });
    }

    /** @param {number} code @param {string} [reason] */
    fall(code, reason = "") {
        this.onclose?.({ code, reason });
    }

    /** @param {string} type */
    last(type) {
        return this.sent.findLast((frame) => frame.t === type);
    }
}

/** A client on a fake clock, whose sockets the test opens and answers one by one. @param {Partial<import("../../../Sources/CWeb/assets/client/protocol.js").Options>} [options] */
export function setUp(options = {}) {
    const clock = new FakeClock();
    /** @type {FakeSocket[]} */
    const sockets = [];
    /** @type {import("../../../Sources/CWeb/assets/client/model.js").Change[]} */
    const changes = [];
    /** @type {boolean[]} */
    const refreshes = [];
    const client = new TutorClient({
        connect: () => {
            const socket = new FakeSocket();
            sockets.push(socket);
            return socket;
        },
        credentials: (refresh) => {
            refreshes.push(refresh);
            return Promise.resolve({ token: `token-${refreshes.length}` });
        },
        box: new MemoryBox(),
        changed: (change) => changes.push(structuredClone(change)),
        clock,
        random: () => 0.5,
        device: "device-1",
        ...options,
    });
    const kinds = () => changes.flatMap((change) => change.type === "status" ? [change.status.kind] : []);
    return { clock, sockets, changes, refreshes, client, kinds };
}

/** Brings the newest socket up. @param {FakeSocket[]} sockets @param {Record<string, any>} [welcome] */
export async function welcome(sockets, welcome = {}) {
    await settle();
    const socket = sockets[sockets.length - 1];
    socket.open();
    socket.say({
        t: "welcome",
        epoch: "epoch-1",
        account: "me",
        server: "test",
        ping_ms: 20_000,
        sessions: [],
        ...welcome,
    });
    await settle();
    return socket;
}

/** @param {number} seq @param {number} prev @param {string} type @param {Record<string, any>} d */
export function event(seq, prev, type, d) {
    return { t: type, s: "session-1", seq, prev, at: "2026-11-20T10:00:00.000Z", d };
}
