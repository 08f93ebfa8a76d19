/// What somebody presses at a terminal.
enum Key: Equatable {
    case letter(Unicode.Scalar)
    /// A new line within what is written: Alt+Enter, or one that was pasted.
    case newLine
    case enter
    case left, right, wordLeft, wordRight, home, end, up, down
    case eraseLeft, eraseRight, eraseWord, eraseBefore, eraseAfter
    case clear, suspend, interrupt
    /// Ctrl-D, which erases to the right, and on an empty line ends the input.
    case endOfInput
}

/// Turns the bytes of a terminal into keys; what nobody knows is nothing.
struct KeyReader {
    private enum State {
        case plain
        /// Within a letter of more than one byte.
        case letter([UInt8], awaited: Int)
        case escape
        /// Behind `ESC [` or `ESC O`.
        case sequence([UInt8])
    }

    private var state = State.plain
    private var isPasting = false

    mutating func take(_ byte: UInt8) -> Key? {
        switch state {
        case .plain: return plain(byte)
        case .letter(let begun, let awaited):
            guard byte & 0xC0 == 0x80 else {
                state = .plain
                return plain(byte)
            }
            guard awaited == 1 else {
                state = .letter(begun + [byte], awaited: awaited - 1)
                return nil
            }
            state = .plain
            return String(validating: begun + [byte], as: UTF8.self)?.unicodeScalars.first.map(Key.letter)
        case .escape:
            state = .plain
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "O"): state = .sequence([])
            case UInt8(ascii: "\r"), UInt8(ascii: "\n"): return .newLine
            case UInt8(ascii: "b"): return .wordLeft
            case UInt8(ascii: "f"): return .wordRight
            case 0x7F, 0x08: return .eraseWord
            case 0x1B: state = .escape
            default: break
            }
            return nil
        case .sequence(let begun):
            // Digits and semicolons, then one letter or a tilde; no key has as many as that.
            guard !(0x40...0x7E).contains(byte) else {
                state = .plain
                return key(String(decoding: begun, as: UTF8.self), Character(Unicode.Scalar(byte)))
            }
            let goesOn = begun.count < 16 && (0x20...0x3F).contains(byte)
            state = goesOn ? .sequence(begun + [byte]) : byte == 0x1B ? .escape : .plain
            return nil
        }
    }

    private mutating func plain(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x1B: state = .escape
        case 0x0A, 0x0D: return isPasting ? .newLine : .enter
        case 0x09: return .letter(" ")
        case 0x20...0x7E: return .letter(Unicode.Scalar(byte))
        case 0xC2...0xDF: state = .letter([byte], awaited: 1)
        case 0xE0...0xEF: state = .letter([byte], awaited: 2)
        case 0xF0...0xF4: state = .letter([byte], awaited: 3)
        default: return isPasting ? nil : Self.controls[byte]
        }
        return nil
    }

    /// The keys of a shell.
    private static let controls: [UInt8: Key] = [
        0x01: .home, 0x02: .left, 0x03: .interrupt, 0x04: .endOfInput, 0x05: .end, 0x06: .right, 0x08: .eraseLeft,
        0x0B: .eraseAfter, 0x0C: .clear, 0x0E: .down, 0x10: .up, 0x15: .eraseBefore, 0x17: .eraseWord, 0x1A: .suspend,
        0x7F: .eraseLeft,
    ]

    private mutating func key(_ numbers: String, _ letter: Character) -> Key? {
        let isWithControl = numbers.hasSuffix(";5") || numbers.hasSuffix(";3")
        switch letter {
        case "A": return .up
        case "B": return .down
        case "C": return isWithControl ? .wordRight : .right
        case "D": return isWithControl ? .wordLeft : .left
        case "H": return .home
        case "F": return .end
        case "~":
            switch numbers {
            case "1", "7": return .home
            case "4", "8": return .end
            case "3": return .eraseRight
            case "200": isPasting = true
            case "201": isPasting = false
            default: break
            }
            return nil
        default: return nil
        }
    }
}
