/// Reads RFC 8259 JSON, strictly, in time linear in its length.
///
/// What cannot be held is refused before memory is spent on it: see ``Limits``.
struct JSONReader {
    struct Limits {
        var bytes = 16 << 20
        var depth = 100
        var values = 1_000_000
        var keyBytes = 256
        var digits = 200
    }

    struct Failure: Error, Equatable {
        let position: SourcePosition
        let message: String
    }

    private let limits: Limits
    private var depth = 0
    private var values = 0
    var text: JSONText

    /// Reads one value that is all there is in `bytes`.
    static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(Failure) -> JSONNode {
        var reader = JSONReader(bytes, limits)
        try reader.checkEncoding(bytes)
        let node = try reader.value()
        reader.text.skipSpace()
        guard reader.text.next == nil else { throw reader.text.failure("nothing may follow the value") }
        return node
    }

    private init(_ bytes: [UInt8], _ limits: Limits) {
        self.limits = limits
        text = JSONText(bytes)
    }

    private mutating func checkEncoding(_ bytes: [UInt8]) throws(Failure) {
        guard bytes.count <= limits.bytes else {
            throw text.failure("this file is larger than \(limits.bytes >> 20) MB")
        }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(2).contains(0) {
            throw text.failure("this file is not UTF-8; save it as UTF-8")
        }
        text.skipByteOrderMark()
    }

    private mutating func value() throws(Failure) -> JSONNode {
        text.skipSpace()
        let position = text.position
        values += 1
        guard values <= limits.values else { throw text.failure("there are more than \(limits.values) values") }
        let value: JSONNode.Value =
            switch text.next {
            case UInt8(ascii: "{"): .object(try object())
            case UInt8(ascii: "["): .list(try list())
            case UInt8(ascii: "\""): .text(try text.string())
            case UInt8(ascii: "t"): try text.word("true", .flag(true))
            case UInt8(ascii: "f"): try text.word("false", .flag(false))
            case UInt8(ascii: "n"): try text.word("null", .null)
            case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
                .number(try text.number(limit: limits.digits))
            default: throw text.surprise("expected a value")
            }
        return JSONNode(value: value, position: position)
    }

    /// Recursion goes no deeper than the limit, so no file can exhaust the stack.
    private mutating func enter() throws(Failure) {
        guard depth < limits.depth else { throw text.failure("nested more than \(limits.depth) deep") }
        depth += 1
        text.skip()
    }

    private mutating func list() throws(Failure) -> [JSONNode] {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONNode] = []
        if text.skipped("]") { return elements }
        repeat {
            elements.append(try value())
        } while try text.goesOn(until: "]")
        return elements
    }

    private mutating func object() throws(Failure) -> JSONObject {
        try enter()
        defer { depth -= 1 }
        var members: [JSONObject.Member] = []
        var index: [String: Int] = [:]
        if text.skipped("}") { return JSONObject(members) }
        repeat {
            text.skipSpace()
            let position = text.position
            guard text.next == UInt8(ascii: "\"") else { throw text.surprise("expected a key in double quotes") }
            let key = try text.string()
            guard key.utf8.count <= limits.keyBytes else {
                throw Failure(position: position, message: "a key can have at most \(limits.keyBytes) bytes")
            }
            if let earlier = earlier(key, in: members, &index) {
                let line = earlier.position.line
                throw Failure(position: position, message: "\(quoted(key)) is here already, in line \(line)")
            }
            try text.expect(":")
            members.append(JSONObject.Member(key: key, position: position, node: try value()))
        } while try text.goesOn(until: "}")
        return JSONObject(members, index: index)
    }

    /// The member that has this key already; notes the key otherwise.
    private func earlier(
        _ key: String,
        in members: [JSONObject.Member],
        _ index: inout [String: Int]
    ) -> JSONObject.Member? {
        if members.count < JSONObject.small { return members.first { $0.key == key } }
        if index.isEmpty {
            for (place, member) in members.enumerated() { index[member.key] = place }
        }
        if let place = index.updateValue(members.count, forKey: key) { return members[place] }
        return nil
    }
}
