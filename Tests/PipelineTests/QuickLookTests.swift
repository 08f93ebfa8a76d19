import Testing

@testable import Pipeline

/// Every question is looked at byte by byte; what is seen must be what Unicode says.
struct `A quick look` {
    private static let pieces = [
        " at ", " AT ", "(at)", "[At]", "ät", "ÄT", "a\u{308}t", "A\u{308}T", "arobase", "KLAMMERAFFE",
        "\u{212A}lammeraffe",
        "allé", "ALLÉ", "alle\u{301}", "rue", "RUE", "İ", "ſ", "ß", "ẞ", "ǅ", "ὈΔΥΣΣΕΎΣ", "\u{301}", "\u{0}", "\r\n",
        "\n",
        " ", "'", "’", "-", "_", "@", "don't", "3x", "²", "Ⅳ", "中文", "👩‍👧", "a", "Z", "9", "\u{200B}", "\u{FEFF}",
        "\u{7F}",
    ]

    private static let texts = (0..<4_000 as Range<UInt64>).map { seed in
        var state = seed
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        // Half of them are ASCII, as most questions are.
        let pieces = seed % 2 == 0 ? Self.pieces : Self.pieces.filter { $0.utf8.allSatisfy { $0 < 0x80 } }
        return (0..<next(8)).map { _ in pieces[next(pieces.count)] }.joined()
    }

    @Test func `finds the hints that are in the text in lower case, and no others`() {
        let words = [" at ", "(at)", "ät", "a\u{308}t", "klammeraffe", "allé", "alle\u{301}", "rue", "ß"]
        for word in words {
            let hints = ByteHints([word, "nowhere to be found"])
            for text in Self.texts {
                let isThere = Array(text.lowercased().utf8).firstRange(of: Array(word.utf8)) != nil
                #expect(hints.occur(in: text) == isThere, "\(word) in \(text.debugDescription)")
            }
        }
    }

    @Test func `takes any of 64 hints for itself`() {
        let words = (0..<64).map { "hint \($0 + 10)" }
        let hints = ByteHints(words)
        for word in words {
            #expect(hints.occur(in: "A \(word.uppercased())!") && !hints.occur(in: String(word.dropLast())))
        }
    }

    @Test func `counts the words that there are`() {
        for text in Self.texts {
            let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'") }
            #expect(Message(text).words == words.count, "\(text.debugDescription)")
            #expect(SpokenWords(text).words == words.map { String($0) }, "\(text.debugDescription)")
        }
    }

    @Test(arguments: [
        ("I want to TALK TO A HUMAN now", true), ("A tutor, please!", true),
        ("tal\u{212A} to\r\na person’s friend", true),
        ("é: real human", true), ("Is a human being an animal?", false), ("I am tutoring someone", false),
        ("talk to a pers\u{301}on", false), ("talk to a humanist", false), ("", false),
    ])
    func `hears who asks for a person`(text: String, asks: Bool) {
        #expect(Message(text).asksForPerson == asks)
        #expect(Message(text, pressedAskPerson: true).asksForPerson)
    }

    @Test(arguments: [
        ("thanks", true), ("Thank you so much!!", true), ("ok thx 👍", true), ("Ah, now I get it. Thanks a lot!", true),
        ("Vielen Dank für die Hilfe", true), ("Merci beaucoup, j’ai compris", true),
        ("MUCHI\u{301}SIMAS GRACIAS", true),
        ("thanks, but why is it 4?", false), ("thanks for nothing", false), ("yes thanks", false),
        ("thank you, help me now", false),
        ("danke, und warum?", false), ("merci de m'expliquer", false), ("ok", false), ("I got it", false),
        ("Is Thanksgiving a holiday?", false), ("", false), (String(repeating: "thanks ", count: 40), false),
    ])
    func `hears who says thanks and nothing else`(text: String, thanks: Bool) throws {
        var context = Context()
        context[Message.self] = Message(text)
        let fact = try #require(Message.facts.first { $0.name == "message.is_thanks" })
        #expect(context.value(of: fact) == .flag(thanks))
    }
}
