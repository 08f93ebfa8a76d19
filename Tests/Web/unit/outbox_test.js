import { assertEquals } from "./assertions.js";
import { MemoryBox, Outbox } from "../../../Sources/CWeb/assets/client/outbox.js";

/** @typedef {import("../../../Sources/CWeb/assets/client/outbox.js").Item} Item */

/** @param {string} key @param {Partial<Item>} [more] @returns {Item} */
const message = (key, more = {}) => ({
    key,
    type: "message.send",
    session: "one",
    body: { text: key },
    state: "waiting",
    ...more,
});
const always = () => true;
/** @param {Item[]} items */
const keys = (items) => items.map(({ key }) => key);

Deno.test("messages of a session are sent one at a time, in the order typed", async () => {
    const outbox = new Outbox(new MemoryBox());
    for (const key of ["a", "b"]) await outbox.add(message(key));
    await outbox.add(message("c", { session: "two" }));
    assertEquals(keys(outbox.next(always)), ["a", "c"]);
    outbox.sending(outbox.items[0]);
    assertEquals(keys(outbox.next(always)), ["c"]);
    await outbox.saved("a");
    assertEquals(keys(outbox.next(always)), ["b", "c"]);
});

Deno.test("what was being sent when the page went is sent again by the next page, in its place", async () => {
    const box = new MemoryBox();
    const before = new Outbox(box);
    for (const key of ["a", "b", "c"]) await before.add(message(key));
    before.sending(before.items[0]);
    const after = new Outbox(box);
    await after.load();
    assertEquals(keys(after.items), ["a", "b", "c"]);
    assertEquals(keys(after.next(always)), ["a"]);
});

Deno.test("a failed message does not hold up the ones behind it, and keeps its key when tried again", async () => {
    const box = new MemoryBox();
    const outbox = new Outbox(box);
    for (const key of ["a", "b"]) await outbox.add(message(key));
    await outbox.failed("a", "too_long", "Too long.");
    assertEquals(keys(outbox.next(always)), ["b"]);
    assertEquals((await box.all())[0].state, "failed");
    await outbox.retry("a");
    assertEquals(keys(outbox.next(always)), ["a"]);
});

Deno.test("messages wait for the session that they are to be asked in", async () => {
    const outbox = new Outbox(new MemoryBox());
    await outbox.add({ key: "o", type: "session.open", body: {}, state: "waiting" });
    await outbox.add(message("a", { session: undefined, opens: "o" }));
    assertEquals(keys(outbox.next(always)), ["o"]);
    await outbox.opened("o", "one");
    await outbox.saved("o");
    assertEquals(keys(outbox.next(always)), ["a"]);
    assertEquals((await outbox.box.all())[0].session, "one");
});

Deno.test("when a session cannot be opened, what waits for it fails with it and is tried again with it", async () => {
    const outbox = new Outbox(new MemoryBox());
    await outbox.add({ key: "o", type: "session.open", body: {}, state: "waiting" });
    await outbox.add(message("a", { session: undefined, opens: "o" }));
    await outbox.failed("o", "not_enrolled", "You are not enrolled.");
    assertEquals(outbox.items.map(({ state }) => state), ["failed", "failed"]);
    await outbox.retry("a");
    assertEquals(keys(outbox.next(always)), ["o"]);
});

Deno.test("a session that is still catching up keeps its messages back", async () => {
    const outbox = new Outbox(new MemoryBox());
    await outbox.add(message("a"));
    assertEquals(outbox.next(() => false), []);
});

Deno.test("a browser that refuses to store still sends, and says that a crash would cost it", async () => {
    const box = new MemoryBox();
    box.put = () => Promise.reject(new Error("no room"));
    const outbox = new Outbox(box);
    await outbox.add(message("a"));
    assertEquals([keys(outbox.next(always)), outbox.durable], [["a"], false]);
});
