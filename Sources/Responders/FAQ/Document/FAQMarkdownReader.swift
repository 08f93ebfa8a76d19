internal import Pipeline

/// Reads entries from Markdown, line by line.
///
/// ```markdown
/// ## When is homework 2 due?
/// - also: deadline for homework 2
/// - keywords: deadline, hand in
/// - test: by when must I hand in hw2
///
/// On **Friday at 18:00**.
/// ```
///
/// `### Hint` sections, if there are any, come before `### Answer`.
struct FAQMarkdownReader {
    private static let keys = ["also", "keywords", "module", "id", "test"]

    private var lines: [Substring]

    init(_ text: String) {
        lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            Substring(line.last == 0x0D ? line.dropLast() : line)
        }
    }

    func read(into book: inout FAQBook) {
        var draft: FAQDraft?
        var inSettings = false
        var fence: Fence?
        for (index, line) in lines.enumerated() {
            let number = index + 1
            if let open = fence {
                if open.isClosed(by: line) { fence = nil }
                draft?.append(line)
                continue
            }
            if let opened = Fence(line) {
                fence = opened
                inSettings = false
                draft?.append(line)
                continue
            }
            if let question = Self.heading(line, level: 2) {
                draft?.finish(into: &book)
                draft = FAQDraft(question: String(question), line: number)
                inSettings = true
                continue
            }
            guard draft != nil else {
                if book.title.isEmpty, let title = Self.heading(line, level: 1) { book.title = String(title) }
                continue
            }
            if let title = Self.heading(line, level: 3), let section = Self.section(title) {
                draft?.begin(section, at: number, &book)
                inSettings = false
                continue
            }
            if inSettings, setting(line, number, &draft, &book) { continue }
            if !Self.isBlank(line) { inSettings = false }
            draft?.append(line)
        }
        draft?.finish(into: &book)
    }

    /// Whether a line below the question is a setting, or was meant as one.
    private func setting(_ line: Substring, _ number: Int, _ draft: inout FAQDraft?, _ book: inout FAQBook) -> Bool {
        guard let bullet = line.utf8.first, bullet == 0x2D || bullet == 0x2A, line.utf8.dropFirst().first == 0x20 else {
            // The first empty line below settings ends them; one below the question does not.
            if Self.isBlank(line), draft?.hasSettings == true { draft?.settingsEnded = true }
            return false
        }
        guard draft?.settingsEnded != true else { return false }
        let isDirectlyBelow = draft.map { number == $0.lastSettingLine + 1 } ?? false
        let rest = line.utf8.dropFirst(2)
        let key = rest.firstIndex(of: 0x3A).map { trimmed(line[rest.startIndex..<$0]) }
        guard let key, let colon = rest.firstIndex(of: 0x3A), Self.keys.contains(String(key)) else {
            return unknown(key, line, number, isDirectlyBelow, &draft, &book)
        }
        let value = trimmed(line[line.utf8.index(after: colon)...])
        let column = line.utf8.distance(from: line.startIndex, to: value.startIndex) + 1
        draft?.set(String(key), String(value), number, column, &book)
        return true
    }

    private func unknown(
        _ key: Substring?,
        _ line: Substring,
        _ number: Int,
        _ isDirectlyBelow: Bool,
        _ draft: inout FAQDraft?,
        _ book: inout FAQBook
    ) -> Bool {
        let name = key.map(String.init) ?? ""
        let isOneWord =
            !name.isEmpty && name.utf8.count <= 20 && name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
        let meant = isOneWord ? nearest(to: name, among: Self.keys) : nil
        // After an empty line this may be an answer that is a list, unless it looks too much like a setting.
        guard isDirectlyBelow || meant != nil else { return false }
        draft?.lastSettingLine = number
        let advice = meant.map { "did you mean \"\($0)\"?" } ?? "choose from " + Self.keys.joined(separator: ", ")
        book.fault(
            number,
            3,
            isOneWord
                ? "\"\(name)\" is not a setting of an entry; \(advice)"
                : "this line belongs to no setting; \(advice) (an answer that begins with a list needs an empty line before it)"
        )
        return true
    }

    private static func section(_ title: Substring) -> FAQDraft.Section? {
        let word = title.split { !$0.isLetter }.first?.lowercased()
        return word == "hint" ? .hint : word == "answer" ? .answer : nil
    }

    /// The text of a heading of exactly this level.
    private static func heading(_ line: Substring, level: Int) -> Substring? {
        let signs = line.utf8.prefix { $0 == 0x23 }
        guard signs.count == level else { return nil }
        let rest = line[signs.endIndex...]
        guard rest.isEmpty || rest.utf8.first == 0x20 || rest.utf8.first == 0x09 else { return nil }
        // Markdown allows closing signs: "## Question ##".
        var text = trimmed(rest)
        let closing = text.utf8.reversed().prefix { $0 == 0x23 }.count
        if closing > 0 {
            let before = text.utf8.dropLast(closing)
            if before.isEmpty || before.last == 0x20 { text = trimmed(Substring(before)) }
        }
        return text
    }

    static func isBlank(_ line: Substring) -> Bool { line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    /// An open block of code, in which no line is a heading.
    private struct Fence {
        let sign: UInt8
        let length: Int

        init?(_ line: Substring) {
            let text = line.utf8.drop { $0 == 0x20 }
            guard let first = text.first, first == 0x60 || first == 0x7E else { return nil }
            let run = text.prefix { $0 == first }.count
            guard run >= 3 else { return nil }
            // "```code```" in one line opens nothing.
            if first == 0x60, text.dropFirst(run).contains(0x60) { return nil }
            sign = first
            length = run
        }

        func isClosed(by line: Substring) -> Bool {
            let text = line.utf8.drop { $0 == 0x20 }
            let run = text.prefix { $0 == sign }.count
            return run >= length && text.dropFirst(run).allSatisfy { $0 == 0x20 || $0 == 0x09 }
        }
    }
}
