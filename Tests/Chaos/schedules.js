import { Chance, pause } from "./chance.js";
import { differences, Learner } from "./learner.js";
import { Line } from "./line.js";

/**
 * Learners on broken lines, some with two devices, some of whom stop answers in the middle: whatever breaks, each device
 * ends with exactly the host's log, with all that was asked in it, once.
 * @param {import("./host.js").Host} host @param {number} count @param {number} seed
 */
export async function schedules(host, count, seed) {
    /** @type {{done: number, devices: number, faults: number, stopped: number, wrong: string[]}} */
    const result = { done: 0, devices: 0, faults: 0, stopped: 0, wrong: [] };
    let next = 0;
    const worker = async () => {
        while (next < count) {
            const number = next++;
            const { devices, faults, stopped, wrong } = await schedule(host, new Chance(seed * 1_000_003 + number));
            result.done += 1;
            result.devices += devices;
            result.faults += faults;
            result.stopped += stopped;
            result.wrong.push(...wrong.map((sentence) => `schedule ${number}: ${sentence}`));
        }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    return result;
}

/** @param {import("./host.js").Host} host @param {Chance} chance */
async function schedule(host, chance) {
    const lines = [new Line(() => host.port, chance)];
    const learner = new Learner(() => lines[0].port, () => host.token);
    const learners = [learner];
    await learner.come();
    const hasTwo = chance.from(0, 2) === 0;
    for (let count = chance.from(2, 5); count > 0; count -= 1) {
        await pause(chance.from(0, 90));
        await learner.ask(chance.one(["When is homework 2 due?", "Tell me slowly.", "Who won the match?"]));
        if (chance.from(0, 1) === 0) setTimeout(() => learner.stop(), chance.from(20, 200));
        if (hasTwo && learners.length === 1 && learner.session !== "") {
            lines.push(new Line(() => host.port, chance));
            learners.push(await learner.another(() => lines[1].port));
        }
    }
    await pause(chance.from(0, 200));
    for (const line of lines) line.mend();
    const isSettled = await learner.settle(20_000);
    const wrong = isSettled ? [] : [`nothing came of it in 20 s: ${JSON.stringify(learner.client.model.items)}`];
    if (isSettled) {
        const log = await host.log(learner.session);
        for (const device of learners) wrong.push(...(await differences(device, log)));
    }
    for (const device of learners) device.leave();
    for (const line of lines) line.end();
    return {
        faults: lines.reduce((sum, { faults }) => sum + faults, 0),
        devices: learners.length,
        stopped: learner.stopped,
        wrong,
    };
}
