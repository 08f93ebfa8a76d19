/// A line while it is being written, with those that were written before it.
struct EditedLine {
    private(set) var before = ""
    /// What stands behind the cursor.
    private(set) var after = ""
    private var earlier: [String] = []
    /// Which of the earlier lines is looked at, and what was being written when that began.
    private var place: (index: Int, left: String)?

    /// Longer than any reply may be; what is pasted beyond is not taken.
    static let most = 65_536
    private static let remembered = 100

    enum Event: Equatable {
        /// Nothing that anybody would see.
        case nothing
        case changed
        case line(String)
        case over
        /// Everything on the terminal is to go, but the line.
        case cleared
        case suspend, interrupt
    }

    var text: String { before + after }

    mutating func take(_ key: Key) -> Event {
        switch key {
        case .letter(let letter): return insert(letter)
        case .newLine: return insert("\n")
        case .enter: return .line(finish())
        case .left: return move(.left, .one)
        case .right: return move(.right, .one)
        case .wordLeft: return move(.left, .word)
        case .wordRight: return move(.right, .word)
        case .home: return move(.left, .all)
        case .end: return move(.right, .all)
        case .up: return look(back: true)
        case .down: return look(back: false)
        case .eraseLeft: return erase(.left, .one)
        case .eraseRight: return erase(.right, .one)
        case .eraseWord: return erase(.left, .word)
        case .eraseBefore: return erase(.left, .all)
        case .eraseAfter: return erase(.right, .all)
        case .endOfInput: return text.isEmpty ? .over : erase(.right, .one)
        case .clear: return .cleared
        case .suspend: return .suspend
        case .interrupt: return .interrupt
        }
    }

    private mutating func insert(_ letter: Unicode.Scalar) -> Event {
        guard before.utf8.count + after.utf8.count < Self.most else { return .nothing }
        before.unicodeScalars.append(letter)
        return .changed
    }

    private mutating func finish() -> String {
        let line = text
        if !line.isEmpty, earlier.last != line { earlier.append(line) }
        if earlier.count > Self.remembered { earlier.removeFirst() }
        (before, after, place) = ("", "", nil)
        return line
    }

    // MARK: Moving and erasing

    private enum Side { case left, right }
    private enum Reach { case one, word, all }

    /// How many letters there are next to the cursor.
    private func count(_ side: Side, _ reach: Reach) -> Int {
        let letters = side == .left ? Array(before.reversed()) : Array(after)
        switch reach {
        case .one: return min(1, letters.count)
        case .all: return letters.count
        case .word:
            let blanks = letters.prefix { $0.isWhitespace }.count
            return blanks + letters[blanks...].prefix { !$0.isWhitespace }.count
        }
    }

    private mutating func move(_ side: Side, _ reach: Reach) -> Event {
        let passed =
            side == .left ? String(before.suffix(count(side, reach))) : String(after.prefix(count(side, reach)))
        guard erase(side, reach) == .changed else { return .nothing }
        if side == .left { after = passed + after } else { before += passed }
        return .changed
    }

    private mutating func erase(_ side: Side, _ reach: Reach) -> Event {
        let count = count(side, reach)
        if side == .left { before.removeLast(count) } else { after.removeFirst(count) }
        return count > 0 ? .changed : .nothing
    }

    // MARK: Earlier lines

    private mutating func look(back: Bool) -> Event {
        let (index, left) = place ?? (earlier.count, text)
        let wanted = back ? index - 1 : index + 1
        guard wanted >= 0, wanted <= earlier.count else { return .nothing }
        place = wanted == earlier.count ? nil : (wanted, left)
        (before, after) = (wanted == earlier.count ? left : earlier[wanted], "")
        return .changed
    }
}
