import Pipeline

/// The members of a JSON object in a body, read with errors that name the field at fault.
///
/// Members nobody asks for are ignored, as in frames of the socket, so that clients may be newer than the host; but not
/// where the body takes the place of what was there before, for there a slip of the finger would take something away.
struct Fields: Sendable {
    private let value: JSON
    /// Where in the body this object is, such as `modules[2].` with its point.
    private let path: String
    /// The names it may have; `nil` for those of an object within.
    private let declared: [String]?

    init(_ value: JSON, at path: String = "", declaring names: [String]? = nil) {
        self.value = value
        self.path = path
        declared = names
    }

    /// A text that must be there.
    func text(_ name: String, atMost limit: Int = 256) throws(Refused) -> String {
        guard let text = try optionalText(name, atMost: limit) else { throw wrong(name, "is missing") }
        return text
    }

    /// A text that may be missing or null.
    func optionalText(_ name: String, atMost limit: Int = 256) throws(Refused) -> String? {
        guard let value = present(name) else { return nil }
        guard let text = value.string else { throw wrong(name, "must be a string") }
        guard text.utf8.count <= limit else {
            throw Refused(
                .tooLarge,
                "\"\(path)\(name)\" is \(text.utf8.count) bytes long; the limit is \(limit).",
                field: path + name
            )
        }
        return text
    }

    /// A text with at least one visible letter.
    func title(_ name: String) throws(Refused) -> String {
        let text = try text(name)
        guard text.contains(where: { !$0.isWhitespace }) else { throw wrong(name, "must not be empty") }
        return text
    }

    /// The name of something: short, and without anything that would want escaping.
    func identifier(_ name: String) throws(Refused) -> String {
        let text = try text(name)
        guard text.isIdentifier else {
            throw wrong(
                name,
                "must be 1 to 128 letters, digits, dots, dashes or underscores, and not only dots"
            )
        }
        return text
    }

    /// The key by which a client may send the same thing again.
    func key() throws(Refused) -> CommandKey {
        guard let key = CommandKey(try text("key")) else { throw wrong("key", "must be a UUID made by the client") }
        return key
    }

    /// Yes or no, when it is said.
    func optionalFlag(_ name: String) throws(Refused) -> Bool? {
        guard let value = present(name) else { return nil }
        guard let flag = value.bool else { throw wrong(name, "must be true or false") }
        return flag
    }

    /// A whole number within bounds, when it is said.
    func optionalInteger(_ name: String, in range: ClosedRange<Int64>) throws(Refused) -> Int64? {
        guard let value = present(name) else { return nil }
        guard let number = value.integer, range.contains(number) else {
            throw wrong(name, range.saying)
        }
        return number
    }

    /// A list of words of an enumeration, when it is said.
    func optionalWords<Word>(_ name: String, of _: Word.Type) throws(Refused) -> Set<Word>?
    where Word: RawRepresentable & CaseIterable & Hashable, Word.RawValue == String {
        guard let value = present(name) else { return nil }
        let words = value.array?.compactMap { $0.string.flatMap(Word.init(rawValue:)) }
        guard let words, words.count == value.array?.count else {
            throw wrong(
                name,
                "must be a list of nothing but " + Word.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            )
        }
        return Set(words)
    }

    /// The objects of a list; a missing one is empty.
    func objects(_ name: String, atMost limit: Int) throws(Refused) -> [Fields] {
        guard let value = present(name) else { return [] }
        guard let items = value.array else { throw wrong(name, "must be a list") }
        guard items.count <= limit else {
            throw Refused(
                .tooLarge,
                "\"\(path)\(name)\" has \(items.count) items; the limit is \(limit).",
                field: path + name
            )
        }
        var objects: [Fields] = []
        for (index, item) in items.enumerated() {
            guard case .object = item else { throw wrong("\(name)[\(index)]", "must be an object") }
            objects.append(Fields(item, at: "\(path)\(name)[\(index)]."))
        }
        return objects
    }

    /// What is wrong with a field, as an error for whoever sent it.
    func wrong(_ name: String, _ what: String) -> Refused {
        Refused(.badField, "\"\(path)\(name)\" \(what).", field: path + name)
    }

    /// Refuses fields that are called otherwise than all of these.
    func refuseOthers(than known: [String]) throws(Refused) {
        guard case .object(let members) = value else { return }
        for name in members.names where !known.contains(name) {
            // A name of any length comes from outside; there is no need to say all of it again.
            let shown = String(name.prefix(40))
            throw Refused(
                .badField,
                ("There is no field \"\(path)\(shown)\"" + didYouMean(name, known)).ended,
                field: path + shown
            )
        }
    }

    /// Refuses a name that is another than the one in the address: what was read can be written again as it is.
    func agree(_ name: String, with given: String?) throws(Refused) {
        guard let text = try optionalText(name), text != given else { return }
        throw wrong(name, "does not match the address")
    }

    /// A whole number that must be said, or null.
    func integerOrNull(_ name: String, in range: ClosedRange<Int64>) throws(Refused) -> Int64? {
        guard member(name) != nil else { throw wrong(name, "is missing; it may be null") }
        return try optionalInteger(name, in: range)
    }

    /// Whether a field is there at all.
    func has(_ name: String) -> Bool { present(name) != nil }

    /// A field of any type.
    func any(_ name: String) -> JSON? { present(name) }

    private func present(_ name: String) -> JSON? {
        let value = member(name)
        return value == .null ? nil : value
    }

    private func member(_ name: String) -> JSON? {
        declared.map { $0.contains(name) } ?? true ? value[name] : nil
    }
}
