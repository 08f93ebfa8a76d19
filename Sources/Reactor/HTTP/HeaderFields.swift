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
        if fields.isEmpty {
            // As much as most heads have.
            bytes.reserveCapacity(256)
            fields.reserveCapacity(8)
        }
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
            let word = name.utf8Span.span
            for field in fields where isNamed(field, word) { return value(of: field) }
            return nil
        }
        set {
            if contains(name) {
                let word = name.utf8Span.span
                var kept = HeaderFields()
                for field in fields where !isNamed(field, word) { kept.append(self.name(of: field), value(of: field)) }
                self = kept
            }
            if let newValue { append(name, newValue) }
        }
    }

    /// All values under a name, in their order.
    public func values(of name: String) -> [String] {
        let word = name.utf8Span.span
        var values: [String] = []
        for field in fields where isNamed(field, word) { values.append(value(of: field)) }
        return values
    }

    /// The members of a comma-separated list that may be spread over several fields.
    public func list(_ name: String) -> [String] {
        let word = name.utf8Span.span
        var members: [String] = []
        for field in fields where isNamed(field, word) {
            eachMember(of: field) { member in
                members.append(String(decoding: bytes[member], as: UTF8.self))
                return true
            }
        }
        return members
    }

    /// Whether a word is a member of such a list; asked at every request, so it makes nothing.
    func list(_ name: String, contains token: StaticString) -> Bool {
        let word = name.utf8Span.span
        for field in fields where isNamed(field, word) {
            var isThere = false
            eachMember(of: field) { member in
                isThere = bytes[member].equalsIgnoringCase(token)
                return !isThere
            }
            if isThere { return true }
        }
        return false
    }

    /// Shows where each member of a field's list is that is not blank, until `visit` has seen enough.
    private func eachMember(of field: Field, visit: (Range<Int>) -> Bool) {
        let end = Int(field.valueEnd)
        var start = Int(field.valueStart)
        while start < end {
            var comma = start
            while comma < end, bytes[comma] != UInt8(ascii: ",") { comma += 1 }
            var (first, last) = (start, comma)
            while first < last, bytes[first].isBlank { first += 1 }
            while first < last, bytes[last - 1].isBlank { last -= 1 }
            if first < last, !visit(first..<last) { return }
            start = comma + 1
        }
    }

    func contains(_ name: String) -> Bool {
        let word = name.utf8Span.span
        for field in fields where isNamed(field, word) { return true }
        return false
    }

    private func isNamed(_ field: Field, _ name: Span<UInt8>) -> Bool {
        let start = Int(field.nameStart)
        guard Int(field.nameEnd) - start == name.count else { return false }
        for place in name.indices where bytes[start + place].lowercased != name[place].lowercased { return false }
        return true
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
