/// Reads GIFT, the text format of Moodle, question by question.
enum GIFTReader {
    private static let longestQuestion = 1 << 20

    static func read(_ text: String, into bank: inout QuestionBankDraft) {
        var lines: [(number: Int, text: Substring)] = []
        func close(_ bank: inout QuestionBankDraft) {
            if !lines.isEmpty { question(lines, into: &bank) }
            lines = []
        }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.trimmed.isEmpty {
                close(&bank)
            } else if line.hasPrefix("//") {
                continue
            } else if lines.isEmpty, line.hasPrefix("$CATEGORY:") {
                let path = line.dropFirst("$CATEGORY:".count).trimmed
                if let category = QuestionCategory(path: path) {
                    bank.category = category
                } else {
                    bank.fault(index + 1, "write a category as subject/topic/subtopic, each of 200 bytes at most")
                }
            } else {
                lines.append((index + 1, line))
            }
        }
        close(&bank)
    }

    private static func question(_ lines: [(number: Int, text: Substring)], into bank: inout QuestionBankDraft) {
        let start = lines[0].number
        guard lines.reduce(0, { $0 + $1.text.utf8.count }) <= longestQuestion else {
            return bank.fault(start, "the question is longer than 1 MB")
        }
        do throws(GIFTFault) {
            var rest = GIFTText(lines).trimmed
            var name: String?
            if rest.starts(with: "::") {
                guard let (title, after) = rest.dropping(upTo: rest.marks.startIndex + 2).split(at: "::") else {
                    throw GIFTFault(line: start, message: "the name does not end with ::")
                }
                (name, rest) = (title.text, after.trimmed)
            }
            let format = self.format(&rest)
            guard let (before, inside) = rest.split(at: "{") else {
                throw GIFTFault(
                    line: start,
                    message: "there are no answers; write them between { and }, or \\{ for the sign itself"
                )
            }
            guard let (answers, after) = inside.split(at: "}") else {
                throw GIFTFault(line: inside.marks.first?.line ?? start, message: "the answers do not end with }")
            }
            if let again = after.firstIndex(of: "{") {
                throw GIFTFault(
                    line: after.marks[again].line,
                    message: "there are two sets of answers; write \\{ for the sign itself"
                )
            }
            // What stands after the answers makes them a gap in the text.
            let text = after.isEmpty ? before.text : "\(before.text) _____ \(after.text)".trimmedText
            let (kind, hint) = try GIFTAnswers.read(answers, in: format, line: before.marks.last?.line ?? start)
            bank.add(
                PracticeQuestion(
                    name: name ?? bank.name(from: text),
                    category: bank.category,
                    format: format,
                    text: text,
                    kind: kind,
                    hints: hint.map { [$0] } ?? []
                ),
                at: start
            )
        } catch {
            bank.fault(error.line, error.message)
        }
    }

    private static func format(_ rest: inout GIFTText) -> TextFormat {
        guard rest.starts(with: "["), let (word, after) = rest.dropping(upTo: rest.marks.startIndex + 1).split(at: "]"),
            let format = TextFormat(rawValue: word.text)
        else { return .moodle }
        rest = after
        return format
    }
}

struct GIFTFault: Error {
    let line: Int
    let message: String
}
