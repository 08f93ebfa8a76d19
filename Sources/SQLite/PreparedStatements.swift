internal import CSQLite

/// A connection's statements, by the addresses of their texts.
///
/// A dictionary would stir every address a hundred times before it looked; addresses of literals differ enough as they
/// are.
struct PreparedStatements {
    private typealias Place = (text: UnsafeRawPointer, statement: OpaquePointer)

    private var places: [Place?] = Array(repeating: nil, count: 64)
    private var count = 0

    subscript(text: UnsafeRawPointer) -> OpaquePointer? { places[place(of: text)]?.statement }

    /// Keeps a statement whose text was not known.
    mutating func keep(_ statement: OpaquePointer, for text: UnsafeRawPointer) {
        if count * 2 >= places.count { grow() }
        places[place(of: text)] = (text, statement)
        count += 1
    }

    /// Lets go of all of them, before their connection closes.
    func finalize() {
        for case let place? in places { sqlite3_finalize(place.statement) }
    }

    /// Where a text is, or where it belongs.
    private func place(of text: UnsafeRawPointer) -> Int {
        let last = places.count - 1
        var place = (Int(bitPattern: text) &* 0x9E37_79B9) >> 16 & last
        while let other = places[place], other.text != text { place = (place + 1) & last }
        return place
    }

    private mutating func grow() {
        let known = places
        places = Array(repeating: nil, count: places.count * 2)
        for case let entry? in known { places[place(of: entry.text)] = entry }
    }
}
