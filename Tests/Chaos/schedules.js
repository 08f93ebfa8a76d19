import { Chance, pause } from "./chance.js";
import { differences, Learner } from "./learner.js";
import { Line } from "./line.js";

/**
 * Learners on broken lines: whatever breaks, each ends with exactly the host's log, with all it asked in it, once.
 * @param {import("./host.js").Host} host @param {number} count @param {number} seed
 */
export async function schedules(host, count, seed) {
    /** @type {{done: number, faults: number, wrong: string[]}} */
    const result = { done: 0, faults: 0, wrong: [] };
    let next = 0;
    const worker = async () => {
        while (next < count) {
            const number = next++;
            const { faults, wrong } = await schedule(host, new Chance(seed * 1_000_003 + number));
            result.done += 1;
            result.faults += faults;
            result.wrong.push(...wrong.map((sentence) => `schedule ${number}: ${sentence}`));
        }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    return result;
}

/** @param {import("./host.js").Host} host @param {Chance} chance */
async function schedule(host, chance) {
    const line = new Line(() => host.port, chance);
    const learner = new Learner(() => line.port, () => host.token);
    await learner.come();
    for (let count = chance.from(2, 5); count > 0; count -= 1) {
        await pause(chance.from(0, 60));
        await learner.ask(chance.one(["When is homework 2 due?", "Tell me slowly.", "Who won the match?"]));
    }
    await pause(chance.from(0, 200));
    line.mend();
    const isSettled = await learner.settle(20_000);
    const wrong = isSettled ? [] : [`nothing came of it in 20 s: ${JSON.stringify(learner.client.model.items)}`];
    if (isSettled) wrong.push(...(await differences(learner, await host.log(learner.session))));
    learner.leave();
    line.end();
    return { faults: line.faults, wrong };
}
