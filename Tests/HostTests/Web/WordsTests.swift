import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct WordsTests {
    private func file(_ text: String) throws -> WordFile { try WordFile(Array(text.utf8), file: "xx.json") }

    @Test func `every text has a name of its own, and all of the scripts are among them`() {
        let english = EnglishWords.all
        #expect(Set(english.texts.map(\.name)).count == english.texts.count)
        for name in [
            "launch", "desk.next", "team.done", "page.signIn", "page.practice.start", "page.team.turns", "error.locked",
        ] {
            #expect(english[name]?.isEmpty == false, "\(name)")
        }
        for (name, text) in english.texts { #expect(WordPattern(text).isWhole, "\(name)") }
    }

    @Test func `a translation that cannot be meant is refused in a sentence`() throws {
        for (text, what) in [
            ("[", "not JSON"), ("[]", "an object of names"), (#"{"lunch": "x"}"#, "no text called \"lunch\""),
            (#"{"launch": 1}"#, "is not a text"), (#"{"launch": "{who}"}"#, "has no places"),
            (#"{"writing": "Jemand"}"#, "which has {who}"),
            (#"{"sources": "{count, plural, one:{count} Quelle}"}"#, "lacks the form"),
        ] {
            let complaint = #expect(throws: Complaint.self, "\(text)") { try file(text) }
            #expect(complaint?.sentence.contains(what) == true, "\(complaint?.sentence ?? "")")
        }
        let good = try file(#"{"launch": "Fragen", "sources": "{count, plural, one:eine|other:{count}}"}"#)
        #expect(good.texts.count == 2 && good.missing().count == EnglishWords.all.texts.count - 2)
    }

    @Test(arguments: [
        (nil, "en"), ("", "en"), ("de", "de"), ("de-AT, en;q=0.5", "de"), ("en, de;q=0.9", "en"),
        ("fr, de;q=0.4", "de"),
        ("en;q=0.3, de;q=0.8", "de"), ("pt", "en"), ("pt-br", "pt-BR"), ("de;q=0", "en"), ("*", "en"),
        (";;,,q=,de;q=x", "de"), (String(repeating: "xx,", count: 5000), "en"),
    ]) func `readers get the language they like best of those there are`(wish: String?, language: String) {
        let languages = Languages([Words(language: "de"), Words(language: "pt-BR")])
        #expect(languages.words(accepting: wish).language == language)
    }

    @Test func `numbers choose the form their language wants`() {
        for (language, forms) in [
            ("en", ["other", "one", "other", "other", "other", "other", "other"]),
            ("fr", ["one", "one", "other", "other", "other", "other", "other"]),
            ("ja", ["other", "other", "other", "other", "other", "other", "other"]),
            ("ru", ["many", "one", "few", "many", "many", "one", "few"]),
            ("pl", ["many", "one", "few", "many", "many", "many", "few"]),
            ("ar", ["zero", "one", "two", "few", "many", "many", "many"]),
        ] {
            let rule = PluralRule(language: language)
            #expect([0, 1, 2, 5, 11, 21, 22].map(rule.form) == forms, "\(language)")
        }
    }

    @Test func `what is put into a text is never a pattern, and never markup`() {
        #expect(PageWord.modulesOf("{0} {1}") == "Modules of {0} {1}")
        #expect(PracticeWord.days("1") == "day" && PracticeWord.days("12") == "days")
        #expect(PageWord.withTutor.with(.own("<b>")).text == "with <bdi>&lt;b&gt;</bdi>")
        for text in ["{", "}", "{{0}", "{0", "{, plural, }", "{0, plural, one:|}", "a}b{0}"] {
            var written = ""
            WordPattern(text).write(by: .one, ["7"]) {
                written += $0
            } literal: {
                written += $0
            }
            #expect(written.utf8.count <= text.utf8.count)
        }
    }

    @Test func `a name that is written the other way does not pull along what stands beside it`() {
        #expect(PageWord.modulesOf("אלגברה") == "Modules of \u{2068}אלגברה\u{2069}")
        let hebrew = Words(language: "he", texts: ["page.modulesOf": "של {0}"])
        Words.$current.withValue(hebrew) {
            #expect(PageWord.modulesOf("Algebra") == "של \u{2068}Algebra\u{2069}")
            #expect(PageWord.modulesOf("אלגברה") == "של אלגברה")
        }
    }

    @Test func `pages, and the texts that scripts ask for, are in the reader's language`() async throws {
        let german = #"{"page.signIn": "Anmelden", "launch": "Fragen", "desk.next": "Weiter", "error.locked": "Zu"}"#
        let host = try await TestHost(words: ["words/de.json": german])
        let page = await host.send("GET", "/login", headers: ["Accept-Language": "de-CH"])
        #expect(page.text.contains("<html lang=\"de\" dir=\"ltr\">") && page.text.contains("<h1>Anmelden</h1>"))
        #expect(await host.send("GET", "/login").text.contains("<html lang=\"en\" dir=\"ltr\">"))
        let widget = await host.send("GET", "/assets/words/widget.de-CH.json")
        #expect(widget.text == #"{"error.locked":"Zu","launch":"Fragen"}"#)
        #expect(widget.headers["Content-Type"] == "application/json")
        #expect(await host.send("GET", "/assets/words/desk.de.json").text.contains("desk.next"))
        #expect(await host.send("GET", "/assets/words/widget.xx.json").text == "{}")
        for path in ["page.de.json", "widget.json", "widget.de.js", "widget..json"] {
            #expect(await host.send("GET", "/assets/words/\(path)").status == 404, "\(path)")
        }
    }
}
