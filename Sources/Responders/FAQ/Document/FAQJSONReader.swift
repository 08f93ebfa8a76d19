internal import Pipeline

/// Reads entries from JSON, strictly: a misspelt key is a fault and not silence.
///
/// ```json
/// { "title": "Algebra 1",
///   "entries": [ { "ask": ["When is homework 2 due?"], "keywords": ["deadline"], "answer": "On Friday." } ] }
/// ```
enum FAQJSONReader {
    private struct File: ModuleSettings {
        var title = ""
        var entries: [Item] = []
    }

    private struct Item: ModuleSettings {
        var id = ""
        var ask: [String] = []
        var keywords: [String] = []
        var hints: [String] = []
        var answer = ""
        var module: String?
        var test: [String] = []

        func validate() throws {
            guard let question = ask.first, ask.allSatisfy({ !isBlank($0) }) else {
                throw InvalidSettings(
                    "an entry needs the question and other phrasings in \"ask\", none of them empty",
                    at: "ask"
                )
            }
            guard !isBlank(answer) else { throw InvalidSettings("this question has no answer", at: "answer") }
            guard hints.allSatisfy({ !isBlank($0) }) else {
                throw InvalidSettings("a hint is empty; write it, or remove it", at: "hints")
            }
            guard module.map({ !isBlank($0) }) ?? true else {
                throw InvalidSettings(
                    "\"module\" must be the id of a module; leave it out for the whole course",
                    at: "module"
                )
            }
            guard !isBlank(id) || !FAQEntry.slug(question).isEmpty else {
                throw InvalidSettings("no name can be made from this question; give the entry an \"id\"", at: "id")
            }
        }
    }

    static func read(_ text: String, into book: inout FAQBook) {
        let bytes = Array(text.utf8)
        do throws(Faults) {
            let file = try JSONDocument(bytes, file: book.file).read(File.self)
            book.title = file.title
            let lines = lines(ofEntriesIn: bytes)
            for (index, item) in file.entries.enumerated() {
                book.add(entry(item, line: index < lines.count ? lines[index] : 1))
            }
        } catch {
            book.add(error)
        }
    }

    private static func entry(_ item: Item, line: Int) -> FAQEntry {
        var entry = FAQEntry(id: item.id, ask: item.ask, answer: item.answer)
        if isBlank(entry.id) { entry.id = FAQEntry.slug(entry.question) }
        entry.keywords = item.keywords.filter { !isBlank($0) }
        entry.hints = item.hints
        entry.module = item.module
        entry.tests = item.test
        entry.line = line
        return entry
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

    /// In which line each entry begins, in JSON that is known to be sound: an entry is an object two levels deep.
    private static func lines(ofEntriesIn bytes: [UInt8]) -> [Int] {
        var lines: [Int] = []
        var line = 1
        var depth = 0
        var isInText = false
        var isEscaped = false
        for byte in bytes {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = isInText
            case UInt8(ascii: "\""): isInText.toggle()
            case UInt8(ascii: "\n"): line += 1
            case _ where isInText: break
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if byte == UInt8(ascii: "{"), depth == 2 { lines.append(line) }
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return lines
    }
}
