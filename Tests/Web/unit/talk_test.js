import { Talk } from "../../../Sources/CWeb/assets/client/talk.js";
import { assertEquals } from "./assertions.js";
import { settle } from "./fakes.js";

/** A stream of events whose other end the test holds. */
class FakeSource extends EventTarget {
    /** @param {string} address */
    constructor(address) {
        super();
        this.address = address;
        this.closed = false;
        /** @type {((event: any) => void) | null} */
        this.onmessage = null;
        /** @type {((event: any) => void) | null} */
        this.onerror = null;
    }

    /** @param {string} type @param {string} data */
    tell(type, data) {
        const event = new MessageEvent(type, { data });
        if (type === "message") this.onmessage?.(event);
        else this.dispatchEvent(event);
    }

    close() {
        this.closed = true;
    }
}

/** A talk, what it did, and answers to its requests that wait until the test gives them. */
function setUp() {
    /** @type {FakeSource[]} */
    const sources = [];
    /** @type {{where: string, body: string, answer: (status: number) => void, fail: () => void}[]} */
    const requests = [];
    /** @type {unknown[]} */
    const heard = [];
    const browser = /** @type {any} */ ({
        EventSource: class extends FakeSource {
            /** @param {string} address */
            constructor(address) {
                super(address);
                sources.push(this);
            }
        },
        fetch: (/** @type {string} */ where, /** @type {{method: string, body: string}} */ { method, body }) =>
            new Promise((settle, fail) => {
                const answer = (/** @type {number} */ status) => settle({ ok: status < 300, status });
                requests.push({
                    where: `${method} ${where}`,
                    body,
                    answer,
                    fail: () => fail(new TypeError("network")),
                });
            }),
    });
    const talk = new Talk(new URL("https://host.example/api/v1/tutoring/talk"), browser);
    talk.onopen = () => heard.push("open");
    talk.onmessage = ({ data }) => heard.push(data);
    talk.onclose = ({ code, reason }) => heard.push({ code, reason });
    return { talk, source: sources[0], requests, heard };
}

Deno.test("a talk is open when the host has named it, and hears what comes", () => {
    const { source, heard } = setUp();
    assertEquals(source.address, "https://host.example/api/v1/tutoring/talk");
    assertEquals(heard, []);
    source.tell("talk", "name-1");
    source.tell("message", '{"t":"ping"}');
    assertEquals(heard, ["open", '{"t":"ping"}']);
});

Deno.test("frames go one after another, in their order", async () => {
    const { talk, source, requests } = setUp();
    source.tell("talk", "name-1");
    for (const frame of ["a", "b", "c"]) talk.send(frame);
    await settle();
    assertEquals(requests.map(({ where, body }) => [where, body]), [
        ["POST https://host.example/api/v1/tutoring/talk/name-1", "a"],
    ]);
    requests[0].answer(204);
    await settle();
    requests[1].answer(204);
    await settle();
    assertEquals(requests.map(({ body }) => body), ["a", "b", "c"]);
    requests[2].answer(204);
    await settle();
    talk.send("d");
    assertEquals(requests.map(({ body }) => body), ["a", "b", "c", "d"]);
});

Deno.test("a frame that is not taken ends the talk, and nothing is sent behind it", async () => {
    for (const [end, code] of /** @type {const} */ ([[404, 1006], [413, 1009], ["lost", 1006]])) {
        const { talk, source, requests, heard } = setUp();
        source.tell("talk", "name-1");
        talk.send("a");
        talk.send("b");
        if (end === "lost") requests[0].fail();
        else requests[0].answer(end);
        await settle();
        assertEquals([requests.length, source.closed, heard], [1, true, ["open", { code, reason: "" }]]);
    }
});

Deno.test("the host's farewell is what a socket's would be", () => {
    const { source, heard } = setUp();
    source.tell("talk", "name-1");
    source.tell("close", '{"code":4401,"reason":"{\\"again\\":true}"}');
    assertEquals([source.closed, heard], [true, ["open", { code: 4401, reason: '{"again":true}' }]]);
    source.onerror?.(new Event("error"));
    source.tell("message", "late");
    assertEquals(heard.length, 2);
});

Deno.test("a stream that breaks off is a lost line, and does not come back by itself", () => {
    const { source, heard } = setUp();
    source.onerror?.(new Event("error"));
    assertEquals([source.closed, heard], [true, [{ code: 1006, reason: "" }]]);
});

Deno.test("who leaves hears no more", async () => {
    const { talk, source, requests, heard } = setUp();
    source.tell("talk", "name-1");
    talk.send("a");
    talk.close();
    source.tell("message", "late");
    requests[0].fail();
    await settle();
    assertEquals([source.closed, heard], [true, ["open"]]);
});
