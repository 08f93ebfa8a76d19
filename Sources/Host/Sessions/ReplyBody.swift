import Glibc
import MarkdownHTML
import Pipeline

/// How the end of a turn is written into the log.
struct ReplyBody: Sendable {
    let revision: String
    let milliseconds: Int64
    let trace: [UInt8]
    let html: @Sendable (String) -> String
    /// What each part did, which says whose the words are of an answer that nobody ended.
    var steps: [StepReport] = []
    /// Whether a person is waited for already.
    var isWaited = false
    /// What a question that is parked becomes.
    var ticket: @Sendable (Parking) -> TicketDraft = { TicketDraft(queue: $0.queue) }

    /// What to record of a turn that came to its end.
    func ending(_ ending: Ending, saying reply: Said) -> TurnEnding {
        switch ending.result {
        case .answered(let attribution, let part):
            return message(reply, .answered, by: attribution, part)
        case .refused(let refusal, let part):
            var attribution = Attribution(kind: .host)
            attribution.model = nil
            let said = adding(refusal.reason, to: reply, after: part)
            return message(said, .refused, by: attribution, part, retryAfter: refusal.retryAfter)
        case .parked(let parking, let part):
            return handedOff(parking, isNew: !ending.turn.hasWaited, by: part, saying: reply)
        case .unanswered:
            let words = isWaited ? Self.stillWaiting : Self.nobody
            return message(adding(words, to: reply, after: "host"), .failed, by: Attribution(kind: .host), "host")
        case .locked(let grade):
            // Under such a lock only somebody waits who may be in danger, and they are not told that nobody is there.
            let words = grade == .closed && isWaited ? Self.called : grade.sentence
            return message(
                adding(words, to: reply, after: "host"),
                .locked,
                by: Attribution(kind: .host),
                "host"
            )
        }
    }

    /// A person is asked; what had been said until then stays.
    private func handedOff(
        _ parking: Parking,
        isNew: Bool,
        by part: String,
        saying reply: Said
    ) -> TurnEnding {
        var ending: TurnEnding
        if reply.text.isEmpty {
            var body = JSONText()
            body.field("outcome", TurnOutcome.handedOff.rawValue)
            body.field("ms", milliseconds)
            // Which guard asked for people says what it took the question for, and that is not the learner's to read.
            body.field("by", parking.alert == nil ? part : "host")
            ending = TurnEnding(.handedOff, kind: .turnEnded, body: body.closed(), revision: revision, trace: trace)
        } else {
            ending = message(reply, .handedOff, by: author(of: reply))
        }
        ending.ticket = ticket(parking)
        ending.ticket?.isAlarm = parking.alert != nil
        ending.alert = isNew ? parking.alert : nil
        return ending
    }

    /// The host's own words, below what was read before; `part` has ended that, where no seam tells who did.
    private func adding(_ words: String, to reply: Said, after part: String) -> Said {
        var said = reply
        let length = Int64(reply.text.utf16.count)
        let hasSeam = reply.seams.last.map { $0.offset + Int64(StreamedReply.seamText.utf16.count) == length } ?? false
        if !reply.text.isEmpty, !hasSeam {
            said.seams.append(Said.Seam(offset: length, after: part))
            said.text += StreamedReply.seamText
        }
        said.text += words
        return said
    }

    /// What to record of a turn that was stopped, or cut off by the end of the host.
    func cut(_ outcome: TurnOutcome, saying reply: Said) -> TurnEnding {
        guard reply.text.isEmpty else { return message(reply, outcome, by: author(of: reply)) }
        var body = JSONText()
        body.field("outcome", outcome.rawValue)
        body.field("ms", milliseconds)
        return TurnEnding(outcome, kind: .turnEnded, body: body.closed(), revision: revision, trace: trace)
    }

    /// Who wrote the end of an answer: below the last seam whoever was stopped there, and above it whoever broke off.
    private func author(of reply: Said) -> (attribution: Attribution, part: String) {
        let asked = steps.filter { $0.kind == .responder }
        let isAtSeam = reply.text.hasSuffix(StreamedReply.seamText)
        let writer = isAtSeam ? asked.last { $0.name == reply.seams.last?.after } : asked.last { $0.ending == .stopped }
        guard let writer else { return (Attribution(kind: .host), "host") }
        // A part tells what it is when its answer is whole; until then its kind says it.
        let kind: Attribution.Kind = ["llm": .model, "faq": .faq][writer.use] ?? .part
        return (writer.attribution ?? Attribution(kind: kind), writer.name)
    }

    private func message(
        _ reply: Said,
        _ outcome: TurnOutcome,
        by author: (attribution: Attribution, part: String)
    ) -> TurnEnding {
        message(reply, outcome, by: author.attribution, author.part)
    }

    /// What to record of an answer that a crash cut off: what the learner had read.
    static func interrupted(after text: String, revision: String) -> TurnEnding {
        var said = Said()
        said.text = text
        let body = ReplyBody(revision: revision, milliseconds: 0, trace: [], html: { MarkdownHTML.html($0) })
        return body.cut(.interrupted, saying: said)
    }

    static let nobody = "Nobody could answer this right now. Your question is saved; you can ask again in a moment."

    private static let called = "People have been called, and will read this."
    static let stillWaiting = "Nobody was free in time. Your question stays in the queue and will be answered."

    private func message(
        _ reply: Said,
        _ outcome: TurnOutcome,
        by attribution: Attribution,
        _ part: String,
        retryAfter: Duration? = nil
    ) -> TurnEnding {
        let rendered = html(reply.text)
        var body = JSONText(capacity: reply.text.utf8.count + rendered.utf8.count + 320)
        body.field("role", "tutor")
        body.object("by") { by in
            by.field("kind", attribution.kind.rawValue)
            by.field("name", part)
            if let model = attribution.model { by.field("model", model) }
        }
        body.field("text", reply.text)
        body.field("html", rendered)
        if !reply.sources.isEmpty { body.field("sources", reply.sources) }
        if !reply.seams.isEmpty {
            body.list("seams", of: reply.seams) { text, seam in
                text.field("at", seam.offset)
                text.field("after", seam.after)
            }
        }
        if let hint = attribution.hint {
            body.object("hint") { text in
                text.field("subject", hint.subject)
                text.field("level", Int64(hint.level))
                if hint.isLast { text.field("last", true) }
            }
        }
        if !revision.isEmpty { body.field("rev", revision) }
        body.object("ended") { ended in
            ended.field("outcome", outcome.rawValue)
            ended.field("ms", milliseconds)
            if let retryAfter { ended.field("after_ms", retryAfter.wholeMilliseconds) }
        }
        return TurnEnding(outcome, kind: .message, body: body.closed(), revision: revision, trace: trace)
    }

    /// Reads off an entry how far the learner is on a hint ladder, if it says so.
    static func note(hintIn entry: Entry, in levels: inout HintLevel) {
        if entry.kind == .practiceQuestion, let body = try? JSON(parsing: Array(entry.body)),
            let question = body["question"]?.string, let taken = body["hints"]?.integer, taken > 0
        {
            // Hints that were taken in practice count here as well.
            levels.levels[question] = max(Int(clamping: taken), levels.levels[question] ?? 0)
        }
        // What a person wrote is no hint of a ladder.
        guard entry.kind == .message, entry.author == nil, entry.body.contains(subsequence: Self.hintMark),
            let body = try? JSON(parsing: Array(entry.body)),
            let hint = body["hint"], let subject = hint["subject"]?.string, let level = hint["level"]?.integer
        else { return }
        levels.levels[subject] = Int(clamping: level)
    }

    private static let hintMark = Array(#""hint":{"#.utf8)
}

extension ArraySlice<UInt8> {
    /// Looks for the last byte of `wanted`, a brace here: in JSON it is much rarer than the quote that comes first.
    fileprivate func contains(subsequence wanted: [UInt8]) -> Bool {
        guard let last = wanted.last else { return true }
        return withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return false }
            var from = 0
            while let found = memchr(start + from, Int32(last), bytes.count - from) {
                from = UnsafeRawPointer(found) - start + 1
                if from >= wanted.count, memcmp(start + from - wanted.count, wanted, wanted.count) == 0 { return true }
            }
            return false
        }
    }
}
