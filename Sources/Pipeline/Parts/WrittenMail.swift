/// Addresses of mail that are written out, so that no machine may see them: `lea dot simon (at) example dot org`.
enum WrittenMail {
    /// A quick look that never misses.
    static func mayHold(_ text: String) -> Bool { marks.occur(in: text) }

    private static let marks = ByteHints([
        " at ", "(at)", "[at]", "{at}", "<at>", "_at_", "-at-", " ät ", " a\u{308}t ", "(ät)", "(a\u{308}t)", "arobase",
        "arroba", "klammeraffe",
    ])

    /// Where the address ends that begins there.
    static func end(of text: Substring) -> Substring.Index? {
        var reader = Reader(rest: text.prefix(160))
        // The name, which may have dots of its own.
        guard let name = reader.name(withPoints: true) else { return nil }
        var (hasSpokenDot, names) = (false, 1)
        while names < 4, reader.mark(dots) != nil {
            guard reader.name() != nil else { return nil }
            (hasSpokenDot, names) = (true, names + 1)
        }
        guard let at = reader.mark(ats) else { return nil }
        guard reader.name() != nil else { return nil }
        var (end, isKnown, labels) = (reader.rest.startIndex, false, 0)
        while labels < 5, let dot = reader.mark(dots) ?? reader.point() {
            guard let label = reader.name() else { break }
            (end, labels) = (reader.rest.startIndex, labels + 1)
            isKnown = tops.contains(label.lowercased())
            if dot != "." { hasSpokenDot = true }
            if isKnown, reader.rest.first != "." { break }
        }
        guard isKnown else { return nil }
        // "Look at example.com" is no address.
        let isPlain = at == "at" && !hasSpokenDot
        return isPlain && prose.contains(name.lowercased()) ? nil : end
    }

    private static let ats = ["at", "ät", "arobase", "arroba", "klammeraffe", "@"]
    private static let dots = ["dot", "punkt", "point", "punto", "ponto", "period"]
    private static let tops: Set = [
        "com", "org", "net", "edu", "de", "fr", "es", "uk", "io", "it", "nl", "ch", "eu", "info", "school", "us", "ie",
        "pl", "be", "pt", "se", "dk", "no", "fi", "gov", "me", "app", "dev", "au", "ca", "in", "mx", "br", "lu", "cz",
    ]
    private static let prose: Set = [
        "look", "looking", "looked", "meet", "be", "available", "work", "works", "stay", "us", "me", "is", "are", "was",
        "were", "found", "find", "download", "watch", "up", "it", "here", "them", "site", "page", "pages", "live",
        "hosted", "read", "search", "video", "videos", "course", "see", "table", "calculator", "exercise", "exercises",
        "that", "this", "and", "or", "not", "point", "line", "start", "starts", "end", "ends", "stop", "stops",
        "article",
        "example", "lesson", "explained", "good", "bad", "arrive", "arrives", "one", "tool", "pictures", "book", "shop",
    ]

    private struct Reader {
        var rest: Substring

        /// Letters, digits and the marks of names.
        mutating func name(withPoints: Bool = false) -> Substring? {
            let name = rest.prefix { $0.isLetter || $0.isNumber || "_+-".contains($0) || withPoints && $0 == "." }
            // In "anna_at_example" the word itself holds the mark.
            var word = name
            for mark in ["_at_", "_dot_", "-at-", "-dot-"] {
                if let place = word.firstRange(of: mark) { word = word[..<place.lowerBound] }
            }
            guard !word.isEmpty, word.count <= 64 else { return nil }
            rest = rest[word.endIndex...]
            return word
        }

        mutating func point() -> String? {
            guard rest.first == ".", rest.dropFirst().first?.isLetter == true else { return nil }
            rest = rest.dropFirst()
            return "."
        }

        /// One of these words between spaces, brackets or underscores.
        mutating func mark(_ words: [String]) -> String? {
            let open = rest.prefix { " ([{<_-".contains($0) }
            guard (1...3).contains(open.count) else { return nil }
            let letters = rest[open.endIndex...].prefix { $0.isLetter || $0 == "@" }
            guard words.contains(letters.lowercased()) else { return nil }
            let close = rest[letters.endIndex...].prefix { " )]}>_-".contains($0) }
            guard (1...3).contains(close.count) else { return nil }
            rest = rest[close.endIndex...]
            return open == " " && close == " " ? letters.lowercased() : "(\(letters.lowercased()))"
        }
    }
}
