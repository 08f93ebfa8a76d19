"""The pages in WebKit, as on a learner's tablet: what people do most, once around. Run by `make webkit`."""

import pathlib
import sys
import time
import unittest
import uuid

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

sys.path.insert(0, str(pathlib.Path(__file__).parent / "browser"))

from school import School

MODULE = "/learn/algebra-1/unit-1"


class Browser:
    """WebKit with nothing in it, signed in as somebody of the demo."""

    def __init__(self, school, name, width=1150, height=850):
        [program] = pathlib.Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")
        options = Options()
        options.binary_location = str(program)
        options.add_argument("--automation")
        options.set_capability("browserName", "MiniBrowser")
        self.driver = webdriver.WebKitGTK(options=options, service=Service("/usr/bin/WebKitWebDriver"))
        self.driver.set_window_size(width, height)
        self.address = f"http://127.0.0.1:{school.port}"
        self.go("/login")
        self.until(lambda: self.button(name)).click()
        self.until(lambda: "/login" not in self.driver.current_url)

    def go(self, path):
        self.driver.get(self.address + path)

    def until(self, holds):
        """What comes of it, as soon as that is something."""
        return WebDriverWait(self.driver, 15, ignored_exceptions=[Exception]).until(lambda _: holds())

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def button(self, words):
        return next((one for one in self.all("button") if one.is_displayed() and words in one.text), None)

    @property
    def widget(self):
        return self.driver.find_element(By.CSS_SELECTOR, "tutor-chat").shadow_root

    def open(self):
        self.until(lambda: self.button("Ask a tutor")).click()
        self.until(lambda: self.widget.find_element(By.CSS_SELECTOR, "textarea").is_displayed())

    def write(self, text):
        self.widget.find_element(By.CSS_SELECTOR, "textarea").send_keys(text, Keys.ENTER)

    def bubbles(self):
        return [one.text for one in self.widget.find_elements(By.CSS_SELECTOR, ".list > li")]

    def sticks_out(self):
        return self.driver.execute_script("return document.documentElement.scrollWidth > innerWidth")


class WebKit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.school = School()
        cls.addClassCleanup(cls.school.end)

    def browser(self, name, **size):
        browser = Browser(self.school, name, **size)
        self.addCleanup(browser.driver.quit)
        return browser

    def test_a_learner_asks_and_is_answered_by_a_tutor(self):
        learner = self.browser("Lina Learner")
        learner.go(MODULE)
        learner.open()
        learner.write("Can I talk to a person? Why is that a half?")
        learner.until(lambda: any("Saved" in text for text in learner.bubbles()))
        tutor = self.browser("Tara Tutor")
        tutor.go("/desk")
        tutor.until(lambda: tutor.all(".ticket"))[0].click()
        tutor.until(lambda: tutor.button("Take it")).click()
        tutor.until(lambda: tutor.all("#desk-reply")[0].is_enabled())
        tutor.all("#desk-reply")[0].send_keys(r"Because $\frac{2}{4}=\frac12$, **see**?", Keys.ENTER)
        learner.until(lambda: any("see?" in text for text in learner.bubbles()))
        formula = learner.widget.find_element(By.CSS_SELECTOR, "[data-by=tutor] math")
        self.assertGreater(formula.size["height"], 20, "a fraction has a numerator above a denominator")
        self.assertEqual(formula.find_element(By.XPATH, "./ancestor::li").find_element(By.CSS_SELECTOR, "strong").text, "see")

    def test_an_answer_of_the_host_is_there_at_once_and_again_after_a_reload(self):
        learner = self.browser("Leo Learner", width=400)
        learner.go(MODULE)
        learner.open()
        words = f"Hello {uuid.uuid4()}?"
        learner.write(words)
        learner.until(lambda: any("You asked" in text and words in text for text in learner.bubbles()))
        self.assertFalse(learner.sticks_out())
        learner.driver.refresh()
        learner.open()
        learner.until(lambda: any("You asked" in text and words in text for text in learner.bubbles()))

    def test_a_learner_practises(self):
        learner = self.browser("Lina Learner")
        learner.go("/practice")
        learner.until(lambda: learner.button("Start practising")).click()
        learner.until(lambda: "/practice/questions/" in learner.driver.current_url)
        learner.until(lambda: learner.button("Give me a hint")).click()
        learner.until(lambda: learner.button("End session")).click()
        learner.until(lambda: "/practice/questions/" not in learner.driver.current_url)

    def test_a_team_tries_a_message(self):
        team = self.browser("Theo Team")
        team.go("/team/try")
        team.all("textarea")[0].send_keys("What is a fraction?")
        team.button("Try it").click()
        team.until(lambda: "You asked" in team.driver.page_source)


if __name__ == "__main__":
    began = time.monotonic()
    result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(WebKit))
    failed = len(result.failures + result.errors)
    print(f"webkit: {result.testsRun - failed} passed, {failed} failed ({time.monotonic() - began:.0f} s)")
    sys.exit(1 if failed else 0)
