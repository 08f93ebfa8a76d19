/// A school's translation: a JSON object of names and texts, in a file that is called by its language.
struct WordFile: Sendable {
    let texts: [String: String]

    init(reading file: String, _ shell: Shell) throws {
        let bytes: [UInt8]
        do { bytes = try shell.readFile(file) } catch { throw Complaint("\(error).", .misuse) }
        try self.init(bytes, file: file)
    }

    /// Reads a translation; what cannot be meant as it stands is said, and nothing of the file is taken.
    init(_ bytes: [UInt8], file: String, english: EnglishWords = .all) throws(Complaint) {
        func wrong(_ what: String) -> Complaint { Complaint("\(file): \(what).", .misuse) }
        let value: JSON
        do { value = try JSON(parsing: bytes) } catch { throw wrong("this is not JSON: \(error)") }
        guard case .object(let members) = value else { throw wrong("an object of names and texts was expected") }
        var texts: [String: String] = [:]
        for name in members.names {
            guard let original = english[name] else { throw wrong("there is no text called \"\(name)\"") }
            guard let text = members[name]?.string else { throw wrong("\"\(name)\" is not a text") }
            let (pattern, wanted) = (WordPattern(text), WordPattern(original).places)
            guard pattern.places == wanted else {
                let places = wanted.isEmpty ? "no places" : wanted.sorted().map { "{\($0)}" }.joined(separator: ", ")
                throw wrong("\"\(name)\" has other places in it than the English text, which has \(places)")
            }
            guard pattern.isWhole else { throw wrong("\"\(name)\" lacks the form \"other:\"") }
            texts[name] = text
        }
        self.texts = texts
    }

    /// The names of the texts that stay English.
    func missing(of english: EnglishWords = .all) -> [String] {
        english.texts.map(\.name).filter { texts[$0] == nil }
    }
}
