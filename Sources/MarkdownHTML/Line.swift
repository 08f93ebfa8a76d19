/// The marks that open or close a block of code.
struct Fence: Sendable, Equatable {
    var mark: UInt8
    var length: Int

    func isClosed(by line: Line) -> Bool {
        guard let other = line.fence else { return false }
        return other.mark == mark && other.length >= length && line.content.allSatisfy { $0 == mark || $0.isSpace }
    }
}

/// What one line of Markdown looks like to someone who only wants to know where blocks end.
struct Line {
    let indentation: Int
    let content: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        let start = bytes.firstIndex { !$0.isSpace } ?? bytes.endIndex
        indentation = bytes[..<start].reduce(0) { $0 + ($1 == .tab ? 4 : 1) }
        let stop = bytes[start...].lastIndex { !$0.isSpace }.map { $0 + 1 } ?? start
        content = bytes[start..<stop]
    }

    var isBlank: Bool { content.isEmpty }

    var isHeading: Bool {
        let marks = content.prefix { $0 == .hash }.count
        return indentation < 4 && (1...6).contains(marks)
            && (marks == content.count || content[content.startIndex + marks].isSpace)
    }

    var fence: Fence? {
        guard let mark = content.first, mark == .backtick || mark == .tilde else { return nil }
        let length = content.prefix { $0 == mark }.count
        guard length >= 3, mark == .tilde || !content.dropFirst(length).contains(.backtick) else { return nil }
        return Fence(mark: mark, length: length)
    }

    var isListItem: Bool { afterListMarker != nil }

    /// A list may follow a paragraph without a blank line, but only with words in it and, numbered, only from 1.
    var interruptsAsList: Bool {
        guard indentation < 4, let rest = afterListMarker, rest.contains(where: { !$0.isSpace }) else { return false }
        guard let first = content.first, first.isDigit else { return true }
        return first == UInt8(ascii: "1") && !(content.dropFirst().first?.isDigit ?? false)
    }

    private var afterListMarker: ArraySlice<UInt8>? {
        guard let first = content.first else { return nil }
        var rest = content.dropFirst()
        if first.isDigit {
            rest = content.drop { $0.isDigit }
            guard content.count - rest.count <= 9, let mark = rest.popFirst(), mark == .dot || mark == .rightParenthesis
            else { return nil }
        } else if first != .hyphen, first != .asterisk, first != .plus {
            return nil
        }
        return rest.first?.isSpace ?? true ? rest : nil
    }

    /// What ends the formula that this line opens and leaves open.
    var opensFormula: [UInt8]? {
        for (opener, closer) in [("$$", "$$"), (#"\["#, #"\]"#)] where content.starts(with: opener.utf8) {
            return Self.find(Array(closer.utf8), in: content.dropFirst(2)) ? nil : Array(closer.utf8)
        }
        return nil
    }

    func contains(_ mark: [UInt8]) -> Bool { Self.find(mark, in: content) }

    /// Whether two bytes occur one after the other.
    private static func find(_ mark: [UInt8], in content: ArraySlice<UInt8>) -> Bool {
        zip(content, content.dropFirst()).contains { $0 == mark[0] && $1 == mark[1] }
    }
}
