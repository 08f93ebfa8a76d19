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
        precondition(!name.isEmpty && name.utf8.allSatisfy(\.isToken), "“\(name)” cannot name a header field.")
        let start = Int32(bytes.count)
        bytes.append(contentsOf: name.utf8)
        let nameEnd = Int32(bytes.count)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
        let valueStart = Int32(bytes.count)
        for byte in value.utf8 { bytes.append(byte.isFieldValue ? byte : UInt8(ascii: " ")) }
        let valueEnd = Int32(bytes.count)
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
        fields.append(Field(nameStart: start, nameEnd: nameEnd, valueStart: valueStart, valueEnd: valueEnd))
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
        values(of: name).flatMap { value in
            value.split(separator: ",").map { String($0.trimmingBlanks) }.filter { !$0.isEmpty }
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
