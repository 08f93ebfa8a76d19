"""Story 6.1: initiate chat-based tutoring sessions."""

import random
import re

from playwright.sync_api import expect

from people import BUBBLE, MODULE, InBrowser


# Writes down every text that an answer has while it is written.
WATCH = """() => {
    window.seen = [];
    const root = document.querySelector("tutor-chat").shadowRoot;
    const look = () => {
        const shown = root.querySelector("li[data-kind=writing] .bubble")?.textContent ?? "";
        if (shown && shown !== window.seen.at(-1)) window.seen.push(shown);
    };
    new MutationObserver(look).observe(root, {childList: true, characterData: true, subtree: true});
}"""


class Story61(InBrowser):
    def test_1_i_can_initiate_a_chat_based_tutoring_session(self):
        page = self.page()
        self.assertEqual(self.learner.sessions(), [])
        self.open(page)
        expect(page.get_by_label("Your message")).to_be_focused()
        self.ask(page, "What does the bar mean?")
        self.assertEqual(len(self.learner.sessions()), 1)

    def test_2_the_session_is_connected_via_websocket(self):
        page = self.page()
        with page.expect_websocket() as socket:
            self.open(page)
        frames = []
        socket.value.on("framesent", lambda text: frames.append(text))
        self.ask(page, "Hello?")
        self.assertTrue(socket.value.url.endswith("/api/v1/tutoring/ws"))
        self.assertNotIn("token", socket.value.url)
        self.assertTrue(any('"message.send"' in frame for frame in frames))

    def test_3_i_can_send_messages_to_the_tutor(self):
        page = self.page()
        self.open(page)
        self.ask(page, "One?")
        self.ask(page, "Two <b>bold</b>?")
        self.assertEqual(self.mine(page), ["One?", "Two <b>bold</b>?"])
        expect(page.locator(f"{BUBBLE}[data-state=saved]")).to_have_count(2)
        self.assertEqual(self.learner.asked(), ["One?", "Two <b>bold</b>?"])

    def test_4_i_receive_responses_in_real_time(self):
        page = self.page()
        self.open(page)
        self.listen(page)
        self.write(page, "Explain slowly")
        writing = page.locator(f"{BUBBLE}[data-kind=writing]")
        expect(writing).to_contain_text("Start with what you know")
        self.assertEqual(writing.get_attribute("aria-hidden"), "true")
        answer = page.locator(f"{BUBBLE}[data-kind=answer]")
        expect(answer.locator("pre code")).to_contain_text("def slope")
        expect(answer.locator("math").first).to_be_attached()
        expect(answer.locator("table td").first).to_have_text("rise")
        expect(answer.locator(".who")).to_contain_text("Automatic answer")
        said = page.evaluate("window.said")
        self.assertEqual(len(said), 1, "an answer is said once, whole")
        # What a person should hear: no signs of how it was written, and no two words as one.
        self.assertIn("Now you try it", said[0])
        self.assertIn("how steep a line is. Take two points", said[0])

    def test_5_the_session_is_linked_to_my_current_module_and_course(self):
        page = self.page()
        self.open(page)
        expect(page.locator("tutor-chat .chip")).to_have_text("Algebra 1 › Unit 1 – Fractions and order")
        self.ask(page, "Where am I?")
        [session] = self.learner.sessions()
        self.assertEqual((session["course"], session["module"]), ("algebra-1", "unit-1"))

    def test_stop_really_stops(self):
        page = self.page()
        self.open(page)
        self.write(page, "Explain slowly")
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_contain_text("Start with")
        page.get_by_role("button", name="Stop").click()
        answer = page.locator(f"{BUBBLE}[data-kind=answer]")
        expect(answer).to_contain_text("Stopped.")
        expect(answer).not_to_contain_text("try it with two points")
        self.assertEqual(self.learner.events()[-1]["d"]["ended"]["outcome"], "stopped")

    def test_nothing_that_is_shown_of_an_answer_is_taken_back_also_by_reloads_at_random_words(self):
        page = self.page()
        self.open(page)
        seed = random.randrange(1_000_000)
        answer, seen = self.watched(page, "Explain slowly", random.Random(seed))
        seen = sum(seen, [])
        # While a page is loaded anew the session may be paused for a moment, which is in the log as well.
        html = next(event["d"]["html"] for event in reversed(self.learner.events()) if event["t"] == "message")
        # Formulas are set after they are shown; their source is what the text has.
        whole = self.plain(page, html)
        self.assertGreater(len(seen), 3)
        for shown in seen:
            start = shown.split("$")[0]
            self.assertTrue(self.agrees(start, whole), f"seed {seed}: {start!r} is no beginning of {whole!r}")
        # At the end it is the answer, word for word; formulas are drawn by then.
        shown = answer.locator(".bubble").evaluate("""one => {
            const copy = one.cloneNode(true);
            for (const formula of copy.querySelectorAll(".math")) formula.remove();
            return copy.textContent;
        }""")
        stored = self.plain(page, re.sub(r'<code class="math.*?</code>', "", html, flags=re.DOTALL))
        self.assertEqual(shown, stored)

    def test_refresh_at_a_random_token_and_what_is_shown_is_at_every_step_a_prefix_of_the_rendered_answer(self):
        page = self.page()
        self.open(page)
        seed = random.randrange(1_000_000)
        answer, seen = self.watched(page, "Explain plainly and slowly", random.Random(seed))
        html = next(event["d"]["html"] for event in reversed(self.learner.events()) if event["t"] == "message")
        whole = self.plain(page, html)
        self.assertGreater(sum(map(len, seen)), 3)
        for shown in sum(seen, []):
            self.assertTrue(whole.startswith(shown), f"seed {seed}: {shown!r} is no prefix of {whole!r}")
        for steps in seen:
            for one, next_one in zip(steps, steps[1:]):
                self.assertTrue(next_one.startswith(one), f"seed {seed}: {one!r} was taken back for {next_one!r}")
        self.assertEqual(answer.locator(".bubble").evaluate("one => one.textContent"), whole)

    def watched(self, page, question, chance):
        """Asks, loads the page anew at random words, and gives all that was shown from each time to the next."""
        self.write(page, question)
        answer, seen = page.locator(f"{BUBBLE}[data-kind=answer]"), []
        for _ in range(3):
            page.evaluate(WATCH)
            page.wait_for_function(
                """words => window.seen.length >= words || document.querySelector("tutor-chat").shadowRoot
                    .querySelector("li[data-kind=answer]")""", arg=chance.randint(4, 15))
            seen.append(page.evaluate("window.seen"))
            page.reload()
            self.open(page)
        page.evaluate(WATCH)
        expect(answer).to_contain_text("Now you try it")
        seen.append(page.evaluate("window.seen"))
        return answer, seen

    def plain(self, page, html):
        return page.evaluate("html => { const place = document.createElement('div'); place.setHTML(html); return place.textContent; }", html)

    def agrees(self, shown, whole):
        """Whether what was shown is a beginning of the answer, up to the first formula, which is drawn by then or not."""
        formula = whole.find("(1, 2)")
        return whole[:formula].startswith(shown[:formula].rstrip()) or shown[:formula].startswith(whole[:formula])

    def test_the_host_says_who_answered_from_what_and_asks_whether_it_helped(self):
        page = self.page(MODULE)
        self.open(page)
        self.ask(page, "A question")
        answer = page.locator(f"{BUBBLE}[data-kind=answer]")
        answer.get_by_text("2 sources").click()
        expect(answer.get_by_text("javascript:alert(1)")).to_be_visible()
        expect(answer.get_by_role("listitem").get_by_role("link")).to_have_count(1)
        with page.expect_popup() as popup:
            answer.get_by_role("link", name="Unit 1 – Fractions and order: What a fraction says").click()
        passage = popup.value
        expect(passage.get_by_role("heading", name="What a fraction says")).to_be_in_viewport()
        self.assertTrue(passage.url.endswith("/learn/algebra-1/unit-1#what-a-fraction-says"), passage.url)
        answer.get_by_text("How was this answered?").click()
        expect(answer.get_by_text("automatically by “coach”")).to_be_visible()
        answer.get_by_role("button", name="Not helpful").click()
        answer.get_by_label("What was missing or wrong?").fill("An example")
        answer.get_by_role("button", name="Send", exact=True).click()
        expect(answer.get_by_text("Thank you.")).to_be_visible()

    def test_a_module_that_is_closed_says_so_before_anything_is_asked_in_vain(self):
        path = "/api/v1/courses/algebra-1/modules/unit-1/lock"
        self.school.ask("PUT", path, {"grade": "closed"}, self.school.operator)
        try:
            page = self.page()
            self.open(page)
            expect(page.locator("tutor-chat .lock")).to_have_text("Tutoring is closed here at the moment.")
            expect(page.get_by_text("What are you stuck on?")).to_be_hidden()
            expect(page.get_by_role("button", name="Ask a person")).to_be_hidden()
            self.write(page, "May I?")
            expect(page.locator(f"{BUBBLE}[data-state=failed] .state")).to_have_text("Not sent: Tutoring is closed here at the moment.")
        finally:
            self.school.ask("DELETE", path, None, self.school.operator)

    def test_a_lock_is_said_to_whoever_is_there_and_to_whoever_comes_back(self):
        page = self.page()
        self.open(page)
        self.ask(page, "Hello?")
        said = page.locator("tutor-chat .lock")
        expect(said).to_be_hidden()
        path = "/api/v1/courses/algebra-1/modules/unit-1/lock"
        self.school.ask("PUT", path, {"grade": "closed"}, self.school.operator)
        try:
            expect(said).to_have_text("Tutoring is closed here at the moment.")
            self.write(page, "May I?")
            expect(page.locator(f"{BUBBLE}[data-state=failed]")).to_have_count(1)
            self.assertEqual(self.learner.asked(), ["Hello?"])
            page.reload()
            self.open(page)
            expect(said).to_be_visible()
        finally:
            self.school.ask("DELETE", path, None, self.school.operator)
        expect(said).to_be_hidden()
