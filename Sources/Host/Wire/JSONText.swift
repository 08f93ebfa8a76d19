import Cryptography

/// Writes a JSON object byte by byte, for the frames that every turn needs.
///
/// A tree of values for each frame would cost more than everything else the host does to it.
struct JSONText {
    private(set) var bytes: [UInt8]
    private var needsComma = false

    /// Begins an object.
    init(capacity: Int = 256) {
        bytes = []
        bytes.reserveCapacity(capacity)
        bytes.append(UInt8(ascii: "{"))
    }

    /// Ends the object and returns it.
    consuming func closed() -> [UInt8] {
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    mutating func field(_ name: StaticString, _ text: String) {
        begin(name)
        Self.append(text, to: &bytes)
    }

    /// A field whose value is a word of ours, which needs no escapes.
    mutating func field(_ name: StaticString, word: StaticString) {
        begin(name)
        bytes.append(UInt8(ascii: "\""))
        word.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func field(_ name: StaticString, _ number: Int64) {
        begin(name)
        append(number)
    }

    mutating func field<Owner>(_ name: StaticString, _ id: StoreID<Owner>) {
        begin(name)
        bytes.append(UInt8(ascii: "\""))
        id.unique.append(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func field(_ name: StaticString, _ id: EntryID) {
        begin(name)
        bytes.append(UInt8(ascii: "\""))
        id.session.unique.append(to: &bytes)
        bytes.append(UInt8(ascii: "."))
        append(id.seq)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func field(_ name: StaticString, _ moment: Moment) {
        begin(name)
        bytes.append(UInt8(ascii: "\""))
        moment.appendRFC3339(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A field without a value.
    mutating func null(_ name: StaticString) {
        begin(name)
        bytes.append(contentsOf: "null".utf8)
    }

    /// A field whose value is an object, written in its place.
    mutating func object(_ name: StaticString, _ fill: (inout JSONText) -> Void) {
        begin(name)
        object(fill)
    }

    /// A field whose value is a list of objects, each written in its place.
    mutating func list<Item>(
        _ name: StaticString,
        of items: some Sequence<Item>,
        _ fill: (inout JSONText, Item) -> Void
    ) {
        begin(name)
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for item in items {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            object { fill(&$0, item) }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func object(_ fill: (inout JSONText) -> Void) {
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        fill(&self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    private mutating func append(_ number: Int64) { Self.append(number, to: &bytes) }

    mutating func field(_ name: StaticString, _ flag: Bool) {
        begin(name)
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    // Fields whose names are not known beforehand

    mutating func field(named name: String, _ text: String) {
        begin(named: name)
        Self.append(text, to: &bytes)
    }

    mutating func field(named name: String, _ flag: Bool) {
        begin(named: name)
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    mutating func field(named name: String, json: [UInt8]) {
        begin(named: name)
        bytes.append(contentsOf: json)
    }

    /// A field whose value is JSON already.
    mutating func field(_ name: StaticString, json: some Collection<UInt8>) {
        begin(name)
        bytes.append(contentsOf: json)
    }

    mutating func field(_ name: StaticString, _ texts: [String]) {
        begin(name)
        bytes.append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.append(text, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Adds the fields of an object that is written already, such as `{"a":1}`.
    mutating func fields(of object: some BidirectionalCollection<UInt8>) {
        let inside = object.dropFirst().dropLast()
        guard !inside.isEmpty else { return }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        bytes.append(contentsOf: inside)
    }

    private mutating func begin(_ name: StaticString) {
        let follows = needsComma
        needsComma = true
        // Room is made once for all of it: this is done some seventy times for a question.
        bytes.append(addingCapacity: name.utf8CodeUnitCount + 4) { (text: inout OutputSpan<UInt8>) in
            if follows { text.append(UInt8(ascii: ",")) }
            text.append(UInt8(ascii: "\""))
            name.withUTF8Buffer { for byte in $0 { text.append(byte) } }
            text.append(UInt8(ascii: "\""))
            text.append(UInt8(ascii: ":"))
        }
    }

    private mutating func begin(named name: String) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        Self.append(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    /// The number as digits, without a text in between.
    static func append(_ number: Int64, to bytes: inout [UInt8]) {
        var divisor: UInt64 = 1
        while number.magnitude / divisor >= 10 { divisor *= 10 }
        bytes.append(addingCapacity: 20) { (text: inout OutputSpan<UInt8>) in
            if number < 0 { text.append(UInt8(ascii: "-")) }
            while divisor > 0 {
                text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number.magnitude / divisor % 10))
                divisor /= 10
            }
        }
    }

    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            // Looked at first, many bytes at a time: most texts need no escapes, and are copied whole.
            var signs: UInt8 = 0
            for byte in utf8 { signs |= needsEscape(byte) ? 1 : 0 }
            guard signs > 0 else { return bytes.append(contentsOf: utf8) }
            var start = 0
            for index in utf8.indices where needsEscape(utf8[index]) {
                bytes.append(contentsOf: utf8[start..<index])
                appendEscape(of: utf8[index], to: &bytes)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }
}
