/// What a scalar means to the tokenizer.
enum ScalarClass {
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
