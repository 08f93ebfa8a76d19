public import Pipeline

/// A file of questions and answers, read and checked.
public struct FAQDocument: Sendable, Equatable {
    /// A larger file is no list of questions; it is refused before it is read.
    public static let mostBytes = 16_000_000
    public static let mostEntries = 100_000

    /// What the questions are about: the heading above the first of them.
    public var title = ""
    public var entries: [FAQEntry]

    /// Reads Markdown, or JSON when the name ends in `.json`; throws everything that is wrong with it at once.
    public init(_ text: String, file: String) throws(Faults) {
        var book = FAQBook(file: file)
        if text.utf8.count > Self.mostBytes {
            book.fault(
                1,
                1,
                "the file has more than \(Self.mostBytes / 1_000_000) MB; split it, or move long texts out of it"
            )
        } else if file.hasSuffix(".json") {
            FAQJSONReader.read(text, into: &book)
        } else {
            FAQMarkdownReader(text).read(into: &book)
        }
        book.check()
        guard book.faults.isEmpty else { throw Faults(book.faults) }
        title = book.title
        entries = book.entries
    }
}

/// The entries of a file as they are found, with all that is wrong with them.
struct FAQBook {
    let file: String
    var title = ""
    private(set) var entries: [FAQEntry] = []
    private(set) var faults: [Fault] = []
    /// Thousands of faults help nobody more than the first.
    private static let mostFaults = 200

    init(file: String) { self.file = file }

    mutating func fault(_ line: Int, _ column: Int, _ message: String) {
        guard faults.count < Self.mostFaults else { return }
        faults.append(Fault(file: file, line: line, column: column, message: message))
    }

    mutating func add(_ faults: Faults) {
        for fault in faults.all.prefix(Self.mostFaults) { self.faults.append(fault) }
    }

    mutating func add(_ entry: FAQEntry) {
        guard entries.count < FAQDocument.mostEntries else {
            if entries.count == FAQDocument.mostEntries, !isFull {
                isFull = true
                fault(entry.line, 1, "there are more than \(FAQDocument.mostEntries) entries; split the file")
            }
            return
        }
        entries.append(entry)
    }

    private var isFull = false

    /// What can only be seen when all entries are known: names and questions that occur twice.
    mutating func check() {
        if entries.isEmpty, faults.isEmpty {
            fault(1, 1, "there is no question here; an entry must begin with \"## \" and the question")
        }
        var ids: [String: Int] = [:]
        var questions: [String: Int] = [:]
        for index in entries.indices {
            let entry = entries[index]
            if let line = ids.updateValue(entry.line, forKey: entry.id) {
                fault(
                    entry.line,
                    1,
                    "the id \"\(entry.id)\" is already used by the entry in line \(line); give one of them another \"id\""
                )
            }
            var own: Set<String> = []
            for ask in entry.ask {
                let key = Tokenizer().tokens(of: ask).key
                guard own.insert(key).inserted else {
                    fault(entry.line, 1, "\"\(shortened(ask))\" appears twice in this entry; remove one")
                    continue
                }
                let scoped = (entry.module ?? "") + "\u{1F}" + key
                if let line = questions.updateValue(entry.line, forKey: scoped), line != entry.line {
                    fault(
                        entry.line,
                        1,
                        "\"\(shortened(ask))\" is already asked by the entry in line \(line); a question can have only one answer"
                    )
                }
            }
        }
        faults.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }
}

/// The beginning of a text, for quoting it in a sentence.
func shortened(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(60)
    return start.endIndex == text.unicodeScalars.endIndex ? text : String(start) + "…"
}

extension FAQEntry {
    /// A question as a name: "When is homework 2 due?" becomes `when-is-homework-2-due`; empty when nothing is left.
    static func slug(_ question: String) -> String {
        var slug: [UInt8] = []
        var gap = false
        for scalar in question.unicodeScalars {
            if scalar == "'" || scalar == "’" || Folding.isCombiningMark(scalar) { continue }
            guard scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) else {
                gap = true
                continue
            }
            // Cut between words, so that the name stays readable.
            if gap, slug.count >= 80 { break }
            if slug.count >= 200 { break }
            if gap, !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
            gap = false
            Folding.append(scalar, to: &slug)
        }
        return String(decoding: slug, as: UTF8.self)
    }
}
