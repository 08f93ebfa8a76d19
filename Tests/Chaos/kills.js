import { Chance, pause } from "./chance.js";
import { differences, Learner } from "./learner.js";

/**
 * The host is killed again and again while learners ask, and right after it has said that something is on the disk.
 * @param {import("./host.js").Host} host @param {number} cycles @param {number} seed
 */
export async function kills(host, cycles, seed) {
    const chance = new Chance(seed);
    const learners = Array.from({ length: 8 }, () => new Learner(() => host.port, () => host.token));
    await Promise.all(learners.map((learner) => learner.come()));
    let acknowledged = 0;
    for (let cycle = 0; cycle < cycles; cycle += 1) {
        const before = stored(learners);
        const asking = learners.map(async (learner) => {
            for (let count = chance.from(1, 4); count > 0; count -= 1) {
                await learner.ask(chance.one(["When is homework 2 due?", "Tell me slowly.", "Why?"]));
                await pause(chance.from(0, 8));
            }
        });
        // Not before something was acknowledged, for that is what must not get lost.
        const wanted = before + chance.from(1, 12);
        const end = performance.now() + 5000;
        while (stored(learners) < wanted && performance.now() < end) await pause(1);
        acknowledged = stored(learners);
        await host.kill();
        await Promise.all(asking);
        await host.start();
    }
    const wrong = [];
    for (const [number, learner] of learners.entries()) {
        const isSettled = await learner.settle(15_000);
        if (!isSettled) wrong.push(`learner ${number}: not everything was answered within 15 s`);
        wrong.push(
            ...(await differences(learner, await host.log(learner.session)))
                .map((text) => `learner ${number}: ${text}`),
        );
        learner.leave();
    }
    return { done: cycles, acknowledged, asked: learners.reduce((sum, { keys }) => sum + keys.length, 0), wrong };
}

/** How much the host has acknowledged. @param {Learner[]} learners */
function stored(learners) {
    return learners.reduce((sum, { client }) => sum + client.model.stored.size, 0);
}
