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
        text.utf8Span.span.withUnsafeBufferPointer { utf8 in
            // Most texts need no escapes, and are copied whole.
            guard PlainText.count(in: utf8) == utf8.count else {
                begin(name)
                return Self.appendEscaping(utf8, to: &bytes)
            }
            add(name, room: utf8.count + 2) { $0.append(quoted: utf8) }
        }
    }

    /// A field whose value is a word of ours, which needs no escapes.
    mutating func field(_ name: StaticString, word: StaticString) {
        word.withUTF8Buffer { utf8 in add(name, room: utf8.count + 2) { $0.append(quoted: utf8) } }
    }

    mutating func field(_ name: StaticString, _ number: Int64) {
        add(name, room: 20) { $0.append(number) }
    }

    mutating func field<Owner>(_ name: StaticString, _ id: StoreID<Owner>) {
        add(name, room: 38) { text in
            text.append(UInt8(ascii: "\""))
            id.unique.append(to: &text)
            text.append(UInt8(ascii: "\""))
        }
    }

    mutating func field(_ name: StaticString, _ id: EntryID) {
        add(name, room: 59) { text in
            text.append(UInt8(ascii: "\""))
            id.session.unique.append(to: &text)
            text.append(UInt8(ascii: "."))
            text.append(id.seq)
            text.append(UInt8(ascii: "\""))
        }
    }

    mutating func field(_ name: StaticString, _ moment: Moment) {
        add(name, room: 26) { text in
            text.append(UInt8(ascii: "\""))
            moment.appendRFC3339(to: &text)
            text.append(UInt8(ascii: "\""))
        }
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

    mutating func field(_ name: StaticString, _ flag: Bool) {
        begin(name)
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    // Fields whose names are not known beforehand

    mutating func field(named name: String, _ text: String) {
        begin(named: name)
        Self.append(text, to: &bytes)
    }

    mutating func field(named name: String, _ number: Int64) {
        begin(named: name)
        Self.append(number, to: &bytes)
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

    private mutating func begin(_ name: StaticString) { add(name, room: 0) { _ in } }

    /// Adds a field with a value of at most `room` bytes, for which room is made once: this is done some seventy times
    /// for a question.
    @inline(__always)
    private mutating func add(_ name: StaticString, room: Int, _ value: (inout OutputSpan<UInt8>) -> Void) {
        let follows = needsComma
        needsComma = true
        bytes.append(addingCapacity: name.utf8CodeUnitCount + 4 + room) { (text: inout OutputSpan<UInt8>) in
            if follows { text.append(UInt8(ascii: ",")) }
            name.withUTF8Buffer { text.append(quoted: $0) }
            text.append(UInt8(ascii: ":"))
            value(&text)
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
        bytes.append(addingCapacity: 20) { (text: inout OutputSpan<UInt8>) in text.append(number) }
    }

    static func append(_ text: String, to bytes: inout [UInt8]) {
        text.utf8Span.span.withUnsafeBufferPointer { utf8 in
            guard PlainText.count(in: utf8) == utf8.count else { return appendEscaping(utf8, to: &bytes) }
            bytes.append(addingCapacity: utf8.count + 2) { $0.append(quoted: utf8) }
        }
    }

    private static func appendEscaping(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var rest = utf8[...]
        while true {
            let plain = rest.prefix(PlainText.count(in: UnsafeBufferPointer(rebasing: rest)))
            bytes.append(contentsOf: plain)
            rest = rest[plain.endIndex...]
            guard let sign = rest.popFirst() else { break }
            appendEscape(of: sign, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\""))
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
