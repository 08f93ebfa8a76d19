import { pause } from "./chance.js";
import { Host } from "./host.js";
import { differences, Learner } from "./learner.js";

/** How long a learner waits for an answer, in milliseconds, while others make trouble. @param {Host} host */
async function answerTime(host) {
    const learner = new Learner(() => host.port, () => host.token);
    await learner.come();
    await learner.ask("When is homework 2 due?");
    await learner.settle(10_000);
    const begin = performance.now();
    await learner.ask("When is homework 2 due?");
    const isAnswered = await learner.settle(10_000);
    const wrong = isAnswered
        ? await differences(learner, await host.log(learner.session))
        : ["nobody answered in 10 s"];
    learner.leave();
    return { time: Math.round(performance.now() - begin), wrong };
}

/** @param {Host} host */
const connect = (host) => Deno.connect({ hostname: "127.0.0.1", port: host.port });

/** @param {Deno.Conn} connection @param {string} text */
async function write(connection, text) {
    try {
        await connection.write(new TextEncoder().encode(text));
        return true;
    } catch {
        return false;
    }
}

/** @param {(Deno.Conn | undefined)[]} connections */
function closeAll(connections) {
    for (const connection of connections) {
        try {
            connection?.close();
        } catch {
            // The host was faster.
        }
    }
}

/** An upgrade, and a hello that makes the host send. @param {Host} host */
async function openSocket(host) {
    const connection = await connect(host);
    await write(
        connection,
        `GET /api/v1/tutoring/ws HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nUpgrade: websocket\r\n` +
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    await connection.read(new Uint8Array(1024));
    return connection;
}

/** A text frame with a mask of zeros. @param {string} text */
function frame(text) {
    const payload = new TextEncoder().encode(text);
    const long = payload.length > 65535;
    const head = payload.length < 126
        ? [0x81, 0x80 | payload.length]
        : long
        ? [0x81, 0xff, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (payload.length >>> shift) & 255)]
        : [0x81, 0xfe, payload.length >> 8, payload.length & 255];
    return new Uint8Array([...head, 0, 0, 0, 0, ...payload]);
}

/** Sockets that are opened, say hello and then nothing. @param {Host} host @param {number} count */
export async function idleSockets(host, count) {
    const before = await host.memory();
    /** @type {Deno.Conn[]} */
    const connections = [];
    while (connections.length < count) {
        const some = Array.from({ length: Math.min(100, count - connections.length) }, async () => {
            const connection = await openSocket(host);
            await connection.write(frame(JSON.stringify({ t: "hello", id: "1", v: 1, token: host.token })));
            return connection;
        });
        connections.push(...await Promise.all(some));
    }
    const each = Math.round((await host.memory() - before) / count);
    const { time, wrong } = await answerTime(host);
    closeAll(connections);
    return { sockets: count, "bytes each": each, "answer ms": time, wrong };
}

/** Readers that ask for much and read nothing. @param {Host} host @param {number} count */
export async function silentReaders(host, count) {
    const before = await host.memory();
    const source = new Learner(() => host.port, () => host.token);
    await source.come();
    for (let asked = 0; asked < 20; asked += 1) await source.ask("When is homework 2 due?");
    await source.settle(20_000);
    const connections = await Promise.all(Array.from({ length: count }, async () => {
        const connection = await openSocket(host);
        await connection.write(frame(JSON.stringify({ t: "hello", id: "1", v: 1, token: host.token })));
        const again = frame(
            JSON.stringify({ t: "session.resume", id: "2", session: source.session, epoch: "", after: 0 }),
        );
        for (let times = 0; times < 50; times += 1) {
            if (!await connection.write(again).then(() => true, () => false)) break;
        }
        return connection;
    }));
    const { time, wrong } = await answerTime(host);
    const grown = Math.round((await host.memory() - before) / count);
    if (grown > 600_000) wrong.push(`each reader that does not read costs ${grown} bytes`);
    closeAll(connections);
    source.leave();
    return { readers: count, "bytes each": grown, "answer ms": time, wrong };
}

/** Requests whose heads or bodies come a byte at a time. @param {Host} host @param {number} count */
export async function slowRequests(host, count) {
    const starts = [
        "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        "POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
    ];
    const connections = await Promise.all(Array.from({ length: count }, async (_, number) => {
        const connection = await connect(host);
        await write(connection, starts[number % 2]);
        return connection;
    }));
    let isOver = false;
    const dripping = (async () => {
        while (!isOver) {
            await Promise.all(connections.map((connection) => write(connection, "a")));
            await pause(50);
        }
    })();
    const { time, wrong } = await answerTime(host);
    isOver = true;
    await dripping;
    closeAll(connections);
    return { requests: count, "answer ms": time, wrong };
}

/** Clients that send far more than they may. @param {Host} host @param {number} count */
export async function largeFrames(host, count) {
    const before = await host.memory();
    const megabyte = frame(JSON.stringify({ t: "hello", id: "1", v: 1, token: "x".repeat(1_000_000) }));
    const endings = await Promise.all(Array.from({ length: count }, async () => {
        const connection = await openSocket(host);
        try {
            for (let sent = 0; sent < megabyte.length;) sent += await connection.write(megabyte.subarray(sent));
        } catch {
            // It was cut off in the middle, and rightly.
        }
        let said = 0;
        const buffer = new Uint8Array(4096);
        while (true) {
            const read = await connection.read(buffer).catch(() => null);
            if (read === null) break;
            said += read;
        }
        closeAll([connection]);
        return said;
    }));
    const { time, wrong } = await answerTime(host);
    const grown = await host.memory() - before;
    if (grown > 64 << 20) wrong.push(`the host grew by ${grown} bytes`);
    return { frames: endings.length, "answer ms": time, wrong };
}

/** The configuration is read again and again while learners ask. @param {Host} host @param {number} count */
export async function reloads(host, count) {
    const learners = Array.from({ length: 4 }, () => new Learner(() => host.port, () => host.token));
    await Promise.all(learners.map((learner) => learner.come()));
    let isOver = false;
    const asking = learners.map(async (learner) => {
        while (!isOver) {
            await learner.ask("When is homework 2 due?");
            await learner.settle(10_000);
        }
    });
    const wrong = [];
    /** Every revision that was in force. @type {Set<string>} */
    const known = new Set([await host.revision()]);
    for (let time = 0; time < count; time += 1) {
        await host.teach(time + 1);
        host.signal("SIGHUP");
        const end = performance.now() + 10_000;
        let revision = await host.revision();
        while (known.has(revision) && performance.now() < end) {
            await pause(2);
            revision = await host.revision();
        }
        if (known.has(revision)) wrong.push(`version ${time + 1} did not come into force in 10 s`);
        known.add(revision);
    }
    isOver = true;
    await Promise.all(asking);
    let turns = 0;
    const revisions = new Set();
    for (const learner of learners) {
        await learner.settle(10_000);
        const log = await host.log(learner.session);
        wrong.push(...(await differences(learner, log)));
        for (const { d } of log.filter(({ d }) => d.ended)) {
            turns += 1;
            if (d.ended.outcome !== "answered" || d.by.name !== "faq") {
                wrong.push(`a turn ended ${JSON.stringify(d.ended)}`);
            }
            revisions.add(d.rev);
            if (!known.has(d.rev)) wrong.push(`a turn names ${d.rev}, which was never in force`);
        }
        learner.leave();
    }
    if (known.size !== count + 1) wrong.push(`${known.size - 1} configurations came into force, not ${count}`);
    return { reloads: known.size - 1, turns, "revisions used": revisions.size, wrong };
}

/** The disk is full for a while: nothing is acknowledged that is not on it, and afterwards all is well. */
export async function fullDisk() {
    const folder = await Deno.makeTempDir({ prefix: "tutorline-disk-" });
    const mounted = await run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder);
    if (!mounted) {
        await Deno.remove(folder);
        return { skipped: "mounting a small disk takes root", wrong: [] };
    }
    const host = new Host(folder);
    const learner = new Learner(() => host.port, () => host.token);
    const wrong = [];
    let asked = 0;
    try {
        await host.teach(0);
        await host.start();
        await host.login();
        await learner.come();
        await learner.ask("When is homework 2 due?");
        if (!await learner.settle(10_000)) wrong.push("nothing was answered while there was room");
        await Deno.writeFile(`${folder}/ballast`, new Uint8Array(32 << 20)).catch(() => {});
        while (learner.client.model.items.length === 0 && asked < 2000) {
            await learner.ask("When is homework 2 due? " + "x".repeat(2000));
            asked += 1;
            if (!await learner.settle(300)) break;
        }
        if (asked === 2000) wrong.push("the disk never became full");
        await pause(300);
        await Deno.remove(`${folder}/ballast`);
        if (!await learner.settle(20_000)) wrong.push("the host did not go on when there was room again");
        wrong.push(...(await differences(learner, await host.log(learner.session))));
    } finally {
        learner.leave();
        await host.kill();
        await run("umount", folder);
        await Deno.remove(folder, { recursive: true });
    }
    return { "asked until full": asked, wrong };
}

/** Runs a command, and says whether it went well. @param {string} name @param {string[]} words */
async function run(name, ...words) {
    try {
        return (await new Deno.Command(name, { args: words, stdout: "null", stderr: "null" }).output()).success;
    } catch {
        return false;
    }
}
