/// Words that tell which texts are worth a closer look.
///
/// Every question is looked at, so bytes are compared and not characters: comparing these as strings took two thirds of
/// a whole turn.
struct ByteHints: Sendable {
    private let hints: [[UInt8]]
    /// Which hints begin with a byte in whatever case, a bit for each, and which go on with it.
    private var marks = [(begins: UInt64, goesOn: UInt64)](repeating: (0, 0), count: 256)

    /// The hints in lower case, at most 64 of two bytes and more; one that can be spelled with composed and with
    /// decomposed letters is given twice.
    init(_ words: [String]) {
        hints = words.map { Array($0.utf8) }
        precondition(hints.count <= 64 && hints.allSatisfy { $0.count >= 2 }, "a hint is a bit, and two bytes or more")
        for (number, hint) in hints.enumerated() {
            for byte in UInt8.min...UInt8.max {
                if byte.lowered == hint[0] { marks[Int(byte)].begins |= 1 << UInt64(number) }
                if byte.lowered == hint[1] { marks[Int(byte)].goesOn |= 1 << UInt64(number) }
            }
        }
    }

    /// Whether one of them is somewhere in the text, in whatever case.
    func occur(in text: String) -> Bool {
        // Only what is not ASCII may change its length in lower case.
        let utf8 = text.utf8Span
        return utf8.isKnownASCII ? occur(in: utf8.span) : occur(in: text.lowercased().utf8Span.span)
    }

    private func occur(in bytes: Span<UInt8>) -> Bool {
        var begun: UInt64 = 0
        for place in bytes.indices {
            let mark = marks[Int(bytes[place])]
            // Nearly all places are ruled out by two bytes.
            var candidates = begun & mark.goesOn
            begun = mark.begins
            while candidates != 0 {
                if occurs(hints[candidates.trailingZeroBitCount], in: bytes, at: place - 1) { return true }
                candidates &= candidates - 1
            }
        }
        return false
    }

    private func occurs(_ hint: [UInt8], in bytes: Span<UInt8>, at start: Int) -> Bool {
        guard bytes.count - start >= hint.count else { return false }
        return hint.indices.allSatisfy { bytes[start + $0].lowered == hint[$0] }
    }
}
