/// Cuts a message into words, numbers and signs, in one pass.
///
/// "HW2" becomes `hw` `2`, "2nd" becomes `2`, "what's" becomes `what`, "don’t" becomes `dont`, and a sign that stands
/// alone or compares, such as `==`, is kept: in a programming course it is what the question is about. An equation is
/// one token.
struct Tokenizer {
    /// Whether a short word before an apostrophe is a word of its own, as in "l’énergie".
    var elides = false

    /// A question is not longer than this; what comes after it is not read.
    static let mostTokens = 600

    func tokens(of text: String) -> Tokens {
        var run = Run(elides: elides, length: text.utf8.count)
        if Formula.mayOccur(in: text) {
            run.take(Array(text.unicodeScalars))
            return run.finish()
        }
        let utf8 = text.utf8Span
        if utf8.isKnownASCII {
            let bytes = utf8.span
            for place in bytes.indices {
                run.take(Unicode.Scalar(bytes[place]))
                if run.count >= Self.mostTokens { break }
            }
        } else {
            for scalar in text.unicodeScalars {
                run.take(scalar)
                if run.count >= Self.mostTokens { break }
            }
        }
        return run.finish()
    }
}

/// The state of the one pass.
private struct Run {
    enum State { case between, word, number, sign }

    let elides: Bool
    /// The letters of the tokens so far, each with a space behind it, and then those of the one in hand.
    private var letters: [UInt8] = []
    private var start = 0
    private var places: [Tokens.Place] = []
    private var state = State.between
    private var pause = Token.Pause.none
    /// An apostrophe inside a word, or a point inside a number, waits for what follows it.
    private var waiting: UInt8?
    /// How many letters of the word in hand stand before its apostrophe.
    private var apostropheAt: Int?
    /// What the pause was before a point that may turn out to sit inside a name, as in "main.py".
    private var pauseBeforePoint: Token.Pause?
    /// Whether the sign in hand touches a letter or digit on its left.
    private var signTouches = false

    init(elides: Bool, length: Int) {
        self.elides = elides
        letters.reserveCapacity(min(length, 512) + 1)
        places.reserveCapacity(24)
    }

    var count: Int { places.count }

    /// Takes a text in which there may be formulas.
    mutating func take(_ text: [Unicode.Scalar]) {
        var place = 0
        while place < text.count, count < Tokenizer.mostTokens {
            if let formula = Formula(text, at: place) {
                endToken(touching: false)
                letters += formula.letters
                add(.formula)
                place = formula.end
            } else {
                take(text[place])
                place += 1
            }
        }
    }

    mutating func take(_ scalar: Unicode.Scalar) {
        // Most of what is read are letters inside a word.
        if state == .word, waiting == nil, ("a"..."z").contains(scalar) {
            if length < 64 { letters.append(UInt8(truncatingIfNeeded: scalar.value)) }
            return
        }
        let scalarClass = ScalarClass(scalar)
        defer { if case .point = scalarClass {} else { pauseBeforePoint = nil } }
        switch scalarClass {
        case .letter: letter(scalar)
        case .digit(let digit): self.digit(digit)
        case .ideograph:
            endToken(touching: true)
            Folding.append(scalar, to: &letters)
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

    mutating func finish() -> Tokens {
        endToken(touching: false)
        // The space behind the last one.
        _ = letters.popLast()
        return Tokens(letters, places)
    }

    private var length: Int { letters.count - start }

    private mutating func letter(_ scalar: Unicode.Scalar) {
        if state == .number || state == .sign { endToken(touching: true) }
        if state == .between, let pauseBeforePoint { pause = pauseBeforePoint }
        if waiting != nil {
            waiting = nil
            apostropheAt = length
        }
        // No word is this long; the rest of it is not kept.
        if length < 64 { Folding.append(scalar, to: &letters) }
        state = .word
    }

    private mutating func digit(_ digit: UInt8) {
        if state == .word || state == .sign { endToken(touching: true) }
        if let point = waiting {
            if point == UInt8(ascii: ".") { letters.append(point) }
            waiting = nil
        }
        if length < 64 { letters.append(digit) }
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
        if length < 4 { letters.append(byte) }
        state = .sign
    }

    private mutating func endThought(_ byte: UInt8) {
        endToken(touching: false)
        pauseBeforePoint = byte == UInt8(ascii: ".") ? pause : nil
        pause = max(pause, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") ? .clause : .sentence)
    }

    /// `touching` says whether a letter or digit follows at once.
    private mutating func endToken(touching: Bool) {
        switch state {
        case .between: break
        case .word: endWord()
        case .number:
            add(.number)
            if let waiting { pause = max(pause, waiting == UInt8(ascii: ".") ? .sentence : .clause) }
        case .sign: if isSign(touching: touching) { add(.sign) }
        }
        // What was not added is forgotten.
        if length > 0 { letters.removeLast(length) }
        (state, waiting, apostropheAt) = (.between, nil, nil)
    }

    private mutating func endWord() {
        if length == 2, let last = places.last, last.kind == .number, pause == .none, isOrdinalEnding { return }
        guard let apostropheAt, apostropheAt > 0, apostropheAt < length else { return add(.word) }
        let apostrophe = start + apostropheAt
        if elides {
            if apostropheAt <= 2 {
                letters.insert(space, at: apostrophe)
                add(.word, until: apostrophe)
            }
        } else if Self.contractions.contains(where: { $0.elementsEqual(letters[apostrophe...]) }) {
            letters.removeSubrange(apostrophe...)
        }
        add(.word)
    }

    /// "nd" after "2": part of the number, so it adds nothing.
    ///
    /// A gap between them does not matter.
    private var isOrdinalEnding: Bool { Self.ordinalEndings.contains { $0.elementsEqual(letters[start...]) } }
    private static let ordinalEndings = ["st", "nd", "rd", "th"].map { Array($0.utf8) }

    /// What follows an apostrophe without making another word: "what's", "I'll", "they're".
    private static let contractions = ["s", "ll", "re", "ve", "d", "m"].map { Array($0.utf8) }

    /// Whether the signs in hand are something asked about; if not, they may still end a thought.
    private mutating func isSign(touching: Bool) -> Bool {
        let bytes = letters[start...]
        guard !bytes.allSatisfy({ $0 == UInt8(ascii: "!") }) else {
            pause = .sentence
            return false
        }
        let compares = bytes.contains { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
        if bytes.contains(where: { Self.brackets.contains($0) }) {
            return bytes.count == 2 && Self.pairs.contains { $0.elementsEqual(bytes) } && !touching
        }
        let standsAlone = !signTouches && !touching
        let isDash = bytes.allSatisfy { $0 == UInt8(ascii: "-") }
        if standsAlone && isDash {
            pause = max(pause, .clause)
            return false
        }
        return compares || standsAlone
    }

    private static let brackets = Set("()[]{}".utf8)
    private static let pairs = ["[]", "{}", "()"].map { Array($0.utf8) }

    /// Adds the token in hand.
    private mutating func add(_ kind: Token.Kind) {
        letters.append(space)
        add(kind, until: letters.count - 1)
    }

    /// Adds what is in hand before a space, and goes on behind it.
    private mutating func add(_ kind: Token.Kind, until end: Int) {
        places.append(Tokens.Place(letters: start..<end, kind: kind, pause: pause))
        (start, pause) = (end + 1, .none)
    }
}

private let space = UInt8(ascii: " ")
