import Cryptography

extension CommandField {
    /// Throws when a value is not what this field takes.
    func check(_ value: JSON?) throws(Refused) {
        guard let value, value != .null else {
            if isRequired { throw wrong("is missing (\(meaning))") }
            return
        }
        switch kind {
        case .text(let limit):
            guard let text = value.string else { throw wrong("must be a string") }
            guard text.utf8.count <= limit else {
                throw Refused(
                    .tooLarge,
                    "\"\(name)\" is \(text.utf8.count) bytes long; the limit is \(limit).",
                    field: name
                )
            }
        case .identifier:
            guard let text = value.string, text.isIdentifier else {
                throw wrong(
                    "must be 1 to 128 letters, digits, dots, dashes or underscores, and not only dots"
                )
            }
        case .key:
            guard let text = value.string, text.isUUID else { throw wrong("must be a UUID in lower case") }
        case .integer(let range):
            guard let number = value.integer, range.contains(number) else {
                throw wrong(range.saying)
            }
        case .flag:
            guard value.bool != nil else { throw wrong("must be true or false") }
        case .choice(let choices):
            guard let text = value.string, choices.contains(text) else {
                throw wrong(
                    (choices.count == 1 ? "must be " : "must be one of ")
                        + choices.map { "\"\($0)\"" }.joined(separator: ", ")
                )
            }
        case .words:
            guard let items = value.array, items.count <= 32, items.allSatisfy({ $0.string?.isIdentifier ?? false })
            else { throw wrong("must be a list of at most 32 words") }
        case .positions:
            guard let items = value.array, items.count <= 64, items.allSatisfy({ Position($0) != nil }) else {
                throw wrong("must be a list of at most 64 positions, each {session, epoch, after}")
            }
        }
    }

    private func wrong(_ what: String) -> Refused { Refused(.badField, "\"\(name)\" \(what).", field: name) }
}

extension ClosedRange<Int64> {
    /// What a number within these bounds is, to be read after its name.
    var saying: String {
        lowerBound == upperBound
            ? "must be \(lowerBound)" : "must be a whole number from \(lowerBound) to \(upperBound)"
    }
}

extension String {
    /// Whether this can be the name of something: short, and without anything that would want escaping.
    ///
    /// A name of points only is none: in the path of an address, clients take it for a way up.
    var isIdentifier: Bool {
        let bytes = utf8Span.span
        guard (1...128).contains(bytes.count) else { return false }
        var isOnlyPoints = true
        for index in bytes.indices {
            if bytes[index] != UInt8(ascii: ".") { isOnlyPoints = false }
            switch bytes[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                continue
            default: return false
            }
        }
        return !isOnlyPoints
    }

    /// Whether this is a UUID as RFC 9562 writes it, in lower case.
    var isUUID: Bool { UniqueID(self, capitals: false) != nil }
}
