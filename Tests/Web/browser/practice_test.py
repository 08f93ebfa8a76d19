"""Practice as a child and its parents use it."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from people import InBrowser


class Practice(InBrowser):
    def answer(self, page, words="7"):
        """Answers whatever is asked; chooses the first where there is something to choose."""
        choices = page.locator("input[type=radio], input[type=checkbox]")
        if choices.count():
            choices.first.check()
        else:
            page.get_by_label("Your answer").fill(words)
        page.get_by_role("button", name="Answer").click()
        expect(page.get_by_role("status")).to_contain_text(re.compile("Right|Not yet"))

    def begin(self, page):
        page.get_by_role("button", name=re.compile("^(Start practising|Continue|Practise more)$")).click()
        expect(page.get_by_role("button", name="Answer")).to_be_visible()

    def press(self, page, name):
        """Presses a button that leads to another page, and waits for that."""
        with page.expect_navigation():
            page.get_by_role("button", name=name).click()

    def violations(self, page):
        found = Axe().run(page).response["violations"]
        return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]

    def test_a_child_practises_takes_a_hint_ends_the_session_and_reads_the_summary_without_a_script(self):
        page = self.page("/practice", self.device(java_script_enabled=False))
        self.begin(page)
        page.get_by_role("button", name="Give me a hint").click()
        expect(page.get_by_role("heading", name="Hint")).to_be_visible()
        self.answer(page)
        page.get_by_role("button", name="Next question").click()
        self.answer(page)
        page.get_by_role("button", name="End session").click()
        expect(page.get_by_role("heading", name="Session summary")).to_be_visible()
        expect(page.locator(".tiles li").first).to_contain_text("2 answered")
        expect(page.locator("table tbody tr")).to_have_count(2)
        page.get_by_role("link", name="History").click()
        expect(page.locator("table tbody tr")).to_have_count(1)

    def reach(self, page, subject, title):
        """A question of its own, which is open to whoever learns its course."""
        questions = self.school.ask("POST", "/questions/fetch", {"subject": subject, "limit": 50}, self.learner.token)
        identifier = next(one["id"] for one in questions["questions"] if title in one["name"])
        page.goto(f"/practice/questions/{identifier}")
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)

    def test_a_hint_leaves_the_answer_that_was_begun_where_it_is(self):
        for script in [True, False]:
            page = self.page("/practice", self.device(java_script_enabled=script))
            with self.subTest(script=script):
                self.reach(page, "Mathematics", "1.6 Half of three quarters")
                words = "3 \"over\" 8 & more"
                page.get_by_label("Your answer").fill(words)
                page.get_by_role("button", name="Give me a hint").click()
                expect(page.get_by_role("heading", name="Hint")).to_be_visible()
                expect(page.get_by_label("Your answer")).to_have_value(words)
                self.reach(page, "Mathematics", "2.10 No solution")
                for number in [0, 2]:
                    page.get_by_role("checkbox").nth(number).check()
                page.get_by_role("button", name="Give me a hint").click()
                expect(page.get_by_role("heading", name="Hint")).to_be_visible()
                ticked = page.get_by_role("checkbox").evaluate_all("all => all.map(one => one.checked)")
                self.assertEqual([number for number, one in enumerate(ticked) if one], [0, 2])
                self.reach(page, "Mathematics", "1.1 Which is the larger piece?")
                page.get_by_role("radio").nth(1).check()
                page.get_by_role("button", name="Give me a hint").click()
                expect(page.get_by_role("heading", name="Hint")).to_be_visible()
                expect(page.get_by_role("radio").nth(1)).to_be_checked()
                # Enter in a field answers; it asks for no hint.
                self.reach(page, "Mathematics", "1.4 Five sixths")
                page.get_by_label("Your answer").fill("11/24")
                page.get_by_label("Your answer").press("Enter")
                expect(page.get_by_role("status")).to_contain_text("Right")

    def test_what_can_only_be_a_number_is_asked_for_as_one_and_stays_in_its_field(self):
        page = self.page("/practice")
        self.reach(page, "Mathematics", "1.6 Half of three quarters")
        page.get_by_label("Your answer").fill("abc")
        page.get_by_role("button", name="Answer").click()
        expect(page.get_by_role("alert")).to_contain_text("Write a number, such as")
        expect(page.get_by_label("Your answer")).to_have_value("abc")
        expect(page.locator(".score").first).to_contain_text("0 answered")
        page.get_by_label("Your answer").fill("0.5")
        page.get_by_role("button", name="Answer").click()
        expect(page.get_by_role("status")).to_contain_text("Not yet")

    def test_after_a_wrong_answer_trying_again_comes_first_and_after_a_right_one_the_next_question(self):
        page = self.page("/practice")
        self.reach(page, "Mathematics", "1.6 Half of three quarters")
        page.get_by_label("Your answer").fill("0.5")
        page.get_by_role("button", name="Answer").click()
        expect(page.get_by_role("status")).to_contain_text("Not yet")
        ways = page.locator("main .doing").first.locator("a, button")
        self.assertEqual(ways.all_inner_texts(), ["Try again", "Give me a hint", "Next question"])
        self.assertEqual(page.locator("main .main").all_inner_texts(), ["Try again"])
        self.assertEqual(len(set(ways.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)"))), 1)
        page.get_by_role("link", name="Try again").click()
        page.get_by_label("Your answer").fill("3/8")
        page.get_by_role("button", name="Answer").click()
        expect(page.get_by_role("status")).to_contain_text("Right")
        self.assertEqual(page.locator("main .doing").first.locator("a, button").all_inner_texts(), ["Next question"])
        self.assertEqual(page.locator("main .main").all_inner_texts(), ["Next question"])

    def test_of_several_choices_it_is_said_whether_one_is_missing_or_one_too_many(self):
        page = self.page("/practice")
        self.reach(page, "Mathematics", "2.10 No solution")
        right = page.locator("label.choice", has_text=re.compile(r"x\s*=\s*x\s*\+\s*1"))
        right.click()
        page.get_by_role("button", name="Answer").click()
        expect(page.get_by_role("status")).to_contain_text("Something is missing.")
        page.get_by_role("link", name="Try again").click()
        right.click()
        # The author's remark on the first mistake says more.
        page.locator("label.choice", has_text=re.compile(r"3x\s*=\s*0")).click()
        page.get_by_role("button", name="Answer").click()
        expect(page.get_by_role("status")).to_contain_text("Zero is a perfectly good solution.")
        expect(page.get_by_role("status")).not_to_contain_text("belongs")

    def test_an_answer_without_a_connection_is_kept_and_sent_once_there_is_one(self):
        page = self.page("/practice")
        self.reach(page, "Mathematics", "1.6 Half of three quarters")
        page.get_by_label("Your answer").fill("3/8")
        self.line.cut()
        page.get_by_role("button", name="Answer").click()
        told = page.get_by_role("status")
        expect(told).to_contain_text("No connection")
        expect(page.get_by_label("Your answer")).to_have_value("3/8")
        self.assertEqual(self.violations(page), [])
        # Impatience sends nothing twice either.
        page.get_by_role("button", name="Answer").click()
        self.line.mend()
        expect(page.get_by_role("status")).to_contain_text("Right")
        expect(page.locator(".score").first).to_contain_text("1 answered, 1 right")

    def test_an_answer_whose_receipt_was_lost_counts_once(self):
        page = self.page("/practice")
        self.reach(page, "Mathematics", "1.6 Half of three quarters")
        page.get_by_label("Your answer").fill("3/8")
        lost = []

        def lose(route):
            if lost:
                return route.fallback()
            lost.append(route.fetch(max_redirects=0).status)
            route.abort()

        page.route("**/answer", lose)
        page.get_by_role("button", name="Answer").click()
        expect(page.get_by_role("status")).to_contain_text("Right")
        self.assertEqual(lost, [303])
        expect(page.locator(".score").first).to_contain_text("1 answered, 1 right")

    def test_next_hint_and_end_say_that_there_is_no_connection_and_go_on_once_there_is_one(self):
        page = self.page("/practice")
        self.reach(page, "Mathematics", "1.6 Half of three quarters")
        for button, after in [
            ("Give me a hint", page.locator("#hints li")),
            ("End session", page.get_by_role("heading", name="Session summary")),
            ("Practise more", page.locator("#answer")),
        ]:
            self.line.cut()
            page.get_by_role("button", name=button).click()
            expect(page.get_by_role("alert")).to_have_text("No connection. This goes on as soon as there is one.")
            self.assertEqual(self.violations(page), [])
            self.line.mend()
            expect(after).to_have_count(1)
            expect(page.get_by_role("alert")).to_have_count(0)
        self.assertIn("/practice/questions/", page.url)

    def test_a_hint_and_a_call_for_help_whose_receipts_were_lost_count_once(self):
        page = self.page("/practice")
        self.reach(page, "Mathematics", "1.6 Half of three quarters")
        lost = []

        def lose(route):
            if lost.count(route.request.url) == 1:
                return route.fallback()
            lost.append(route.request.url)
            route.fetch(max_redirects=0)
            route.abort()

        page.route(re.compile("/(hint|help)$"), lose)
        page.get_by_role("button", name="Give me a hint").click()
        expect(page.locator("#hints li")).to_have_count(1)
        page.get_by_role("button", name="Ask for help on this question").click()
        expect(page).to_have_url(re.compile(r"\?conversation="))
        self.assertEqual(len(lost), 2)
        self.assertEqual(len(self.learner.sessions()), 1)

    def test_what_is_pressed_twice_while_the_next_page_is_slow_is_sent_once(self):
        page = self.page("/practice")
        self.begin(page)
        held = []
        page.route("**/answer", lambda route: held.append(route))
        choices = page.locator("input[type=radio], input[type=checkbox]")
        if choices.count():
            choices.first.check()
        else:
            page.get_by_label("Your answer").fill("7")
        # Both at once: whoever asks the page anything now waits for the next one, which does not come.
        page.evaluate("""() => {
            const press = () => document.querySelector("form[action$=answer] button").click();
            setTimeout(press, 10);
            setTimeout(press, 150);
        }""")
        page.wait_for_timeout(600)
        self.assertEqual(len(held), 1)
        held[0].continue_()
        expect(page.get_by_role("status")).to_contain_text(re.compile("Right|Not yet"))
        expect(page.locator(".score")).to_contain_text("1 answered")

    def test_no_heading_of_a_table_is_cut_off_on_a_small_phone_and_the_parts_stand_in_one_line(self):
        self.context.clear_cookies()
        page = self.page("/login")
        page.get_by_role("button", name="Lina Learner").click()
        page.wait_for_url(lambda url: "/login" not in url)
        page.set_viewport_size({"width": 320, "height": 640})
        for path in ["/practice/progress", "/practice/history"]:
            page.goto(path)
            expect(page.locator("table.records").first).to_be_visible()
            cut = page.locator(".wide").evaluate_all(
                "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText)")
            self.assertEqual(cut, [], path)
            tops = page.locator(".parts a").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
            self.assertEqual(len(set(tops)), 1, path)

    def test_loading_a_page_again_counts_nothing_twice(self):
        page = self.page("/practice")
        self.begin(page)
        asked = page.url
        self.answer(page)
        page.reload()
        page.go_back()
        page.go_forward()
        page.goto("/practice")
        expect(page.get_by_text("1 answered")).to_be_visible()
        page.goto(asked)
        expect(page.get_by_role("button", name="Answer")).to_be_visible()

    def test_a_number_that_is_none_is_said_and_not_counted(self):
        page = self.page("/practice")
        self.begin(page)
        for _ in range(12):
            if page.get_by_label("Your answer, a number").count():
                break
            self.answer(page)
            self.press(page, "Next question")
        before = page.locator(".score").inner_text()
        page.get_by_label("Your answer, a number").fill("a lot")
        page.get_by_role("button", name="Answer").click()
        expect(page.get_by_role("alert")).to_contain_text("Write a number")
        self.assertEqual(page.locator(".score").inner_text(), before)

    def test_a_paused_session_goes_on(self):
        page = self.page("/practice")
        self.begin(page)
        page.goto("/practice")
        page.get_by_role("button", name="Pause").click()
        expect(page.get_by_role("heading", name=re.compile("^Paused"))).to_be_visible()
        self.begin(page)
        page.goto("/practice")
        expect(page.get_by_role("heading", name=re.compile("^Under way"))).to_be_visible()

    def miss(self, page):
        """Answers until an answer is wrong; the last choice may be the right one."""
        while True:
            choices = page.locator("input[type=radio], input[type=checkbox]")
            if choices.count():
                choices.last.check()
            else:
                page.get_by_label("Your answer").fill("-99999")
            page.get_by_role("button", name="Answer").click()
            expect(page.get_by_role("status")).to_contain_text(re.compile("Right|Not yet"))
            if "Not yet" in page.get_by_role("status").inner_text():
                return
            self.press(page, "Next question")

    def test_a_question_that_was_tried_three_times_is_one_to_look_at_again(self):
        page = self.page("/practice")
        self.begin(page)
        self.miss(page)
        for _ in range(2):
            page.get_by_role("link", name="Try again").click()
            self.miss(page)
        page.get_by_role("button", name="End session").click()
        expect(page.locator(".praise")).to_have_text(
            "1 to review; they will come up again later.")
        expect(page.locator("table tbody [data-right=no]")).to_have_count(3)

    def test_a_session_that_was_ended_in_another_window_is_told_to_be_over(self):
        page, other = self.page("/practice"), None
        self.begin(page)
        other = self.page("/practice")
        third = self.page("/practice")
        third.get_by_role("button", name="End session").click()
        expect(third.get_by_role("heading", name="Session summary")).to_be_visible()
        self.answer(page)
        expect(page.get_by_text("This session has ended already, in another window")).to_be_visible()
        page.get_by_role("link", name="Session summary").click()
        expect(page.locator(".tiles li").first).to_contain_text("1 answered")
        expect(page.get_by_role("alert")).to_have_count(0)
        other.get_by_role("button", name="Pause").click()
        expect(other.get_by_role("heading", name="Session summary")).to_be_visible()
        expect(other.get_by_role("alert")).to_have_text(
            "This session has ended already: in another window, or by itself.")
        self.assertEqual(self.violations(other), [])

    def test_help_on_a_question_opens_a_conversation_that_knows_what_was_tried(self):
        page = self.page("/practice")
        self.begin(page)
        self.answer(page)
        name = page.get_by_role("heading", level=1).inner_text()
        page.get_by_role("button", name="Ask for help on this question").click()
        expect(page).to_have_url(re.compile(r"/learn/algebra-1/unit-1\?conversation="))
        session = page.url.split("conversation=")[1]
        events = [event for event in self.learner.events(session) if event["t"] == "practice.question"]
        self.assertEqual([event["d"]["name"] for event in events], [name])
        self.assertEqual(len(events[0]["d"]["attempts"]), 1)
        expect(page.get_by_text(f"About the practice question “{name}”")).to_be_visible()

    def test_help_begins_with_the_question_and_what_was_answered_last_and_leads_back(self):
        page = self.page("/practice")
        self.reach(page, "Mathematics", "1.6 Half of three quarters")
        asked = page.url
        for answer in ["0.5", "5/4"]:
            page.get_by_label("Your answer").fill(answer)
            page.get_by_role("button", name="Answer").click()
            expect(page.get_by_role("status")).to_contain_text("Not yet")
            if answer == "0.5":
                page.get_by_role("link", name="Try again").click()
        page.get_by_role("button", name="Ask for help on this question").click()
        about = page.locator("tutor-chat .asked")
        expect(about).to_contain_text("Write a fraction or a decimal.")
        expect(about.locator("math").first).to_be_visible()
        expect(about).to_contain_text("Your last answer: 5/4")
        self.assertNotIn("3/8", about.inner_text())
        self.assertEqual(self.violations(page), [])
        page.set_viewport_size({"width": 320, "height": 640})
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)
        about.get_by_role("link", name="Back to the question").click()
        expect(page).to_have_url(asked)

    def test_a_list_of_skills_says_each_in_a_word_and_a_period_without_answers_shows_no_figures(self):
        page = self.page("/practice")
        expect(page.locator(".topic li p").first).to_have_text("Not tried yet")
        page.goto("/practice/progress")
        expect(page.locator(".lead")).to_have_text("No answers in this period.")
        expect(page.locator(".tiles, .trend")).to_have_count(0)

    def test_what_is_pressed_with_a_finger_is_large_enough(self):
        page = self.page("/practice", self.device(has_touch=True, is_mobile=True))
        page.set_viewport_size({"width": 390, "height": 844})
        for path in ["/", "/practice", "/practice/progress", "/conversations"]:
            page.goto(path)
            small = page.locator(".top a, .plain, .parts a, .children a, .course li a").evaluate_all(
                "all => all.map(one => [one.innerText, one.getBoundingClientRect().height]).filter(([, high]) => high < 44)")
            self.assertEqual([one for one in small if one[0] != "Tutorline"], [], path)

    def test_a_module_leads_to_its_own_questions(self):
        page = self.page("/learn/algebra-1/unit-2")
        page.get_by_role("button", name="Practise this module").click()
        expect(page.locator(".trail")).to_contain_text("Linear equations")
        page = self.page("/learn/algebra-1/unit-3-final")
        expect(page.get_by_role("button", name="Practise this module")).to_have_count(0)

    def test_parents_see_their_own_child_and_nobody_elses(self):
        context = self.browser.new_context(base_url=f"http://127.0.0.1:{self.line.port}")
        self.contexts.append(context)
        page = context.new_page()
        page.goto("/login?next=/practice/progress")
        page.get_by_role("button", name="Pia Parent").click()
        expect(page.get_by_role("heading", name="Progress of Lina Learner")).to_be_visible()
        # Nothing is offered that leads nowhere: a parent has neither courses nor conversations.
        links = page.get_by_role("navigation", name="Main").get_by_role("link")
        self.assertEqual(links.all_inner_texts(), ["Practice"])
        page.goto("/")
        expect(page).to_have_url(re.compile("/practice$"))
        page.goto("/practice/progress")
        expect(page.get_by_role("img", name=re.compile("^Accuracy"))).to_be_visible()
        page.get_by_text("The figures").first.click()
        expect(page.locator(".trend table").first).to_be_visible()
        # Days as the reader writes them, in the picture and beside it.
        for days in [page.locator(".chart text[data-day]"), page.locator(".trend th[data-day]")]:
            expect(days.first).to_have_text(re.compile(r"^[A-Z][a-z]{2} \d{1,2}, 20\d\d$"))
        with page.expect_download() as download:
            page.get_by_role("link", name="Sessions as CSV").click()
        with open(download.value.path()) as table:
            self.assertEqual(len(table.read().splitlines()), 13)
        stranger = self.school.ask("GET", "/api/v1/me", None, self.learner.token)["id"]
        answer = page.goto(f"/practice?child={stranger}")
        self.assertEqual(answer.status, 404)
        expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()

    def test_on_paper_results_of_practice_are_without_what_is_to_be_clicked(self):
        context = self.browser.new_context(base_url=f"http://127.0.0.1:{self.line.port}")
        self.contexts.append(context)
        page = context.new_page()
        page.goto("/login?next=/practice/history")
        page.get_by_role("button", name="Pia Parent").click()
        page.locator("table a").first.click()
        page.emulate_media(media="print")
        expect(page.locator(".tiles")).to_be_visible()
        expect(page.locator("table.records")).to_be_visible()
        for hidden in [".top", ".parts", ".children", ".doing"]:
            for one in page.locator(hidden).all():
                expect(one).to_be_hidden()

    def test_on_paper_practice_says_whose_it_is_and_which_time_and_subject_are_meant(self):
        context = self.browser.new_context(base_url=f"http://127.0.0.1:{self.line.port}")
        self.contexts.append(context)
        page = context.new_page()
        page.goto("/login?next=/practice/history")
        page.get_by_role("button", name="Pia Parent").click()
        day = r"[A-Z][a-z]{2} \d{1,2}, 20\d\d"
        told = page.locator(".paper")
        for path, subject in [
            ("/practice/history", "All subjects"), ("/practice/progress?window=90d", "All subjects"),
            ("/practice/progress?subject=Biology", "Biology"),
        ]:
            page.emulate_media(media="screen")
            page.goto(path)
            expect(told).to_be_hidden()
            page.emulate_media(media="print")
            expect(told).to_be_visible()
            expect(told).to_have_text(re.compile(f"Practice of Lina Learner · {subject}, {day} to {day}"))
        page.goto("/practice/history")
        page.locator("table a").first.click()
        expect(told).to_have_text("Practice of Lina Learner")

    def test_on_a_phone_each_session_of_the_history_says_its_figures_in_words(self):
        context = self.browser.new_context(base_url=f"http://127.0.0.1:{self.line.port}")
        self.contexts.append(context)
        page = context.new_page()
        page.goto("/login?next=/practice/history")
        page.get_by_role("button", name="Pia Parent").click()
        row = page.locator("table tbody tr").first
        expect(row).not_to_contain_text("answered", use_inner_text=True)
        for width in [360, 320]:
            page.set_viewport_size({"width": width, "height": 640})
            expect(page.locator("table thead")).to_be_hidden()
            expect(row).to_contain_text(
                re.compile(r"\d+ answered\s*\d+\s%\sright\s*\d+\s(s|min)", re.S), use_inner_text=True)
            tops = row.locator("td.end").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
            self.assertEqual(len(set(tops)), 1)

    def test_a_trend_quotes_figures_that_are_in_its_table(self):
        context = self.browser.new_context(base_url=f"http://127.0.0.1:{self.line.port}")
        self.contexts.append(context)
        page = context.new_page()
        page.goto("/login?next=/practice/progress")
        page.get_by_role("button", name="Pia Parent").click()
        speed = page.get_by_role("region", name="Speed")
        expect(speed.locator(".mark")).to_have_text("Improving")
        speed.get_by_text("The figures").click()
        rows = [row.split("\t") for row in speed.locator("tbody tr").all_inner_texts()]
        first, *_, last = [row for row in rows if row[1] != "0"]
        expect(speed.locator("p")).to_have_text(
            f"Improving Answers have become faster: {first[2]} each at first (from {first[0]}), "
            f"{last[2]} lately (from {last[0]})."
        )

    def test_practice_by_keyboard_alone(self):
        page = self.page("/practice")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()

        def reach(name):
            """By the Tab key alone."""
            for _ in range(30):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.textContent.trim()") == name:
                    with page.expect_navigation():
                        page.keyboard.press("Enter")
                    return
            self.fail(f"“{name}” cannot be reached")

        reach("Start practising")
        for _ in range(2):
            expect(page.get_by_role("button", name="Answer")).to_be_visible()
            choice = page.locator("input[type=radio], input[type=checkbox]")
            for _ in range(30):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.matches('main input:not([type=hidden])')"):
                    break
            page.keyboard.press("Space") if choice.count() else page.keyboard.type("7")
            reach("Answer")
            expect(page.get_by_role("status")).to_be_visible()
            reach("Next question")
        reach("End session")
        expect(page.get_by_role("heading", name="Session summary")).to_be_visible()
        expect(page.locator(".tiles li").first).to_contain_text("2 answered")

    def test_axe_finds_nothing_on_any_page_in_light_and_dark_and_nothing_is_wider_than_a_small_phone(self):
        for scheme in ["light", "dark"]:
            context = self.device(color_scheme=scheme, bypass_csp=True)
            page = context.new_page()
            page.set_viewport_size({"width": 320, "height": 640})

            def check(what):
                # Colours are judged once the styles are there.
                page.wait_for_load_state("load")
                with self.subTest(what, scheme=scheme):
                    self.assertEqual(self.violations(page), [])
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 320)

            page.goto("/practice")
            check("at the beginning")
            self.begin(page)
            for number in range(4):
                check(f"question {number}")
                if page.get_by_role("button", name="Give me a hint").count():
                    page.get_by_role("button", name="Give me a hint").click()
                    expect(page.locator("#hints")).to_be_visible()
                self.answer(page)
                check(f"answer {number}")
                self.press(page, "Next question")
            for path in ["/practice", "/practice/history", "/practice/progress", "/practice/questions/never"]:
                page.goto(path)
                check(path)
            page.goto("/practice")
            self.press(page, "Pause")
            check("a pause")
            self.press(page, "End session")
            check("summary")
            context.clear_cookies()
            page.goto("/login?next=/practice/progress")
            page.get_by_role("button", name="Pia Parent").click()
            expect(page.get_by_role("img", name=re.compile("^Accuracy"))).to_be_visible()
            page.get_by_text("The figures").first.click()
            check("a parent's view of progress")
            page.goto("/practice/history")
            check("a parent's view of the history")
            page.locator("table a").first.click()
            check("a parent's view of a session")
