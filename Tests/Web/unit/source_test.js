import { assertEquals } from "./assertions.js";
import { sourceOf } from "../../../Sources/CWeb/assets/widget/source.js";

/** @type {any} */
const names = { of: (/** @type {string} */ course, /** @type {string} */ module) => `${course}, ${module}` };
const host = new URL("https://tutors.example/");

Deno.test("a passage is named and linked, an entry of a file is named, and anything else stays as it is", () => {
    assertEquals(sourceOf("/courses/algebra-1/unit-2#the-slope", host, names), {
        title: "algebra-1, unit-2: The slope",
        url: "https://tutors.example/learn/algebra-1/unit-2#the-slope",
    });
    assertEquals(sourceOf("/srv/teaching/faq.md#when-is-it-due", host, names), { title: "When is it due" });
    for (const name of ["javascript:alert(1)", "/courses/a/b", "faq.md#", "a-book, page 3"]) {
        assertEquals(sourceOf(name, host, names), { title: name });
    }
});
