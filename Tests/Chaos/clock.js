import { Chance, pause } from "./chance.js";
import { Host } from "./host.js";
import { differences, Learner } from "./learner.js";

/** How far the clock is put off, in seconds: a little, past the life of a token, past the end of a practice session. */
const distances = [0, 1, -1, 90, -90, 1000, -1000, 7200, -7200, 90_000, -90_000, 250_000, -250_000];

/**
 * The clock of the host is set forward and back while learners ask and a child practises: nothing is lost, nothing is
 * out of order, and no time is negative.
 * @param {number} count @param {number} seed
 */
export async function clockJumps(count, seed) {
    const chance = new Chance(seed);
    const folder = await Deno.makeTempDir({ prefix: "tutorline-clock-" });
    const clock = new Clock(`${folder}/clock`);
    const host = new Host(folder, { environment: { LD_PRELOAD: clock.library, CHAOS_CLOCK: clock.path } });
    // A token does not outlive a long jump, and nobody comes back before there is a new one.
    let login = Promise.resolve();
    const token = () => login.then(() => host.token);
    const learners = Array.from({ length: 4 }, () => new Learner(() => host.port, token));
    /** @type {string[]} */
    const wrong = [];
    const practice = new Practice(host);
    let isOver = false;
    try {
        await host.teach(0);
        await host.start();
        await host.login();
        await Promise.all(learners.map((learner) => learner.come()));
        const asking = learners.map(async (learner) => {
            while (!isOver) {
                await learner.ask(chance.one(["When is homework 2 due?", "Tell me slowly.", "Why?"]));
                await pause(chance.from(10, 60));
            }
        });
        for (let jump = 0; jump < count; jump += 1) {
            await pause(chance.from(20, 150));
            login = (async () => {
                await clock.set(chance.one(distances));
                await host.login();
            })();
            await login;
            wrong.push(...await practice.goOn(chance));
        }
        await Promise.all([isOver = true, ...asking]);
        for (const learner of learners) {
            if (!await learner.settle(20_000)) wrong.push("not everything was answered within 20 s");
            wrong.push(...(await differences(learner, await host.log(learner.session))));
        }
        wrong.push(...await practice.summedUp());
    } finally {
        for (const learner of learners) learner.leave();
        await host.kill();
        await Deno.remove(folder, { recursive: true });
    }
    const asked = learners.reduce((sum, { keys }) => sum + keys.length, 0);
    return { jumps: count, asked, attempts: practice.sent, "practice sessions": practice.sessions.size, wrong };
}

/** How far the host's clock is off, in a file that the host has mapped. */
class Clock {
    /** @param {string} path */
    constructor(path) {
        this.path = path;
        this.library = `${import.meta.dirname}/../../.build/chaos-clock.so`;
        Deno.writeFileSync(path, new Uint8Array(8));
    }

    /** @param {number} seconds */
    async set(seconds) {
        const file = await Deno.open(this.path, { write: true });
        await file.write(new Uint8Array(new BigInt64Array([BigInt(seconds)]).buffer));
        file.close();
    }
}

/** A child who practises all the while. */
class Practice {
    /** @param {Host} host */
    constructor(host) {
        this.host = host;
        this.sent = 0;
        /** Attempts by session, as the host said where they belong. @type {Map<string, number>} */
        this.sessions = new Map();
    }

    /** @param {Chance} chance */
    async goOn(chance) {
        const wrong = [];
        const fetched = await this.host.ask("POST", "/questions/fetch", { limit: 2 });
        for (const question of fetched.questions) {
            const attempt = {
                key: crypto.randomUUID(),
                session_id: chance.one([fetched.session_id, null]),
                question_id: question.id,
                answer: question.choices[0]?.id ?? (question.type === "truth" ? "true" : "1"),
                time_ms: chance.one([-5, 0, 60_000, 1e9]),
            };
            const stored = await this.host.ask("POST", "/attempts", attempt);
            const again = await this.host.ask("POST", "/attempts", attempt);
            if (!again.dup || again.session_id !== stored.session_id) wrong.push("an attempt sent twice counts twice");
            if (stored.time_ms < 0) wrong.push(`an attempt took ${stored.time_ms} ms`);
            this.sent += 1;
            this.sessions.set(stored.session_id, (this.sessions.get(stored.session_id) ?? 0) + 1);
        }
        const change = chance.one(["pause", "resume", "end", "summary"]);
        if (change !== "summary") await this.host.ask("POST", `/sessions/${fetched.session_id}/${change}`, {});
        return wrong;
    }

    async summedUp() {
        const wrong = [];
        for (const [id, count] of this.sessions) {
            const summary = await this.host.ask("GET", `/sessions/${id}/summary`);
            const { started_at: started, ended_at: ended } = summary.session;
            if (summary.questions_attempted !== count) {
                wrong.push(`session ${id} has ${summary.questions_attempted} attempts of ${count}`);
            }
            if (summary.total_time_ms < 0) wrong.push(`session ${id} took ${summary.total_time_ms} ms`);
            if (ended && ended < started) wrong.push(`session ${id} ended at ${ended}, before ${started}`);
        }
        const list = await this.host.ask("GET", "/sessions?limit=100");
        if (list.sessions.filter((/** @type {any} */ { ended_at: ended }) => !ended).length > 1) {
            wrong.push("more than one session is open");
        }
        return wrong;
    }
}
