/// The fields of a head, in their order, found by name in any letter case.
///
/// Kept as the bytes that travel: reading a request allocates no string before one is asked for, and writing a
/// response copies them in one piece.
public struct HeaderFields: Sendable {
    struct Field: Sendable {
        var nameStart: Int32
        var nameEnd: Int32
        var valueStart: Int32
        var valueEnd: Int32
    }

    /// Each field as `name: value` and CR LF, when made by `append`; the received head otherwise.
    private(set) var bytes: [UInt8]
    private(set) var fields: [Field]

    public init() {
        bytes = []
        fields = []
    }

    init(bytes: [UInt8], fields: [Field]) {
        self.bytes = bytes
        self.fields = fields
    }

    public var count: Int { fields.count }
    public var isEmpty: Bool { fields.isEmpty }

    /// Adds a field after those that are there.
    ///
    /// CR, LF and other control characters in the value become spaces (RFC 9110, 5.5): a value that came from a
    /// person cannot end the head. The name is the program's, and must be a token.
    public mutating func append(_ name: String, _ value: String) {
        let (word, value) = (name.utf8Span.span, value.utf8Span.span)
        precondition(!word.isEmpty, "A header field has a name.")
        let nameEnd = bytes.count + word.count
        fields.append(
            Field(
                nameStart: Int32(bytes.count),
                nameEnd: Int32(nameEnd),
                valueStart: Int32(nameEnd + 2),
                valueEnd: Int32(nameEnd + 2 + value.count)
            )
        )
        bytes.append(addingCapacity: word.count + value.count + 4) { (line: inout OutputSpan<UInt8>) in
            for index in word.indices {
                precondition(word[index].isToken, "“\(name)” cannot name a header field.")
                line.append(word[index])
            }
            line.append(UInt8(ascii: ":"))
            line.append(UInt8(ascii: " "))
            for index in value.indices { line.append(value[index].isFieldValue ? value[index] : UInt8(ascii: " ")) }
            line.append(UInt8(ascii: "\r"))
            line.append(UInt8(ascii: "\n"))
        }
    }

    /// The first value under a name.
    ///
    /// Setting replaces all fields of that name; `nil` takes them out.
    public subscript(_ name: String) -> String? {
        get {
            for field in fields where isNamed(field, name) { return value(of: field) }
            return nil
        }
        set {
            if fields.contains(where: { isNamed($0, name) }) {
                var kept = HeaderFields()
                for field in fields where !isNamed(field, name) { kept.append(self.name(of: field), value(of: field)) }
                self = kept
            }
            if let newValue { append(name, newValue) }
        }
    }

    /// All values under a name, in their order.
    public func values(of name: String) -> [String] {
        fields.filter { isNamed($0, name) }.map(value(of:))
    }

    /// The members of a comma-separated list that may be spread over several fields.
    public func list(_ name: String) -> [String] {
        fields.filter { isNamed($0, name) }.flatMap { field in
            bytes[Int(field.valueStart)..<Int(field.valueEnd)].split(separator: UInt8(ascii: ","))
                .map(\.trimmingBlanks).filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Whether a word is a member of such a list; asked at every request, so it makes no strings.
    func list(_ name: String, contains token: StaticString) -> Bool {
        fields.contains { field in
            isNamed(field, name)
                && bytes[Int(field.valueStart)..<Int(field.valueEnd)].split(separator: UInt8(ascii: ","))
                    .contains { $0.trimmingBlanks.equalsIgnoringCase(token) }
        }
    }

    func contains(_ name: String) -> Bool { fields.contains { isNamed($0, name) } }

    private func isNamed(_ field: Field, _ name: String) -> Bool {
        bytes[Int(field.nameStart)..<Int(field.nameEnd)].equalsIgnoringCase(name.utf8)
    }

    private func name(of field: Field) -> String {
        String(decoding: bytes[Int(field.nameStart)..<Int(field.nameEnd)], as: UTF8.self)
    }

    private func value(of field: Field) -> String {
        String(decoding: bytes[Int(field.valueStart)..<Int(field.valueEnd)], as: UTF8.self)
    }
}

extension HeaderFields: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init()
        for (name, value) in elements { append(name, value) }
    }
}

extension HeaderFields: Sequence {
    public func makeIterator() -> some IteratorProtocol<(name: String, value: String)> {
        fields.map { (name: name(of: $0), value: value(of: $0)) }.makeIterator()
    }
}
