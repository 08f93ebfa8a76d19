/// One word, number or sign of a message.
struct Token: Equatable {
    enum Kind { case word, number, sign }

    /// Where a thought ends before this token: nowhere, at a comma, or at a full stop.
    enum Pause: Int, Comparable {
        case none, clause, sentence
        static func < (a: Pause, b: Pause) -> Bool { a.rawValue < b.rawValue }
    }

    var text: String
    var kind: Kind
    var pause: Pause
}

/// Cuts a message into words, numbers and signs, in one pass.
///
/// "HW2" becomes `hw` `2`, "2nd" becomes `2`, "what's" becomes `what`, "don’t" becomes `dont`, and a sign that stands
/// alone or compares, such as `==`, is kept: in a programming course it is what the question is about.
struct Tokenizer {
    /// Whether a short word before an apostrophe is a word of its own, as in "l’énergie".
    var elides = false

    /// A question is not longer than this; what comes after it is not read.
    static let mostTokens = 600

    func tokens(of text: String) -> [Token] {
        var run = Run(elides: elides)
        for scalar in text.unicodeScalars {
            run.take(scalar)
            if run.tokens.count >= Self.mostTokens { break }
        }
        run.finish()
        return run.tokens
    }
}

/// The state of the one pass.
private struct Run {
    enum State { case between, word, number, sign }

    let elides: Bool
    var tokens: [Token] = []
    private var state = State.between
    private var bytes: [UInt8] = []
    private var pause = Token.Pause.none
    /// An apostrophe inside a word, or a point inside a number, waits for what follows it.
    private var waiting: UInt8?
    private var apostropheAt: Int?
    /// What the pause was before a point that may turn out to sit inside a name, as in "main.py".
    private var pauseBeforePoint: Token.Pause?
    /// Whether the sign in hand touches a letter or digit on its left.
    private var signTouches = false

    init(elides: Bool) {
        self.elides = elides
        bytes.reserveCapacity(32)
        tokens.reserveCapacity(24)
    }

    mutating func take(_ scalar: Unicode.Scalar) {
        let scalarClass = ScalarClass(scalar)
        defer { if case .point = scalarClass {} else { pauseBeforePoint = nil } }
        switch scalarClass {
        case .letter: letter(scalar)
        case .digit(let digit): self.digit(digit)
        case .ideograph:
            endToken(touching: true)
            Folding.append(scalar, to: &bytes)
            state = .word
            endToken(touching: false)
        case .mark: break
        case .apostrophe: apostrophe()
        case .sign(let byte): sign(byte)
        case .point(let byte):
            if state == .number, waiting == nil { waiting = byte } else { endThought(byte) }
        case .newline:
            endToken(touching: false)
            pause = max(pause, .clause)
        case .space: endToken(touching: false)
        case .joiner: endToken(touching: true)
        case .other:
            endToken(touching: false)
            pause = max(pause, .clause)
        }
    }

    mutating func finish() { endToken(touching: false) }

    private mutating func letter(_ scalar: Unicode.Scalar) {
        if state == .number || state == .sign { endToken(touching: true) }
        if state == .between, let pauseBeforePoint { pause = pauseBeforePoint }
        if waiting != nil {
            waiting = nil
            apostropheAt = bytes.count
        }
        // No word is this long; the rest of it is not kept.
        if bytes.count < 64 { Folding.append(scalar, to: &bytes) }
        state = .word
    }

    private mutating func digit(_ digit: UInt8) {
        if state == .word || state == .sign { endToken(touching: true) }
        if let point = waiting {
            if point == UInt8(ascii: ".") { bytes.append(point) }
            waiting = nil
        }
        if bytes.count < 64 { bytes.append(digit) }
        state = .number
    }

    private mutating func apostrophe() {
        if state == .word, waiting == nil { waiting = UInt8(ascii: "'") } else { endToken(touching: false) }
    }

    private mutating func sign(_ byte: UInt8) {
        if state != .sign {
            signTouches = state != .between
            endToken(touching: true)
        }
        if bytes.count < 4 { bytes.append(byte) }
        state = .sign
    }

    private mutating func endThought(_ byte: UInt8) {
        endToken(touching: false)
        pauseBeforePoint = byte == UInt8(ascii: ".") ? pause : nil
        pause = max(pause, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") ? .clause : .sentence)
    }

    /// `touching` says whether a letter or digit follows at once.
    private mutating func endToken(touching: Bool) {
        defer {
            state = .between
            bytes.removeAll(keepingCapacity: true)
            waiting = nil
            apostropheAt = nil
        }
        switch state {
        case .between: return
        case .word: endWord()
        case .number:
            add(.number, bytes)
            if let waiting { pause = max(pause, waiting == UInt8(ascii: ".") ? .sentence : .clause) }
        case .sign: endSign(touching: touching)
        }
    }

    private mutating func endWord() {
        if let last = tokens.last, last.kind == .number, pause == .none, isOrdinalEnding { return }
        guard let apostropheAt, apostropheAt > 0, apostropheAt < bytes.count else { return add(.word, bytes) }
        if elides, apostropheAt <= 2 {
            add(.word, bytes[..<apostropheAt])
            return add(.word, bytes[apostropheAt...])
        }
        let isContraction = Self.contractions.contains { $0.elementsEqual(bytes[apostropheAt...]) }
        add(.word, isContraction && !elides ? bytes[..<apostropheAt] : bytes[...])
    }

    /// "nd" after "2": part of the number, so it adds nothing.
    ///
    /// A gap between them does not matter.
    private var isOrdinalEnding: Bool { bytes.count == 2 && Self.ordinalEndings.contains { $0.elementsEqual(bytes) } }
    private static let ordinalEndings = ["st", "nd", "rd", "th"].map { Array($0.utf8) }

    /// What follows an apostrophe without making another word: "what's", "I'll", "they're".
    private static let contractions = ["s", "ll", "re", "ve", "d", "m"].map { Array($0.utf8) }

    private mutating func endSign(touching: Bool) {
        guard !bytes.allSatisfy({ $0 == UInt8(ascii: "!") }) else {
            pause = .sentence
            return
        }
        let compares = bytes.contains { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
        let brackets = bytes.contains { Self.brackets.contains($0) }
        if brackets {
            guard bytes.count == 2, Self.pairs.contains(where: { $0.elementsEqual(bytes) }), !touching else { return }
            return add(.sign, bytes)
        }
        let standsAlone = !signTouches && !touching
        let isDash = bytes.allSatisfy { $0 == UInt8(ascii: "-") }
        if standsAlone && isDash {
            pause = max(pause, .clause)
        } else if compares || standsAlone {
            add(.sign, bytes)
        }
    }

    private static let brackets = Set("()[]{}".utf8)
    private static let pairs = ["[]", "{}", "()"].map { Array($0.utf8) }

    private mutating func add(_ kind: Token.Kind, _ text: some Collection<UInt8>) {
        tokens.append(Token(text: String(decoding: text, as: UTF8.self), kind: kind, pause: pause))
        pause = .none
    }
}

/// What a scalar means to the tokenizer.
private enum ScalarClass {
    case letter, digit(UInt8), ideograph, mark, apostrophe, sign(UInt8), point(UInt8), newline, space, joiner, other

    init(_ scalar: Unicode.Scalar) {
        guard scalar.value >= 0x80 else {
            self = Self.ascii[Int(scalar.value)]
            return
        }
        switch scalar.value {
        case 0x2018, 0x2019, 0x2BC, 0x60, 0xB4: self = .apostrophe
        case 0xB2, 0xB3: self = .digit(UInt8(scalar.value - 0xB2) + UInt8(ascii: "2"))
        case 0x2013, 0x2014, 0x2212: self = .sign(UInt8(ascii: "-"))
        case 0xD7: self = .sign(UInt8(ascii: "*"))
        case 0x3002, 0xFF1F, 0xFF01, 0xBF, 0xA1, 0x61F: self = .point(UInt8(ascii: "."))
        case 0xFF0C, 0x3001, 0x60C: self = .point(UInt8(ascii: ","))
        case 0x2028, 0x2029: self = .newline
        case 0x200B...0x200F, 0xFEFF, 0xAD: self = .mark
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF: self = .ideograph
        default:
            if Folding.isCombiningMark(scalar) {
                self = .mark
            } else if scalar.properties.isAlphabetic {
                self = .letter
            } else if scalar.properties.isWhitespace {
                self = .space
            } else {
                self = .other
            }
        }
    }

    private static let ascii: [ScalarClass] = (0..<128).map { value in
        let byte = UInt8(value)
        switch Unicode.Scalar(byte) {
        case "a"..."z", "A"..."Z": return .letter
        case "0"..."9": return .digit(byte)
        case "'": return .apostrophe
        case "!", "=", "<", ">", "+", "-", "*", "/", "%", "|", "^", "&", "#", "(", ")", "[", "]", "{", "}":
            return .sign(byte)
        case ".", "?", ";", ",", ":": return .point(byte)
        case "\n", "\r": return .newline
        case "_": return .joiner
        default: return .space
        }
    }
}
