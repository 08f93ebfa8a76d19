"""Story 6.7: handle WebSocket reconnection gracefully."""

import time

from playwright.sync_api import expect

from people import BUBBLE, InBrowser


class Story67(InBrowser):
    def in_session(self, question="Before the cut"):
        page = self.page()
        self.open(page)
        self.ask(page, question)
        self.listen(page)
        return page

    def test_1_reconnection_is_attempted_automatically(self):
        page = self.in_session()
        before = self.line.sockets
        self.line.cut()
        page.wait_for_timeout(200)
        self.line.mend()
        self.ask(page, "After the cut")
        self.assertGreater(self.line.sockets, before)

    def test_2_it_is_back_within_a_second_of_the_network(self):
        page = self.in_session()
        self.context.set_offline(True)
        self.line.cut()
        expect(page.locator("tutor-chat")).to_have_attribute("status", "offline", timeout=8000)
        self.line.mend()
        self.context.set_offline(False)
        start = time.monotonic()
        expect(page.locator("tutor-chat")).to_have_attribute("status", "back")
        self.assertLess(time.monotonic() - start, 1.0)

    def test_2_it_is_back_soon_after_a_restart_of_the_host(self):
        page = self.in_session()
        self.school.kill()
        self.school.start()
        start = time.monotonic()
        self.ask(page, "After the restart")
        self.assertLess(time.monotonic() - start, 10.0)

    def test_3_conversation_history_is_restored_after_reconnection(self):
        page = self.in_session()
        elsewhere = self.page(context=self.device())
        self.open(elsewhere)
        elsewhere.get_by_role("button", name="Continue", exact=True).click()
        self.line.cut()
        self.line.mend()
        self.ask(elsewhere, "From another device")
        expect(page.locator(BUBBLE).get_by_text("You asked: From another device")).to_be_visible()
        self.assertEqual(
            page.locator(f"{BUBBLE} .bubble").all_inner_texts(), elsewhere.locator(f"{BUBBLE} .bubble").all_inner_texts()
        )

    def test_4_session_state_is_maintained_during_reconnection(self):
        page = self.in_session()
        page.get_by_label("Your message").fill("half a tho")
        self.line.cut()
        expect(self.banner(page)).to_contain_text("Connection lost", timeout=6000)
        expect(page.locator(BUBBLE)).to_have_count(2)
        self.line.mend()
        # The pause before the next attempt has grown meanwhile, as chance has it up to twenty seconds.
        expect(page.locator("tutor-chat")).to_have_attribute("status", "back", timeout=25_000)
        expect(page.get_by_label("Your message")).to_have_value("half a tho")
        [session] = self.learner.sessions()
        self.assertEqual(session["state"], "active")

    def test_5_i_am_notified_of_reconnection_status_once_for_each_change(self):
        page = self.in_session()
        page.evaluate("""() => {
            window.flashes = [];
            const line = document.querySelector("tutor-chat").shadowRoot.querySelector(".line");
            const start = performance.now();
            new MutationObserver(() => line.hidden || window.flashes.push(performance.now() - start))
                .observe(line, {attributes: true, attributeFilter: ["hidden"]});
        }""")
        self.line.cut()
        expect(self.banner(page)).to_be_visible(timeout=6000)
        expect(self.banner(page)).to_contain_text("Trying again")
        first = page.evaluate("window.flashes[0]")
        self.assertGreater(first, 1900, "a cut of less than two seconds is nobody's business")
        page.wait_for_timeout(2500)
        self.line.mend()
        # It may begin by itself in this very moment, and then there is nothing to press any more.
        self.banner(page).locator("button").evaluate("(button) => button.hidden || button.click()")
        expect(self.banner(page)).to_contain_text("You are connected again.")
        expect(self.banner(page)).to_be_hidden(timeout=8000)
        said = page.evaluate("window.said")
        self.assertEqual(said, [
            "Connection lost. Your messages are kept and sent when it is back.", "You are connected again.",
        ])

    def test_5_there_is_at_most_one_announcement_for_each_change_of_state(self):
        page = self.in_session()
        page.evaluate("""() => {
            window.changes = [];
            const chat = document.querySelector("tutor-chat");
            new MutationObserver(() => {
                const status = chat.getAttribute("status");
                if (status !== window.changes.at(-1)) window.changes.push(status);
            }).observe(chat, {attributes: true, attributeFilter: ["status"]});
        }""")
        chat = page.locator("tutor-chat")
        self.line.cut()
        expect(chat).to_have_attribute("status", "reconnecting")
        expect(self.banner(page)).to_contain_text("Trying again in")
        self.context.set_offline(True)
        expect(chat).to_have_attribute("status", "offline")
        page.wait_for_timeout(1500)
        self.line.mend()
        self.context.set_offline(False)
        expect(chat).to_have_attribute("status", "back")
        expect(chat).to_have_attribute("status", "connected")
        said, changes = page.evaluate("[window.said, window.changes]")
        self.assertEqual(changes[-2:], ["back", "connected"])
        self.assertLessEqual(len(said), len(changes), (said, changes))
        # One after the other, each something new; what is only written, such as the countdown, is never said.
        self.assertFalse([one for one, other in zip(said, said[1:]) if one == other], said)
        self.assertTrue(said[0].startswith("Connection lost."), said)
        self.assertTrue(said[1].startswith("You are offline."), said)
        self.assertEqual(said[-1], "You are connected again.")

    def test_a_short_cut_is_not_shown(self):
        page = self.in_session()
        self.line.cut()
        self.line.mend()
        page.wait_for_timeout(2500)
        self.assertTrue(self.banner(page).is_hidden())
        self.assertEqual(page.evaluate("window.said"), [])

    def test_6_messages_typed_offline_are_queued_and_sent_once_each_in_order(self):
        page = self.in_session("zero")
        self.line.cut()
        for word in ["one", "two"]:
            self.write(page, word)
        expect(page.locator(f"{BUBBLE}[data-state=waiting]")).to_have_count(2)
        self.reload_without_a_line(page)
        expect(page.locator(f"{BUBBLE}[data-state=waiting]")).to_have_count(2)
        self.assertEqual(self.mine(page)[-2:], ["one", "two"])
        for word in ["three", "four"]:
            self.write(page, word)
        self.school.kill()
        self.school.start()
        self.reload_without_a_line(page)
        self.write(page, "five")
        self.line.mend()
        expect(page.locator(f"{BUBBLE}[data-state=saved]")).to_have_count(6, timeout=20_000)
        self.assertEqual(self.learner.asked(), ["zero", "one", "two", "three", "four", "five"])
        self.assertEqual(self.mine(page), ["zero", "one", "two", "three", "four", "five"])

    def reload_without_a_line(self, page):
        self.line.cut_but_for_pages()
        page.reload()
        self.open(page)
        page.wait_for_timeout(300)

    def test_a_half_open_line_is_noticed_and_the_message_arrives_once(self):
        page = self.in_session()
        self.line.stall()
        self.write(page, "into the void")
        expect(page.locator(f"{BUBBLE}[data-state=sending]")).to_have_count(1)
        # What the browser notices by itself after ten seconds, it notices at once when somebody looks.
        self.line.cut()
        self.line.mend()
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(2)
        self.assertEqual(self.learner.asked(), ["Before the cut", "into the void"])

    def test_the_line_is_cut_in_the_middle_of_an_answer(self):
        page = self.page()
        self.open(page)
        self.write(page, "Explain slowly")
        expect(page.locator(f"{BUBBLE}[data-kind=writing]")).to_contain_text("Start with")
        self.line.cut()
        page.wait_for_timeout(400)
        self.line.mend()
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_contain_text("Now you try it")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)

    def test_two_tabs_share_one_socket_and_the_second_takes_over_when_the_first_goes(self):
        first = self.in_session()
        sockets = self.line.sockets
        second = self.page()
        self.open(second)
        expect(second.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)
        self.ask(second, "From the second tab")
        expect(first.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(2)
        self.assertEqual(self.line.sockets, sockets)
        first.close()
        self.ask(second, "Alone now")
        self.assertEqual(self.line.sockets, sockets + 1)
        self.assertEqual(self.learner.asked(), ["Before the cut", "From the second tab", "Alone now"])
