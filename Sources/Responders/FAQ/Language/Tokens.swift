/// One word, number, sign or formula of a message.
struct Token: Equatable {
    enum Kind { case word, number, sign, formula }

    /// Where a thought ends before this token: nowhere, at a comma, or at a full stop.
    enum Pause: Int, Comparable {
        case none, clause, sentence
        static func < (a: Pause, b: Pause) -> Bool { a.rawValue < b.rawValue }
    }

    var text: String
    var kind: Kind
    var pause: Pause
}

/// The tokens of a message, in order.
///
/// Their letters lie in one row, parted by spaces: a message takes two pieces of memory however many words it has, and
/// what is compared of whole questions is the row as it is.
struct Tokens: RandomAccessCollection {
    struct Place {
        var letters: Range<Int>
        var kind: Token.Kind
        var pause: Token.Pause
    }

    let letters: [UInt8]
    private let places: [Place]

    init(_ letters: [UInt8], _ places: [Place]) { (self.letters, self.places) = (letters, places) }

    var startIndex: Int { 0 }
    var endIndex: Int { places.count }

    subscript(position: Int) -> Token {
        let place = places[position]
        let text = String(decoding: letters[place.letters], as: UTF8.self)
        return Token(text: text, kind: place.kind, pause: place.pause)
    }

    /// All tokens as they were written, for comparing whole questions.
    var key: String { String(decoding: letters, as: UTF8.self) }
}
