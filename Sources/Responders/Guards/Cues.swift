/// The words by which a text, or the wish before it, tells in which code it may be written.
struct Cues {
    private let bytes: [UInt8]

    init(_ texts: String...) { bytes = texts.flatMap { Array($0.lowercased().utf8) + [0x20] } }

    /// Whether one of these stands anywhere in them.
    func tell(of cues: [String]) -> Bool { cues.contains { Self.place(of: $0, in: bytes) != nil } }

    /// Where a few bytes stand; comparing them needs none of the care that characters do.
    static func place(of cue: String, in bytes: [UInt8]) -> Int? {
        let cue = Array(cue.utf8)
        guard let first = cue.first, bytes.count >= cue.count else { return nil }
        for start in 0...(bytes.count - cue.count) where bytes[start] == first {
            var place = 1
            while place < cue.count, bytes[start + place] == cue[place] { place += 1 }
            if place == cue.count { return start }
        }
        return nil
    }
}
