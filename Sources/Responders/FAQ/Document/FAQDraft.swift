/// An entry while it is being read from Markdown.
struct FAQDraft {
    enum Section { case hint, answer }

    private let line: Int
    private var entry: FAQEntry
    private var text: [Substring] = []
    private var section: Section?
    private var sectionLine: Int
    private var hasAnswer = false
    /// Text between the settings and the first heading, where there are headings.
    private var preface = ""
    private var hasId = false
    private var moduleLine: Int?
    private(set) var hasSettings = false
    var settingsEnded = false
    var lastSettingLine: Int

    init(question: String, line: Int) {
        self.line = line
        lastSettingLine = line
        sectionLine = line
        entry = FAQEntry(id: FAQEntry.slug(question), ask: [question], answer: "")
        entry.line = line
    }

    mutating func append(_ line: Substring) { text.append(line) }

    mutating func set(_ key: String, _ value: String, _ line: Int, _ column: Int, _ book: inout FAQBook) {
        hasSettings = true
        lastSettingLine = line
        guard !value.isEmpty else { return book.fault(line, column, "\"\(key)\" needs a text after the colon") }
        switch key {
        case "also": entry.ask.append(value)
        case "test":
            entry.tests.append(value)
            entry.testLines.append(line)
        case "keywords":
            entry.keywords += value.split(separator: ",").map { String(trimmed($0)) }.filter { !$0.isEmpty }
        case "module":
            if let moduleLine { return book.fault(line, 3, "\"module\" is already set in line \(moduleLine)") }
            moduleLine = line
            (entry.module, entry.moduleLine) = (value, line)
        default:
            if hasId { return book.fault(line, 3, "this entry already has an \"id\"") }
            hasId = true
            entry.id = value
        }
    }

    mutating func begin(_ next: Section, at line: Int, _ book: inout FAQBook) {
        close(isLast: false, &book)
        if hasAnswer {
            book.fault(line, 1, next == .hint ? "hints come before the answer" : "this entry already has an answer")
        }
        section = next
        sectionLine = line
    }

    /// Puts the lines read so far where they belong.
    private mutating func close(isLast: Bool, _ book: inout FAQBook) {
        let body = Self.joined(text)
        text = []
        switch section {
        case nil:
            if isLast { entry.answer = body } else { preface = body }
        case .hint:
            if body.isEmpty { book.fault(sectionLine, 1, "this hint is empty; write it, or remove its heading") }
            entry.hints.append(body)
        case .answer:
            entry.answer = body
            hasAnswer = true
        }
    }

    mutating func finish(into book: inout FAQBook) {
        close(isLast: true, &book)
        if entry.question.isEmpty {
            book.fault(line, 1, "this question is empty; write it after \"## \"")
        } else if entry.id.isEmpty {
            book.fault(line, 4, "no name can be made from this question; add a line \"- id: …\" below it")
        }
        if !entry.hints.isEmpty, !hasAnswer {
            book.fault(line, 1, "this entry has hints but no answer; begin it with \"### Answer\" after the last hint")
        } else if entry.answer.isEmpty {
            book.fault(line, 1, "this question has no answer; write it below the question")
        }
        if !preface.isEmpty {
            book.fault(
                line,
                1,
                "there is text before the first \"###\" heading; move it into a hint or into the answer"
            )
        }
        book.add(entry)
    }

    private static func joined(_ lines: [Substring]) -> String {
        let body = lines.drop(while: FAQMarkdownReader.isBlank)
        let kept = body.prefix(body.reversed().drop(while: FAQMarkdownReader.isBlank).count)
        return kept.joined(separator: "\n")
    }
}
