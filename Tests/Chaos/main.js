/**
 * Everything that may go wrong, done on purpose: `main.js [--seed 1] [--schedules 2000] [--kills 100] …`.
 *
 * Each line says what was done and what it came to; the exit code is 1 when anything was lost, doubled or left open.
 */
import { clockJumps } from "./clock.js";
import { Host } from "./host.js";
import { fullDisk, idleSockets, largeFrames, reloads, silentReaders, slowRequests } from "./hardships.js";
import { kills } from "./kills.js";
import { schedules } from "./schedules.js";

const full = {
    seed: 1,
    schedules: 2000,
    kills: 100,
    idle: 5000,
    silent: 100,
    slow: 200,
    large: 50,
    reloads: 500,
    clock: 100,
    disk: 1,
};

/** @returns {Record<string, number>} */
function counts() {
    /** @type {Record<string, number>} */
    const wanted = { ...full };
    for (let index = 0; index < Deno.args.length; index += 2) {
        const name = Deno.args[index].replace(/^--/, "");
        const count = Number(Deno.args[index + 1]);
        if (!(name in full) || !Number.isInteger(count) || count < 0) {
            console.error(`chaos: --NAME COUNT, where NAME is one of ${Object.keys(full).join(", ")}`);
            Deno.exit(2);
        }
        wanted[name] = count;
    }
    return wanted;
}

const wanted = counts();
const folder = await Deno.makeTempDir({ prefix: "tutorline-chaos-" });
const host = new Host(folder);
let failures = 0;

/** @param {string} name @param {number} count @param {() => Promise<{wrong: string[]} & Record<string, any>>} work */
async function run(name, count, work) {
    if (count === 0) return;
    const begin = performance.now();
    const { wrong, ...figures } = await work();
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const said = Object.entries(figures).map(([what, figure]) => `${what} ${figure}`).join(", ");
    console.log(`${wrong.length ? "FAILED" : "ok    "} ${name}: ${said}; ${seconds} s, seed ${wanted.seed}`);
    for (const sentence of wrong.slice(0, 10)) console.log(`       ${sentence}`);
    failures += wrong.length;
}

try {
    await host.teach(0);
    await host.start();
    await host.login();
    await run("killed", wanted.kills, () => kills(host, wanted.kills, wanted.seed));
    await run("broken lines", wanted.schedules, () => schedules(host, wanted.schedules, wanted.seed));
    await run("idle sockets", wanted.idle, () => idleSockets(host, wanted.idle));
    await run("silent readers", wanted.silent, () => silentReaders(host, wanted.silent));
    await run("slow requests", wanted.slow, () => slowRequests(host, wanted.slow));
    await run("large frames", wanted.large, () => largeFrames(host, wanted.large));
    await run("reloads", wanted.reloads, () => reloads(host, wanted.reloads));
    await run("clock set", wanted.clock, () => clockJumps(wanted.clock, wanted.seed));
    await run("full disk", wanted.disk, fullDisk);
    const code = await host.end();
    if (code !== 0) {
        console.log(`FAILED the end: the host left with ${code}`);
        failures += 1;
    }
} finally {
    await host.kill().catch(() => {});
    await Deno.remove(folder, { recursive: true });
}
console.log(failures ? `chaos: ${failures} wrong` : "chaos: nothing lost, nothing twice, nothing left open");
Deno.exit(failures ? 1 : 0);
