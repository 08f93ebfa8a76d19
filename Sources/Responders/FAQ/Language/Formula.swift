/// An equation or a sum in a message, such as "2x + 3 = 7".
///
/// It is one thing, and one token: two equations share numbers and letters, and still neither is about the other.
struct Formula {
    /// How it is compared: without blanks, and without the signs of multiplication that can be left out.
    private(set) var letters: [UInt8] = []
    /// Where it ends in the message.
    private(set) var end = 0

    private var hasDigit = false
    private var hasLetter = false
    private var compares = false
    /// Whether things stand side by side that are multiplied, as in "2x".
    private var multiplies = false
    private var operators: Set<UInt8> = []

    /// Nobody asks about a longer one.
    private static let longest = 64

    /// Whether it is worth looking for formulas in a text at all; most texts have no digit or no sign.
    static func mayOccur(in text: String) -> Bool {
        var (hasDigit, hasSign) = (false, false)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"),
                UInt8(ascii: "*"), UInt8(ascii: "/"), 0x80...:
                hasSign = true
            default: break
            }
        }
        return hasDigit && hasSign
    }

    /// The formula that begins at a place of a message; `nil` when none does.
    ///
    /// "x = 4", "2/5" and "3 - 4" are none: each of their signs may be what is asked about.
    init?(_ text: [Unicode.Scalar], at start: Int) {
        guard start == 0 || !Self.isInWord(text[start - 1]) else { return nil }
        var whole: Formula?
        var (place, depth) = (start, 0)
        var (wantsOperand, isAfterSpace) = (true, false)
        scan: while place < text.count, letters.count < Self.longest {
            // In "1/2 x + 3" the letter belongs to the number, in "x = 4 a friend" it does not.
            let isGlued = !wantsOperand && (!isAfterSpace || Self.isTermGoingOn(text, at: place, after: letters.last))
            isAfterSpace = false
            switch Sign(text[place]) {
            case .space:
                guard place > start else { return nil }
                isAfterSpace = true
                place += 1
                continue
            case .digit(let digit):
                guard wantsOperand || isGlued else { break scan }
                hasDigit = true
                take(digit, isGlued: isGlued && !Self.isDigit(letters.last))
                wantsOperand = false
            case .point:
                // Inside a number, or else the end of a sentence.
                guard isGlued, Self.isDigit(letters.last), place + 1 < text.count,
                    case .digit = Sign(text[place + 1])
                else { break scan }
                letters.append(UInt8(ascii: "."))
            case .letter(let letter):
                guard wantsOperand || isGlued, place == start || !Self.isLetter(text[place - 1]),
                    place + 1 == text.count || !Self.isLetter(text[place + 1])
                else { break scan }
                hasLetter = true
                take(letter, isGlued: isGlued)
                wantsOperand = false
            case .raised(let digit):
                guard isGlued else { break scan }
                operators.insert(UInt8(ascii: "^"))
                letters += [UInt8(ascii: "^"), digit]
            case .open:
                guard wantsOperand || isGlued else { break scan }
                take(UInt8(ascii: "("), isGlued: isGlued)
                (depth, wantsOperand) = (depth + 1, true)
            case .close:
                guard !wantsOperand, depth > 0 else { break scan }
                letters.append(UInt8(ascii: ")"))
                depth -= 1
            case .operator(let sign):
                let isOfOneSide = wantsOperand && sign == UInt8(ascii: "-") && letters.last != sign
                guard !wantsOperand || isOfOneSide else { break scan }
                if !isOfOneSide { operators.insert(sign) }
                letters.append(sign)
                wantsOperand = true
            case .comparison(let sign):
                guard !wantsOperand, depth == 0 else { break scan }
                (compares, wantsOperand) = (true, true)
                letters.append(sign)
                if sign != UInt8(ascii: "="), place + 1 < text.count, text[place + 1] == "=" {
                    letters.append(UInt8(ascii: "="))
                    place += 1
                }
            case .other: break scan
            }
            place += 1
            if !wantsOperand, depth == 0, place == text.count || !Self.isInWord(text[place]) {
                end = place
                if isWhole { whole = self }
            }
        }
        guard let whole else { return nil }
        self = whole
    }

    /// Whether there is enough of it to know it by.
    private var isWhole: Bool {
        guard hasDigit else { return false }
        return compares ? !operators.isEmpty || multiplies || !hasLetter : operators.count > 1
    }

    private mutating func take(_ letter: UInt8, isGlued: Bool) {
        multiplies = multiplies || isGlued
        if letters.last == UInt8(ascii: "*"), !Self.isDigit(letters.dropLast().last) || !Self.isDigit(letter) {
            letters.removeLast()
        }
        letters.append(letter)
    }

    private static func isDigit(_ byte: UInt8?) -> Bool {
        byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    private static func isTermGoingOn(_ text: [Unicode.Scalar], at place: Int, after last: UInt8?) -> Bool {
        guard isDigit(last), case .letter = Sign(text[place]) else { return false }
        let next = text[(place + 1)...].first { $0 != " " }
        return next == "+" || next == "-" || next == "−"
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if case .letter = ScalarClass(scalar) { true } else { false }
    }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        switch ScalarClass(scalar) {
        case .letter, .digit, .mark, .joiner, .apostrophe: true
        default: false
        }
    }

    /// What a scalar is in a formula.
    private enum Sign {
        case digit(UInt8), point, letter(UInt8), raised(UInt8), open, close, space, other
        case `operator`(UInt8), comparison(UInt8)

        init(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "0"..."9": self = .digit(UInt8(ascii: scalar))
            case ".": self = .point
            case "a"..."z", "A"..."Z": self = .letter(UInt8(ascii: scalar) | 0x20)
            case "²", "³": self = .raised(UInt8(ascii: scalar == "²" ? "2" : "3"))
            case "(": self = .open
            case ")": self = .close
            case "+", "-", "*", "/", "^": self = .operator(UInt8(ascii: scalar))
            case "−", "–": self = .operator(UInt8(ascii: "-"))
            case "×", "·": self = .operator(UInt8(ascii: "*"))
            case "÷": self = .operator(UInt8(ascii: "/"))
            case "=", "<", ">": self = .comparison(UInt8(ascii: scalar))
            case " ", "\u{A0}": self = .space
            default: self = .other
            }
        }
    }
}
