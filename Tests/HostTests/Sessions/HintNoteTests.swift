import Pipeline
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct HintNoteTests {
    private func message(_ body: String, by author: AccountID? = nil) -> Entry {
        Entry(
            session: .fresh(),
            seq: 2,
            previousVisible: 1,
            kind: .message,
            audience: .everyone,
            turnSeq: 1,
            author: author,
            key: nil,
            body: Array(body.utf8)[...],
            at: Moment(seconds: 0)
        )
    }

    @Test(arguments: [
        #"{"hint":{"subject":"slope","level":2},"text":"Look."}"#,
        #"{"text":"Is $x^{2}$ {or} not?","by":{"kind":"faq"},"hint":{"subject":"slope","level":2},"ended":{}}"#,
    ])
    func `how far a learner is on a ladder is read off an answer, wherever it says so`(body: String) {
        var levels = HintLevel()
        ReplyBody.note(hintIn: message(body), in: &levels)
        #expect(levels.levels == ["slope": 2])
    }

    @Test(arguments: [#"{"text":"{hint}","by":{"kind":"faq"}}"#, #"{"text":"no brace"}"#, "{}", ""])
    func `an answer without a hint says nothing of ladders`(body: String) {
        var levels = HintLevel()
        ReplyBody.note(hintIn: message(body), in: &levels)
        #expect(levels.levels.isEmpty)
    }

    @Test func `what a person wrote is no hint of a ladder`() {
        var levels = HintLevel()
        ReplyBody.note(hintIn: message(#"{"hint":{"subject":"slope","level":2}}"#, by: .fresh()), in: &levels)
        #expect(levels.levels.isEmpty)
    }
}
