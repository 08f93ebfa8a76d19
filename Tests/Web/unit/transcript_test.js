import { assertEquals } from "./assertions.js";
import { Answer } from "../../../Sources/CWeb/assets/client/answer.js";
import { readFrame } from "../../../Sources/CWeb/assets/client/frames.js";
import { Transcript } from "../../../Sources/CWeb/assets/client/transcript.js";
import { event } from "./fakes.js";

/** @param {Record<string, any>} value */
const frame = (value) => readFrame(JSON.stringify(value)) ?? { type: "", session: "", data: {} };
/** @param {number} seq @param {number} prev @param {string} [text] */
const message = (seq, prev, text = `text ${seq}`) =>
    frame(event(seq, prev, "message", { id: `m${seq}`, role: "learner", text }));
/** @param {string} type @param {Record<string, any>} d */
const live = (type, d) => frame({ t: type, s: "session-1", d });

Deno.test("an event is taken only when it follows the last one known", () => {
    const transcript = new Transcript("session-1");
    assertEquals([message(1, 0), message(1, 0), message(3, 2), message(4, 1)].map((one) => transcript.accept(one)), [
        "new",
        "seen",
        "gap",
        "new",
    ]);
    assertEquals([transcript.cursor, transcript.log.length], [4, 2]);
});

Deno.test("an answer grows by its pieces, whatever arrives twice or overlapping", () => {
    const answer = new Answer("t");
    assertEquals([answer.add(0, "Hello "), answer.add(0, "Hello "), answer.add(3, "lo you"), answer.add(8, "u!")], [
        true,
        false,
        true,
        true,
    ]);
    assertEquals(answer.text, "Hello you!");
});

Deno.test("a lost piece stops the decoration until the host paints it anew", () => {
    const answer = new Answer("t");
    answer.add(0, "One ");
    answer.add(9, "three ");
    assertEquals([answer.text, answer.tail], ["One ", ""]);
    answer.repaint("One two. three ");
    answer.add(15, "four ");
    assertEquals(answer.text, "One two. three four ");
});

const tails = [
    ["Plain words go through ", "Plain words go through"],
    ["Plain wor", "Plain"],
    ["Word", ""],
    ["Up to **bold** words", "Up to"],
    ["The sum is $x^2$ here", "The sum is"],
    ["Use `code` now", "Use"],
    ["# A heading to be", ""],
    ["1. a list to be", ""],
    ["- a list to be", ""],
    ["> a quote to be", ""],
    ["See <b> and", "See"],
    ["A [link](x) is", "A"],
    ["a | b | c", "a"],
    ["Fish &amp; chips", "Fish"],
    ["First line\nsecond line ", "First"],
    ["Où est l'élève ? ", "Où est l'élève ?"],
];

for (const [text, tail] of tails) {
    Deno.test(`of the unfinished “${text}” the screen shows “${tail}”`, () => {
        const answer = new Answer("t");
        answer.add(0, text);
        assertEquals(answer.tail, tail);
    });
}

Deno.test("closed blocks replace the text that they cover", () => {
    const answer = new Answer("t");
    answer.add(0, "First.\n\nThen more ");
    assertEquals(answer.close(0, "<p>First.</p>", 6), true);
    assertEquals(answer.close(0, "<p>First.</p>", 6), false);
    assertEquals(answer.close(2, "<p>Third.</p>", 30), false);
    assertEquals([answer.blocks.length, answer.tail], [1, "Then more"]);
});

Deno.test("an answer that has ended is not brought back to life by a late piece", () => {
    const transcript = new Transcript("session-1");
    transcript.decorate(live("turn.started", { turn: "t" }));
    transcript.decorate(live("delta", { turn: "t", off: 0, text: "So" }));
    transcript.accept(
        frame(event(1, 0, "message", { id: "m", turn: "t", role: "tutor", text: "So", ended: "answered" })),
    );
    assertEquals(transcript.decorate(live("delta", { turn: "t", off: 2, text: " late" })), false);
    assertEquals(transcript.answers.size, 0);
});

Deno.test("a reply without an ending leaves room for the part that continues", () => {
    const transcript = new Transcript("session-1");
    transcript.decorate(live("delta", { turn: "t", off: 0, text: "Half an answ" }));
    transcript.accept(frame(event(1, 0, "message", { id: "m", turn: "t", role: "tutor", text: "Half an answ" })));
    transcript.decorate(live("delta", { turn: "t", off: 0, text: "The whole " }));
    assertEquals(transcript.answers.get("t")?.text, "The whole ");
});

Deno.test("an erased message keeps its place and loses its words", () => {
    const transcript = new Transcript("session-1");
    transcript.accept(message(1, 0, "secret"));
    transcript.accept(frame(event(2, 1, "message.erased", { id: "m1" })));
    assertEquals(JSON.stringify(transcript.log).includes("secret"), false);
});

Deno.test("older pages go before what is known, without repeating it", () => {
    const transcript = new Transcript("session-1");
    transcript.reset({ epoch: "e", cursor: 4, events: [message(3, 2), message(4, 3)], more: true });
    transcript.prepend([message(1, 0), message(2, 1), message(3, 2)], false);
    assertEquals(transcript.log.map(({ seq }) => seq), [1, 2, 3, 4]);
});

for (const text of ["", "null", "7", "[]", '{"t":1}', "{", '"x"', '{"seq":1}']) {
    Deno.test(`a frame that is ${text || "empty"} is no frame and does no harm`, () =>
        assertEquals(readFrame(text), undefined));
}

Deno.test("content is read from the envelope and from beside it", () => {
    assertEquals(frame({ t: "delta", s: "s", d: { turn: "t" } }).data.turn, "t");
    assertEquals(frame({ t: "ack", re: 7, seq: 3 }), {
        type: "ack",
        session: "",
        seq: undefined,
        prev: undefined,
        at: undefined,
        re: "7",
        data: { t: "ack", re: 7, seq: 3 },
    });
});
