"""No text is hard-coded: in a language that a machine made, nothing English is left but what people and courses said."""

import time
import uuid

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from people import BUBBLE, MODULE, OTHER
from pseudo import Translated

# What stands in a page and is nobody's text: names and words of people and courses, which pages mark as such.
ENGLISH = """() => {
    const own = "bdi, [dir=auto], [lang]:not(html):not([lang=el]), time, code, .math, .bubble, [role=status], noscript, textarea";
    const data = new Set(["Tutorline", "CSV", "coach", "tutors", "human", "help", "asked"]);
    const roots = [document];
    const left = [];
    for (const root of roots) {
        for (const one of root.querySelectorAll("*")) {
            if (one.shadowRoot) roots.push(one.shadowRoot);
            if (one.matches("bdi, [dir=auto], [lang=en]")) data.add(one.textContent.trim());
        }
    }
    for (const name of document.querySelector("tutor-chat")?.getAttributeNames() ?? []) {
        data.add(document.querySelector("tutor-chat").getAttribute(name));
    }
    const words = [...data].filter(Boolean).sort((one, other) => other.length - one.length);
    const look = (text, where) => {
        let rest = text.replace(/[0-9a-f-]{36}\\.\\d+/, ""); // the name of a turn
        for (const word of words) rest = rest.replaceAll(word, "");
        if (/[a-z]/i.test(rest)) left.push(`${where}: ${text.trim()}`);
    };
    look(document.title, "title");
    for (const root of roots) {
        for (const one of root.querySelectorAll("*")) {
            if (!one.checkVisibility({visibilityProperty: true}) || one.matches("script, style")) continue;
            for (const name of ["aria-label", "title", "placeholder", "alt"]) {
                if (name === "title" && one.matches("a:has(> code)")) continue; // a place in the configuration's file
                if (one.hasAttribute(name)) look(one.getAttribute(name), name);
            }
            if (one.closest(own)) continue;
            for (const node of one.childNodes) if (node.nodeType === 3) look(node.nodeValue, one.localName);
        }
    }
    return left;
}"""


class Languages(Translated):
    def device(self, **options):
        # axe brings its own script along, which the pages' own rules would not let in.
        return super().device(**{"bypass_csp": True, **options})

    def check(self, page, what, within=None):
        """Whether English is left; and, within an element, whether axe finds something in this state."""
        with self.subTest(what):
            self.assertEqual(page.evaluate(ENGLISH), [])
            if within:
                found = Axe().run(page, context=within).response["violations"]
                self.assertEqual([f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]], [])

    def test_the_widget_in_all_its_states(self):
        page = self.page()
        self.check(page, "a module")
        self.show(page)
        self.check(page, "before the first question")
        self.write(page, "1 + 1?")
        answer = page.locator(f"{BUBBLE}[data-kind=answer]")
        expect(answer).to_have_count(1)
        for summary in answer.locator("summary").all():
            summary.click()
        answer.locator(".down").click()
        self.check(page, "an answer with all that belongs to it", "tutor-chat")
        answer.locator(".note button").click()
        self.check(page, "after a remark", "tutor-chat")
        self.write(page, "very slowly")
        expect(page.locator(f"{BUBBLE}[data-kind=writing] .bubble > :not(.tail)").first).to_be_visible()
        self.check(page, "while an answer is written", "tutor-chat")
        page.locator("tutor-chat .stop").click()
        expect(page.locator(f"{BUBBLE} .seam")).to_be_visible()
        self.check(page, "an answer that was stopped", "tutor-chat")
        page.locator("tutor-chat .person").click()
        expect(page.locator("tutor-chat .place:not(.lock)")).to_be_visible()
        self.check(page, "waiting for a person", "tutor-chat")
        page.locator("tutor-chat .undo").click()
        expect(page.locator("tutor-chat .place:not(.lock)")).to_be_hidden()
        path = "/api/v1/courses/algebra-1/modules/unit-1/lock"
        self.school.ask("PUT", path, {"grade": "closed"}, self.school.operator)
        expect(page.locator("tutor-chat .lock")).to_be_visible()
        self.write(page, "?")
        expect(page.locator(f"{BUBBLE}[data-state=failed]")).to_be_visible()
        self.check(page, "a question that was refused", "tutor-chat")
        self.school.ask("DELETE", path, None, self.school.operator)
        self.line.cut()
        self.write(page, "?")
        expect(self.banner(page)).to_be_visible()
        self.check(page, "without a line", "tutor-chat")

    def test_coming_back(self):
        page = self.page()
        self.show(page)
        self.write(page, "1 + 1?")
        expect(page.locator(f"{BUBBLE}[data-kind=answer]")).to_have_count(1)
        for path in [MODULE, OTHER]:
            again = self.page(path, self.device())
            self.show(again)
            expect(again.locator("tutor-chat .offer .lines")).to_be_visible()
            self.check(again, f"what can be continued, on {path}", "tutor-chat")
        page.goto("/conversations")
        self.check(page, "one's conversations")
        page.locator(".conversations a").click()
        self.check(page, "a conversation")
        page.goto("/conversations/never")
        self.check(page, "what is not there")

    def test_pages_of_people_who_learn_teach_look_after_and_manage(self):
        page = self.page("/")
        self.check(page, "courses")
        page.goto("/conversations")
        self.check(page, "no conversation yet")
        context = self.browser.new_context(base_url=f"http://127.0.0.1:{self.line.port}", locale="el")
        self.contexts.append(context)
        page = context.new_page()
        for path in ["/login", "/login?problem=unauthorized"]:
            page.goto(path)
            self.check(page, path)
        for name, paths in {
            "Pia Parent": ["/practice", "/practice/progress", "/practice/history"],
            "Theo Team": ["/", "/practice"],
            "Tara Tutor": ["/", "/conversations", MODULE],
        }.items():
            page.goto("/login")
            page.get_by_role("button", name=name).click()
            page.wait_for_load_state()
            for path in paths:
                page.goto(path)
                self.check(page, f"{name} at {path}")
            context.clear_cookies()

    def test_practice(self):
        page = self.page("/practice")
        self.check(page, "before the beginning")
        with page.expect_navigation():
            page.locator("main button.main").click()
        for _ in range(6):
            hint = page.locator("button[formaction*=hint]")
            if hint.count():
                hint.click()
                expect(page.locator("#hints")).to_be_visible()
            self.check(page, "a question")
            choices = page.locator("input[type=radio], input[type=checkbox]")
            if choices.count():
                choices.first.check()
            else:
                page.locator("input[name=answer]").fill("7")
            page.locator("form[action$=answer] button").click()
            expect(page.locator(".verdict")).to_be_visible()
            self.check(page, "an answer")
            with page.expect_navigation():
                page.locator("form[action='/practice/next'] button").click()
        for path in ["/practice", "/practice/progress", "/practice/history", "/practice/sessions/never"]:
            page.goto(path)
            self.check(page, path)
        page.goto("/practice")
        with page.expect_navigation():
            page.locator("form[action$=pause] button").click()
        self.check(page, "a pause")
        with page.expect_navigation():
            page.locator("form[action$=end] button").click()
        self.check(page, "a summary")

    def team(self):
        """A browser of somebody's who looks after algebra."""
        context = self.browser.new_context(
            base_url=f"http://127.0.0.1:{self.line.port}", locale="el", bypass_csp=True)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto("/login?next=/team")
        page.get_by_role("button", name="Theo Team").click()
        page.wait_for_url("**/team")
        return page

    def asks(self, *texts):
        """A new learner asks all of these in one conversation; gives the turns, each with its ending."""
        learner = self.school.learner()
        post = lambda path, **body: self.school.ask("POST", f"/api/v1/tutoring/{path}", body, learner.token)
        session = post("sessions", key=str(uuid.uuid4()), course="algebra-1", module="unit-1")["id"]
        turns = []
        for text in texts:
            turns.append(post(f"sessions/{session}/messages", key=str(uuid.uuid4()), text=text)["turn"])
            ended = lambda: self.school.ask("GET", f"/admin/turns/{turns[-1]}", None, self.school.operator)["outcome"]
            deadline = time.monotonic() + 15
            while ended() is None:
                self.assertLess(time.monotonic(), deadline, "the turn has no ending")
                time.sleep(0.02)
        return turns

    def test_the_teams_turns_and_what_was_tried_in_them(self):
        page = self.team()
        live = page.locator("team-feed[data-state=live]")
        expect(live).to_be_visible()
        self.check(page, "the latest turns")
        turns = self.asks("When is homework 2 due?", "1 + 1?", "Can I talk to a person?")
        expect(page.locator(".turns > li").nth(2)).to_be_visible()
        self.check(page, "turns of every kind")
        page.locator("team-feed button").click()
        self.asks("1 + 1?")
        expect(page.locator("team-feed .state")).to_contain_text("1")
        self.check(page, "a list that is held")
        page.locator("team-feed button").click()
        self.line.cut()
        expect(page.locator("team-feed[data-state=lost]")).to_be_visible()
        self.check(page, "a list without a line")
        self.line.mend()
        page.goto("/team?outcome=stopped")
        self.check(page, "no turn of a kind")
        for turn in turns:
            page.goto(f"/team/turns/{turn}")
            expect(page.locator(".sentence")).to_be_visible()
            self.check(page, "a turn")
        page.goto("/team/turns/never")
        self.check(page, "a turn that is not there")

    def test_the_teams_chain_and_trials_of_it(self):
        page = self.team()
        for place in ["algebra-1", "algebra-1/unit-1", "*"]:
            page.goto(f"/team/chain?at={place}")
            for summary in page.locator("summary").all():
                summary.click()
            self.check(page, f"the chain of {place}")
        page.goto("/team/try")
        self.check(page, "the form to try")
        for question, person in [("1 + 1?", False), ("?", True)]:
            page.locator("textarea[name=say]").fill(question)
            page.locator("input[name=person]").set_checked(person)
            page.locator("#trying button.main").click()
            expect(page.locator("#tried article")).to_have_count(1)
            self.check(page, "a trial")
            page.reload()

    def test_the_teams_draft(self):
        page = self.team()
        page.goto("/team/draft")
        self.check(page, "what is in force")
        text = page.locator("#draft")
        whole = text.input_value()
        said = page.locator("#checked h2")
        check = page.locator("[data-do=check]")
        own = '"courses": { "algebra-1": { "respond": [{ "use": "say", "name": "think", "text": "Think." }] } }'
        test = '{ "say": "When is homework 2 due?", "course": "algebra-1", "expect": { "by": "think" } }'
        begun = whole.rstrip().removesuffix("}").rstrip()
        good = begun + f",\n    {own},\n    \"tests\": [{test}]\n}}"
        for what, draft in [
            ("in order", good), ("with a fault", whole.replace('"relay"', '"rely"')),
            ("with a test that fails", good.replace('{ "by": "think" }', '{ "by": "coach" }')),
        ]:
            text.fill(draft)
            check.click()
            expect(said).to_be_focused()
            for summary in page.locator("#checked summary").all():
                summary.click()
            self.check(page, f"a draft {what}", "#checked")
        page.goto("/team/try?say=1")
        expect(page.locator("#with-draft")).to_be_visible()
        page.locator("#trying button.main").click()
        expect(page.locator("#tried article")).to_have_count(2)
        self.check(page, "a trial with a draft that is out of order")
        page.goto("/team/draft")
        self.check(page, "a draft that was kept")
        for what, draft in [
            ("for the operator", whole.replace('"coach"', '"other"')),
            ("that names a server", good.replace('{ "use": "say", "name": "think", "text": "Think." }', '{ "use": "webhook", "url": "https://elsewhere.example.org/" }')),
        ]:
            text.fill(draft)
            page.locator("[data-do=apply]").click()
            self.check(page, "whether it is meant")
            page.locator("#applying .main").click()
            expect(said).to_be_focused()
            self.check(page, f"a draft {what}", "#checked")
        page.locator("[data-do=reset]").click()
        self.check(page, "what is in force again")

    def test_the_teams_replay(self):
        mine = self.asks("When is homework 2 due?", "1 + 1?")
        page = self.team()
        page.goto("/team/draft")
        text = page.locator("#draft")
        own = '"courses": { "algebra-1": { "respond": [{ "use": "say", "text": "Think." }] } }'
        text.fill(text.input_value().rstrip().removesuffix("}").rstrip() + f",\n    {own}\n}}")
        page.locator("#replay button.plain").first.click()
        expect(page.locator("#replayed .about")).to_be_visible()
        expect(page.locator(f".differences a[href$='{mine[0]}']")).to_be_visible()
        self.check(page, "a replay", "#replayed")

    def test_the_teams_locks_and_learned_answers(self):
        page = self.team()
        page.goto("/team/locks")
        for summary in page.locator("summary").all():
            summary.click()
        self.check(page, "locks")
        row = page.locator(".locks > li").first
        for name, moment in [("from", "2031-01-01T10:00"), ("until", "2030-01-01T10:00")]:
            row.locator(f"[name={name}]").fill(moment)
        row.locator("button.main").click()
        expect(row.get_by_role("alert")).to_be_visible()
        self.check(page, "a lock that ends before it begins", "#locks")
        row.locator("[name=from]").fill("2029-01-01T10:00")
        row.locator("button.main").click()
        expect(row.locator(".mark[data-grade]")).to_be_visible()
        self.check(page, "a lock that was set")
        row.locator("[data-deed^=DELETE] button").click()
        expect(row.locator(".mark[data-grade]")).to_have_count(0)
        page.goto("/team/learned")
        self.check(page, "nothing learned")
        turn = self.asks("Can I talk to a person about the zorgl?")[0]
        tara = self.school.login("tara@example.org", "tutorline-demo")
        post = lambda path, **body: self.school.ask("POST", f"/api/v1/{path}", {"key": str(uuid.uuid4()), **body}, tara)
        ticket = next(one for one in self.school.ask("GET", "/api/v1/queues/all/tickets", None, tara)["tickets"]
                      if one["session"] == turn.split(".")[0])["ticket"]
        gen = post(f"tickets/{ticket}/claim")["gen"]
        post(f"tickets/{ticket}/reply", gen=gen, text="It is round.")
        post(f"tickets/{ticket}/resolve", gen=gen)
        question = "What is a zorgl?"
        self.school.ask("POST", "/api/v1/faq/from-turn", {"turn": turn, "question": question, "test": question}, tara)
        page.reload()
        for _ in range(3):
            page.locator(".entries summary").click()
            self.check(page, "a learned answer", "#learned")
            before = page.locator(".entries .mark").get_attribute("data-state")
            page.locator(".entries form > button").first.click()
            expect(page.locator(".entries .mark")).not_to_have_attribute("data-state", before)

    def test_the_desk(self):
        page = self.desk()
        self.check(page, "a question that waits")
        page.locator(".ticket").click()
        expect(page.locator(".talk-list li").first).to_be_visible()
        self.check(page, "a question that somebody looks at")
        page.locator(".head .main").click()
        expect(page.locator("#desk-reply")).to_be_focused()
        page.locator("#desk-reply").fill("2")
        page.locator("#desk-reply").press("Enter")
        expect(page.locator(".talk-list li[data-kind=own]")).to_be_visible()
        self.check(page, "a question that somebody has answered")
        for button in page.locator(".doing button").all():
            button.click()
            expect(page.locator("dialog")).to_be_visible()
            self.check(page, "a dialog", "dialog")
            page.locator("dialog .plain").click()
        page.locator(".tools button").first.click()
        self.check(page, "a note for colleagues")
        self.line.cut()
        expect(page.locator("tutor-desk .line")).to_be_visible()
        self.check(page, "without a line")
        self.line.mend()
        expect(page.locator("tutor-desk .line")).to_be_hidden()
        self.leave(page)
