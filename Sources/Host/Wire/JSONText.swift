import Cryptography

/// Writes a JSON object byte by byte, for the frames that every turn needs.
///
/// A tree of values for each frame would cost more than everything else the host does to it.
struct JSONText: ~Copyable {
    private var sheet: Sheet
    private var needsComma = false

    /// Begins an object.
    init(capacity: Int = 256) {
        sheet = Sheet(capacity: capacity)
        sheet.put(UInt8(ascii: "{"))
    }

    /// Ends the object and returns it.
    consuming func closed() -> [UInt8] {
        sheet.put(UInt8(ascii: "}"))
        return sheet.bytes
    }

    mutating func field(_ name: StaticString, _ text: String) {
        begin(name)
        sheet.put(quoted: text)
    }

    /// A field whose value is a word of ours, which needs no escapes.
    mutating func field(_ name: StaticString, word: StaticString) {
        begin(name)
        sheet.put(UInt8(ascii: "\""))
        word.withUTF8Buffer { sheet.put($0) }
        sheet.put(UInt8(ascii: "\""))
    }

    mutating func field(_ name: StaticString, _ number: Int64) {
        begin(name)
        sheet.put(number)
    }

    mutating func field<Owner>(_ name: StaticString, _ id: StoreID<Owner>) {
        begin(name)
        sheet.put(UInt8(ascii: "\""))
        sheet.put(upTo: 36) { id.unique.append(to: &$0) }
        sheet.put(UInt8(ascii: "\""))
    }

    mutating func field(_ name: StaticString, _ id: EntryID) {
        begin(name)
        sheet.put(UInt8(ascii: "\""))
        sheet.put(upTo: 36) { id.session.unique.append(to: &$0) }
        sheet.put(UInt8(ascii: "."))
        sheet.put(id.seq)
        sheet.put(UInt8(ascii: "\""))
    }

    mutating func field(_ name: StaticString, _ moment: Moment) {
        begin(name)
        sheet.put(UInt8(ascii: "\""))
        sheet.put(upTo: 24) { moment.appendRFC3339(to: &$0) }
        sheet.put(UInt8(ascii: "\""))
    }

    mutating func field(_ name: StaticString, _ flag: Bool) {
        begin(name)
        put(flag)
    }

    /// A field without a value.
    mutating func null(_ name: StaticString) {
        begin(name)
        sheet.put("null".utf8)
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
        list(name, items) { text, item in text.object { fill(&$0, item) } }
    }

    /// A field whose value is a list of what is JSON already.
    mutating func list(_ name: StaticString, json items: some Sequence<[UInt8]>) {
        list(name, items) { $0.sheet.put($1) }
    }

    private mutating func list<Item>(
        _ name: StaticString,
        _ items: some Sequence<Item>,
        _ put: (inout JSONText, Item) -> Void
    ) {
        begin(name)
        sheet.put(UInt8(ascii: "["))
        needsComma = false
        for item in items {
            separate()
            put(&self, item)
        }
        sheet.put(UInt8(ascii: "]"))
        needsComma = true
    }

    private mutating func object(_ fill: (inout JSONText) -> Void) {
        sheet.put(UInt8(ascii: "{"))
        needsComma = false
        fill(&self)
        sheet.put(UInt8(ascii: "}"))
        needsComma = true
    }

    /// A field whose value is JSON already.
    mutating func field(_ name: StaticString, json: some Sequence<UInt8>) {
        begin(name)
        sheet.put(json)
    }

    mutating func field(_ name: StaticString, _ texts: [String]) {
        list(name, texts) { $0.sheet.put(quoted: $1) }
    }

    // Fields whose names are not known beforehand

    mutating func field(named name: String, _ text: String) {
        begin(named: name)
        sheet.put(quoted: text)
    }

    mutating func field(named name: String, _ number: Int64) {
        begin(named: name)
        sheet.put(number)
    }

    mutating func field(named name: String, _ flag: Bool) {
        begin(named: name)
        put(flag)
    }

    mutating func field(named name: String, json: [UInt8]) {
        begin(named: name)
        sheet.put(json)
    }

    /// Adds the fields of an object that is written already, such as `{"a":1}`.
    mutating func fields(of object: ArraySlice<UInt8>) {
        let inside = object.dropFirst().dropLast()
        guard !inside.isEmpty else { return }
        separate()
        sheet.put(inside)
    }

    private mutating func begin(_ name: StaticString) {
        name.withUTF8Buffer { sheet.put(name: $0, isFirst: !needsComma) }
        needsComma = true
    }

    private mutating func begin(named name: String) {
        separate()
        sheet.put(quoted: name)
        sheet.put(UInt8(ascii: ":"))
    }

    private mutating func separate() {
        if needsComma { sheet.put(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func put(_ flag: Bool) { sheet.put((flag ? "true" : "false").utf8) }

    /// A text in quotes, with its escapes, at the end of bytes that somebody else keeps.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        let isPlain = text.utf8.withContiguousStorageIfAvailable { utf8 in
            guard PlainText.count(in: utf8) == utf8.count else { return false }
            bytes.append(UInt8(ascii: "\""))
            bytes.append(contentsOf: utf8)
            bytes.append(UInt8(ascii: "\""))
            return true
        }
        guard isPlain != true else { return }
        var sheet = Sheet(capacity: text.utf8.count + 16)
        sheet.put(quoted: text)
        bytes.append(contentsOf: sheet.bytes)
    }
}
