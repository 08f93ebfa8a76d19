"""Story 6.6: persist and restore tutoring sessions."""

import time

from playwright.sync_api import expect

from people import BUBBLE, MODULE, OTHER, InBrowser
from school import School


class Story66(InBrowser):
    def earlier(self, path=MODULE):
        """A conversation that was had in another browser, some time ago."""
        page = self.page(path)
        self.open(page)
        self.ask(page, "What is a half?")
        page.close()
        self.context.close()
        self.contexts.remove(self.context)
        self.context = self.device()

    def test_1_the_session_is_persisted_when_i_close_the_browser(self):
        self.earlier()
        self.school.kill()
        self.school.start()
        self.assertEqual(self.learner.asked(), ["What is a half?"])

    def test_2_i_can_restore_the_session_when_i_return(self):
        self.earlier()
        page = self.page()
        self.open(page)
        offer = page.locator("tutor-chat .offer")
        expect(offer).to_contain_text("Continue “Unit 1 – Fractions and order” from just now?")
        expect(offer).to_contain_text("What you write continues it.")
        expect(offer).to_contain_text("You asked: What is a half?")
        page.get_by_role("button", name="Continue", exact=True).click()
        self.ask(page, "And a third?")
        self.assertEqual(self.learner.asked(), ["What is a half?", "And a third?"])
        self.assertEqual(len(self.learner.sessions()), 1)

    def test_what_is_offered_stays_under_the_finger_while_its_last_lines_come(self):
        self.earlier()
        page = self.page()
        held = []
        page.route("**/restore", lambda route: held.append(route))
        self.open(page)
        button = page.get_by_role("button", name="Continue", exact=True)
        expect(button).to_be_visible()
        button.hover()
        page.mouse.down()
        while not held:
            page.wait_for_timeout(10)
        held[0].continue_()
        expect(page.locator("tutor-chat .offer .lines")).to_be_visible()
        page.mouse.up()
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)

    def test_3_conversation_history_is_preserved(self):
        page = self.page()
        self.open(page)
        for number in range(3):
            self.ask(page, f"Question {number}")
        before = page.locator(f"{BUBBLE} .bubble").all_inner_texts()
        page.reload()
        self.open(page)
        expect(page.locator(f"{BUBBLE} .bubble")).to_have_count(6)
        self.assertEqual(page.locator(f"{BUBBLE} .bubble").all_inner_texts(), before)
        page.goto("/conversations")
        page.get_by_role("link", name="Unit 1 – Fractions and order").click()
        expect(page.locator(".said .bubble")).to_have_count(6)
        page.get_by_role("link", name="Continue this conversation").click()
        expect(page.get_by_role("dialog", name="Tutor")).to_be_visible()
        expect(page.locator(f"{BUBBLE} .bubble")).to_have_count(6)

    def test_4_session_context_is_maintained_and_a_move_to_another_module_is_asked_about(self):
        self.earlier()
        page = self.page(OTHER)
        self.open(page)
        offer = page.locator("tutor-chat .offer")
        expect(offer).to_contain_text("That was about Unit 1 – Fractions and order. What you write starts a new one about Unit 2 – Linear equations.")
        page.get_by_role("button", name="Continue about Unit 2").click()
        expect(page.locator(BUBBLE).get_by_text("Now about")).to_be_visible()
        self.assertEqual(self.learner.sessions()[0]["module"], "unit-2")

    def test_who_writes_while_asked_writes_where_it_says(self):
        self.earlier()
        page = self.page()
        self.open(page)
        expect(page.locator("tutor-chat .offer")).to_contain_text("What you write continues it.")
        self.write(page, "And a third?")
        answers = page.locator(f"{BUBBLE}[data-kind=answer]")
        expect(answers.last).to_contain_text("You asked: And a third?")
        [session] = self.learner.sessions()
        self.assertEqual(self.learner.asked(session["id"]), ["What is a half?", "And a third?"])
        self.context = self.device()
        page = self.page(OTHER)
        self.open(page)
        expect(page.locator("tutor-chat .offer")).to_contain_text("starts a new one about Unit 2 – Linear equations.")
        self.ask(page, "What is a line?")
        self.assertEqual(self.learner.asked(session["id"]), ["What is a half?", "And a third?"])
        self.assertEqual(len(self.learner.sessions()), 2)

    def test_i_can_keep_what_a_conversation_is_about(self):
        self.earlier()
        page = self.page(OTHER)
        self.open(page)
        page.get_by_role("button", name="Continue about Unit 1").click()
        self.ask(page, "Still about fractions?")
        self.assertEqual(self.learner.sessions()[0]["module"], "unit-1")

    def test_i_can_start_a_new_conversation_instead(self):
        self.earlier()
        page = self.page()
        self.open(page)
        page.get_by_role("button", name="Start new").click()
        self.ask(page, "Something else")
        sessions = self.learner.sessions()
        self.assertEqual(len(sessions), 2)
        self.assertEqual(self.learner.asked(sessions[0]["id"]), ["Something else"])

    def test_a_closed_conversation_can_be_read_and_a_question_starts_a_new_one(self):
        page = self.page()
        self.open(page)
        self.ask(page, "First")
        [session] = self.learner.sessions()
        body = {"key": "0190b5d2-0000-7000-8000-000000000001"}
        self.school.ask("POST", f"/api/v1/tutoring/sessions/{session['id']}/close", body, self.learner.token)
        expect(page.locator(BUBBLE).get_by_text("This conversation is closed.")).to_be_visible()
        self.write(page, "Second")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]").get_by_text("You asked: Second")).to_be_visible()
        self.assertEqual(len(self.learner.sessions()), 2)


class Expiry(InBrowser):
    """A host on which conversations wait no longer than a few seconds for their learner."""

    @classmethod
    def make_school(cls):
        return School(options=["--expire-after", "2s"])

    def expired(self):
        """A conversation whose learner was away for longer than the host is told to wait."""
        page = self.page()
        self.open(page)
        self.ask(page, "What is a half?")
        page.close()
        deadline = time.monotonic() + 30
        while self.learner.sessions()[0]["state"] != "expired":
            self.assertLess(time.monotonic(), deadline, "the conversation has not expired")
            time.sleep(0.1)
        self.context = self.device()

    def test_who_returns_after_the_configured_time_finds_it_expired_reads_it_and_asks_in_a_new_one(self):
        self.expired()
        page = self.page()
        self.open(page)
        offer = page.locator("tutor-chat .offer")
        expect(offer).to_contain_text("Your conversation about “Unit 1 – Fractions and order” ended")
        expect(page.get_by_role("button", name="Continue")).to_have_count(0)
        page.get_by_role("button", name="Read it").click()
        expect(offer).to_be_hidden()
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_contain_text("You asked: What is a half?")
        expect(page.locator(BUBBLE).get_by_text("This conversation has expired. Ask a question to start a new one.")).to_be_visible()
        self.assertEqual(self.mine(page), ["What is a half?"])
        [old] = self.learner.sessions()
        self.write(page, "What is a third?")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_contain_text("You asked: What is a third?")
        self.assertEqual(self.mine(page), ["What is a third?"])
        new, same = self.learner.sessions()
        self.assertEqual((same["id"], same["state"]), (old["id"], "expired"))
        self.assertEqual(self.learner.asked(old["id"]), ["What is a half?"])
        self.assertEqual(self.learner.asked(new["id"]), ["What is a third?"])

    def test_what_expired_can_be_left_behind_at_once_and_is_still_among_ones_conversations(self):
        self.expired()
        for scheme in ["light", "dark"]:
            page = self.page(context=self.device(color_scheme=scheme, bypass_csp=True))
            self.open(page)
            expect(page.get_by_role("button", name="Read it")).to_be_visible()
            self.violated(page, f"what has expired in {scheme}", "tutor-chat")
        page = self.page()
        self.open(page)
        page.get_by_role("button", name="Start new").click()
        self.ask(page, "Something else")
        self.assertEqual(self.mine(page), ["Something else"])
        page.goto("/conversations")
        old = page.locator(".conversations li").filter(has_text="Expired")
        old.get_by_role("link").click()
        expect(page.locator(".said")).to_contain_text("What is a half?")
        expect(page.get_by_role("link", name="Continue this conversation")).to_have_count(0)
