import { assertEquals } from "./assertions.js";
import { difference, merge } from "../../../Sources/CWeb/assets/team/merging.js";

/** Texts whose lines are letters. @param {string} letters */
const lines = (letters) => letters.split("").join("\n");

/** @param {string} before @param {string} after */
const told = (before, after) =>
    difference(lines(before), lines(after)).map(({ kind, line }) => `${{ same: "", gone: "-", new: "+" }[kind]}${line}`)
        .join("");

Deno.test("a difference tells each line that goes and each that comes, in their places", () => {
    assertEquals(told("abcd", "abcd"), "abcd");
    assertEquals(told("abcd", "abXd"), "ab-c+Xd");
    assertEquals(told("abcd", "Zabd"), "+Zab-cd");
    assertEquals(told("ab", "XY"), "-a-b+X+Y");
});

Deno.test("what two changed in different places comes together, whoever was first", () => {
    const [base, mine, theirs] = ["abcdef", "aXcdef", "abcdeYf"].map(lines);
    assertEquals(merge(base, mine, theirs), lines("aXcdeYf"));
    assertEquals(merge(base, theirs, mine), lines("aXcdeYf"));
    assertEquals(merge(base, lines("bcdef"), lines("abcde")), lines("bcde"));
    assertEquals(merge(base, base, theirs), theirs);
    assertEquals(merge(base, mine, mine), mine);
});

Deno.test("what two changed in the same place is for people to decide", () => {
    assertEquals(merge(lines("abc"), lines("aXc"), lines("aYc")), undefined);
    assertEquals(merge(lines("abc"), lines("ac"), lines("aYc")), undefined);
    assertEquals(merge(lines("abc"), lines("abcX"), lines("abcY")), undefined);
});
