/// A formula in a text, by its TeX source.
struct Formula: Equatable {
    var source: ArraySlice<UInt8>
    /// As it stands in the text, with its marks: what is shown where no formula can be.
    var original: ArraySlice<UInt8>
    var isDisplayed: Bool
}

/// Takes formulas out of Markdown before the parser sees them and remembers where they go.
///
/// The parser would read `a_1 * b_1 * c` as emphasis and `\\` as an escape, and its own idea of dollars takes
/// "$5 and $6" for a formula. In place of each formula stands its number between two characters of private use, which
/// are removed from what people write.
struct FormulaShelter {
    private(set) var text: [UInt8] = []
    private(set) var formulas: [Formula] = []

    static let opener = Array("\u{E000}".utf8)
    static let closer = Array("\u{E001}".utf8)

    /// The longest formula that is looked for, in bytes.
    private static let longest = 4_000

    private let bytes: [UInt8]
    private var position = 0
    /// For each closing mark, how far the text is known to have none; keeps the search linear.
    private var searched: [[UInt8]: Int] = [:]
    private var absentRuns: Set<Int> = []
    private var fence: Fence?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        text.reserveCapacity(bytes.count)
        while position < bytes.count {
            if position == 0 || bytes[position - 1] == .newline, passCode() { continue }
            step()
        }
    }

    /// Copies a line that belongs to a block of code, or begins or ends one.
    private mutating func passCode() -> Bool {
        let stop = bytes[position...].firstIndex(of: .newline).map { $0 + 1 } ?? bytes.count
        guard fence != nil || bytes[position..<stop].contains(where: { $0 == .backtick || $0 == .tilde }) else {
            return false
        }
        let line = Line(Array(bytes[position..<stop]))
        if let open = fence {
            if open.isClosed(by: line) { fence = nil }
        } else if let opened = line.fence {
            fence = opened
        } else {
            return false
        }
        copy(upTo: stop)
        return true
    }

    private mutating func step() {
        switch bytes[position] {
        case .backtick: passCodeSpan()
        case .backslash: passBackslash()
        case .dollar: passDollar()
        default: copy(upTo: position + 1)
        }
    }

    /// Whether one of our own marks stands here, written by somebody else.
    private var isPrivate: Bool {
        let next = bytes[position...].prefix(3)
        return next.elementsEqual(Self.opener) || next.elementsEqual(Self.closer)
    }

    private mutating func passCodeSpan() {
        let run = bytes[position...].prefix { $0 == .backtick }.count
        var search = position + run
        while !absentRuns.contains(run), let next = bytes[search...].firstIndex(of: .backtick) {
            let other = bytes[next...].prefix { $0 == .backtick }.count
            search = next + other
            if other == run { return copy(upTo: search) }
        }
        absentRuns.insert(run)
        copy(upTo: position + run)
    }

    private mutating func passBackslash() {
        switch bytes[position...].dropFirst().first {
        case UInt8(ascii: "("): shelter(marks: 2, until: Array(#"\)"#.utf8), isDisplayed: false)
        case UInt8(ascii: "["): shelter(marks: 2, until: Array(#"\]"#.utf8), isDisplayed: true)
        default: copy(upTo: position + 2)
        }
    }

    private mutating func passDollar() {
        if bytes[position...].dropFirst().first == .dollar {
            shelter(marks: 2, until: [.dollar, .dollar], isDisplayed: true)
        } else if let stop = endOfInlineFormula {
            keep(Formula(source: bytes[position + 1..<stop], original: bytes[position...stop], isDisplayed: false))
            position = stop + 1
        } else {
            copy(upTo: position + 1)
        }
    }

    /// Where the dollar is that closes the one here, unless this is about money.
    ///
    /// A formula hugs its dollars, contains no other, and no digit follows it: so `$5 and $6` and `$20-$30` are none.
    private var endOfInlineFormula: Int? {
        guard let first = bytes[position...].dropFirst().first, !first.isSpace else { return nil }
        var index = position + 1
        while index < bytes.count, index - position < Self.longest {
            switch bytes[index] {
            case .backslash: index += 1
            case .newline where bytes[index...].dropFirst().first { $0 != 0x20 && $0 != .tab } == .newline: return nil
            case .backtick: return nil
            case .dollar:
                let follower = bytes[index...].dropFirst().first
                let hugs = !bytes[index - 1].isSpace && follower.map { !$0.isDigit && $0 != .dollar } ?? true
                return hugs && !Self.isMoney(bytes[position + 1..<index]) ? index : nil
            default: break
            }
            index += 1
        }
        return nil
    }

    /// "5 and 6", as in "it costs $5 and 6$": a number, then words, and nothing that only formulas have.
    private static func isMoney(_ source: ArraySlice<UInt8>) -> Bool {
        guard source.first?.isDigit == true else { return false }
        let words = source.split { !$0.isLetter }.contains { $0.count >= 3 }
        return words && !source.contains { #"\^_={}<>"#.utf8.contains($0) }
    }

    private mutating func shelter(marks: Int, until closer: [UInt8], isDisplayed: Bool) {
        let start = position + marks
        guard let stop = find(closer, from: start), stop > start else { return copy(upTo: start) }
        keep(
            Formula(
                source: bytes[start..<stop],
                original: bytes[position..<stop + closer.count],
                isDisplayed: isDisplayed
            )
        )
        position = stop + closer.count
    }

    /// Finds a closing mark before the next blank line.
    private mutating func find(_ closer: [UInt8], from start: Int) -> Int? {
        var index = max(start, searched[closer] ?? 0)
        let limit = min(bytes.count - 1, start + Self.longest)
        while index < limit {
            if bytes[index] == closer[0], bytes[index + 1] == closer[1] { return index }
            if bytes[index] == .newline, bytes[index + 1] == .newline { break }
            index += bytes[index] == .backslash ? 2 : 1
        }
        searched[closer] = max(index, searched[closer] ?? 0)
        return nil
    }

    private mutating func keep(_ formula: Formula) {
        text += Self.opener + Array(String(formulas.count).utf8) + Self.closer
        formulas.append(formula)
    }

    /// The one way into the text for what people write: code too is without our own marks.
    private mutating func copy(upTo end: Int) {
        let end = min(end, bytes.count)
        while position < end {
            let mark = bytes[position..<end].firstIndex(of: Self.opener[0]) ?? end
            text += bytes[position..<mark]
            position = mark
            guard mark < end else { return }
            if isPrivate {
                text += "\u{FFFD}".utf8
                position += 3
            } else {
                text.append(bytes[mark])
                position += 1
            }
        }
    }
}
