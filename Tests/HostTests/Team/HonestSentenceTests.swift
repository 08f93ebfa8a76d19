import Testing

@testable import Host

/// What learners are told about how they were answered, for every way in which a turn can end.
@Suite struct HonestSentenceTests {
    private func sentence(_ outcome: TurnOutcome?, _ steps: [JSON], facts: JSON = [:], place: Int? = nil) -> String {
        let trace = StoredTrace((["steps": .array(steps), "facts": facts] as JSON).bytes)
        return HonestSentence(trace: trace, outcome: outcome, place: place).text
    }

    private func responder(_ name: String, _ ending: String, use: String? = nil, _ more: JSON = [:]) -> JSON {
        var members: [(String, JSON)] = [
            ("kind", "responder"), ("name", .string(name)), ("use", .string(use ?? name)), ("ending", .string(ending)),
        ]
        if case .object(let others) = more { members += others.names.map { ($0, others[$0] ?? .null) } }
        return JSON(members: members)
    }

    private var faq: JSON { responder("faq", "answered", ["by": "faq", "basis": "due dates", "us": 90]) }

    private func responder(_ name: String, _ ending: String, _ more: JSON) -> JSON {
        responder(name, ending, use: nil, more)
    }

    private func brokenModel(_ milliseconds: Int64, _ ending: String = "failed") -> JSON {
        responder("coach", ending, use: "llm", ["us": .integer(milliseconds * 1000), "detail": "it is down"])
    }

    @Test func `an answer names the FAQ entry, and says that no model was used`() {
        #expect(sentence(.answered, [faq]) == "The FAQ entry *due dates* matched; no model was used.")
        let hint = responder("faq", "answered", ["by": "faq", "basis": "due dates", "hint": 1])
        #expect(sentence(.answered, [hint]) == "A hint of the FAQ entry *due dates* was given; no model was used.")
        let close = responder("faq", "answered", ["by": "faq"])
        #expect(
            sentence(.answered, [close])
                == "More than one FAQ entry matched, so you were asked which one; no model was used."
        )
    }

    @Test func `an answer of a model says so, and of which`() {
        let model = responder("coach", "answered", use: "llm", ["by": "model", "model": "small"])
        #expect(sentence(.answered, [model]) == "The language model *small* wrote the answer.")
        #expect(
            sentence(.answered, [brokenModel(2100), model])
                == "The language model *small* wrote the answer; before that, a model was asked and failed within 3\u{A0}s."
        )
    }

    @Test func `whoever else answers is named for what it is`() {
        let said = responder("sorry", "answered", use: "say", ["by": "part"])
        #expect(sentence(.answered, [said]) == "A prepared answer was given; no model was used.")
        #expect(
            sentence(.answered, [brokenModel(5000, "timed_out"), said])
                == "A prepared answer was given; before that, a model was asked and failed within 5\u{A0}s."
        )
        let hint = responder("worked-hint", "answered", ["by": "part", "hint": 2])
        #expect(
            sentence(.answered, [hint]) == "The next hint of your practice question was given; no model was used."
        )
        let program = responder("solver", "answered", use: "process", ["by": "part"])
        #expect(sentence(.answered, [program]) == "*solver* of the teaching team answered; no model was used.")
    }

    @Test func `who is handed to a person learns why, and where in line they are`() {
        let parked = responder("tutor", "parked", use: "relay", ["detail": "maths"])
        #expect(
            sentence(.handedOff, [brokenModel(2500), brokenModel(3400, "timed_out"), parked], place: 2)
                == "Two models were asked and failed within 6\u{A0}s; you are second in line for a tutor."
        )
        #expect(
            sentence(.handedOff, [responder("faq", "declined"), parked])
                == "No prepared answer fits your question; your question went to a tutor."
        )
        #expect(
            sentence(.handedOff, [parked], place: 11)
                == "Questions go to people here; you are number 11 in line for a tutor."
        )
        #expect(
            sentence(.handedOff, [responder("faq", "skipped"), parked], facts: ["message.asks_for_person": true])
                == "You asked for a person; your question went to a tutor."
        )
        #expect(sentence(.handedOff, []) == "A tutor has this conversation, so your message went to them.")
        let alarm: JSON = ["kind": "guard", "name": "safety", "ending": "parked", "detail": "counsellors"]
        #expect(
            sentence(.handedOff, [alarm])
                == "Questions go to people here; your question went to a tutor."
        )
    }

    @Test func `a refusal names the rule, and whether anybody was asked`() {
        let rate: JSON = ["kind": "guard", "name": "rate", "ending": "refused", "detail": "too fast"]
        #expect(sentence(.refused, [rate]) == "The rule *rate* stopped your question before anybody was asked.")
        let held = responder("faq", "refused", ["detail": "answer-leak: it gives the answer away"])
        #expect(
            sentence(.refused, [held]) == "An answer was written, and the rule *answer-leak* held it back."
        )
        let broken: JSON = ["kind": "guard", "name": "pii", "ending": "failed", "detail": "out of memory"]
        #expect(
            sentence(.refused, [broken])
                == "Your question could not be checked, because *pii* is not working, so nobody was asked."
        )
        #expect(sentence(.refused, []) == "Your question could not be checked, so nobody was asked.")
    }

    @Test func `a lock is named by what it leaves`() {
        func locked(_ grade: String) -> String { sentence(.locked, [], facts: ["lock.grade": .string(grade)]) }
        #expect(locked("hints") == "Only hints are given here at the moment, and nobody had one for this question.")
        #expect(locked("people") == "Only people answer here at the moment, so nothing else was asked.")
        #expect(locked("closed") == "Tutoring is closed here at the moment, so nobody was asked.")
        #expect(sentence(.locked, []) == "Tutoring is closed here at the moment, so nobody was asked.")
    }

    @Test func `what did not come to an answer is not made up to be one`() {
        #expect(
            sentence(.failed, [brokenModel(100), responder("hook", "failed", use: "webhook", ["us": 100])])
                == "A model and a part were asked and failed within 1\u{A0}s, and nobody else had an answer."
        )
        #expect(sentence(.failed, [responder("faq", "declined")]) == "Everybody was asked, and nobody had an answer.")
        #expect(sentence(.failed, []) == "Nobody in this course takes questions of this kind.")
        #expect(sentence(.stopped, []) == "The answer was stopped before it was complete.")
        #expect(sentence(.interrupted, []) == "The answer was cut short because the host restarted.")
        #expect(sentence(nil, []) == "Your question has not been answered yet.")
        #expect(sentence(.answered, []) == "The host answered; how it did so was not recorded.")
    }
}
