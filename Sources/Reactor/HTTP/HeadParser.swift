/// Parses a whole head, strictly after RFC 9112: what could be read in two ways is an error, never a guess.
struct HeadParser {
    private let bytes: [UInt8]
    private let fieldLimit: Int
    private var position = 0

    /// `bytes` is a head with its blank line, as the scanner found it; the copy becomes the request's headers.
    init(_ bytes: Span<UInt8>, fieldLimit: Int) {
        self.bytes = bytes.withUnsafeBufferPointer { Array($0) }
        self.fieldLimit = fieldLimit
    }

    mutating func parse() throws(RequestRefusal) -> RequestHead {
        let method = try method()
        let target = try target(for: method)
        let isVersion11 = try version()
        let fields = try fields()
        let headers = HeaderFields(bytes: bytes, fields: fields)
        var head = RequestHead(
            method: method,
            target: target,
            headers: headers,
            isVersion11: isVersion11,
            keepAlive: isVersion11
        )
        try head.interpretFields()
        return head
    }

    private mutating func method() throws(RequestRefusal) -> String {
        let start = position
        while byte.isToken { position += 1 }
        guard position > start, position - start <= 32, byte == UInt8(ascii: " ") else {
            throw .malformed("The request line does not start with a method and one space.")
        }
        position += 1
        return text(start, position - 1)
    }

    private mutating func target(for method: String) throws(RequestRefusal) -> String {
        let start = position
        while byte > 0x20, byte < 0x7f { position += 1 }
        guard position > start, byte == UInt8(ascii: " ") else {
            throw .malformed("The request line has no valid target.")
        }
        let target = text(start, position)
        position += 1
        guard target.utf8.first == UInt8(ascii: "/") || target == "*" && method == "OPTIONS" else {
            throw .malformed("The target must start with “/”.")
        }
        return target
    }

    private mutating func version() throws(RequestRefusal) -> Bool {
        let start = position
        while byte > 0x20 { position += 1 }
        let version = text(start, position)
        guard byte == UInt8(ascii: "\r"), bytes[position + 1] == UInt8(ascii: "\n") else {
            throw .malformed("The request line does not end after the version.")
        }
        position += 2
        switch version {
        case "HTTP/1.1": return true
        case "HTTP/1.0": return false
        default:
            throw version.hasPrefix("HTTP/") ? .unknownVersion : .malformed("The request line names no HTTP version.")
        }
    }

    private mutating func fields() throws(RequestRefusal) -> [HeaderFields.Field] {
        var fields: [HeaderFields.Field] = []
        fields.reserveCapacity(12)
        while byte != UInt8(ascii: "\r") {
            guard fields.count < fieldLimit else { throw .tooManyFields }
            fields.append(try field())
        }
        guard position + 2 == bytes.count else { throw .malformed("There is a carriage return without a line feed.") }
        return fields
    }

    private mutating func field() throws(RequestRefusal) -> HeaderFields.Field {
        let name = position
        while byte.isToken { position += 1 }
        let nameEnd = position
        guard nameEnd > name, byte == UInt8(ascii: ":") else {
            // Folded lines and “Name :” end here too.
            throw .malformed("A header field does not start with a name and a colon.")
        }
        position += 1
        while byte.isBlank { position += 1 }
        let value = position
        while byte.isFieldValue { position += 1 }
        var valueEnd = position
        guard byte == UInt8(ascii: "\r"), bytes[position + 1] == UInt8(ascii: "\n") else {
            throw .malformed("A header field contains a control character.")
        }
        position += 2
        while valueEnd > value, bytes[valueEnd - 1].isBlank { valueEnd -= 1 }
        return HeaderFields.Field(
            nameStart: Int32(name),
            nameEnd: Int32(nameEnd),
            valueStart: Int32(value),
            valueEnd: Int32(valueEnd)
        )
    }

    /// The scanner promises that a head ends with CR LF CR LF; the loops above stop at a CR and so stay inside.
    private var byte: UInt8 { bytes[position] }

    private func text(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
