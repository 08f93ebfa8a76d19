import { assert, assertEquals } from "./assertions.js";
import { identifiers } from "../../../Sources/CWeb/assets/client/identifier.js";

const fill = (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => crypto.getRandomValues(bytes);

Deno.test("a key is a UUID of version 7 that begins with the time", () => {
    const key = identifiers(() => 0x0192_3456_789a, fill)();
    assert(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(key), key);
});

Deno.test("ten thousand keys of one millisecond are different and in order", () => {
    const make = identifiers(() => 1_700_000_000_000, fill);
    const keys = Array.from({ length: 10_000 }, make);
    assertEquals(new Set(keys).size, 10_000);
    assertEquals([...keys].sort(), keys);
});

Deno.test("keys stay in order when the clock is set back", () => {
    const times = [5000, 6000, 1000, 1000, 7000];
    const make = identifiers(() => times.shift() ?? 0, fill);
    const keys = Array.from({ length: 5 }, make);
    assertEquals([...keys].sort(), keys);
});
