/// Texts that are written in the codes of machines: base64, hexadecimal, the codes of characters, of addresses, of pages.
enum Encodings {
    /// What is written so in a text.
    static func readings(of text: String, mentionsHexadecimal: Bool) -> [String] {
        var readings = [
            codes(text), bytes(text, isTold: mentionsHexadecimal), address(text), lookalikes(text), escapes(text),
        ]
        for token in text.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0))) })
        {
            if let decoded = base64(token) {
                readings.append(decoded)
                // Somebody may have been asked to do it twice.
                if let again = base64(decoded[...]) { readings.append(again) }
            }
            if let decoded = base32(token) { readings.append(decoded) }
            if let decoded = hexadecimal(token) { readings.append(decoded) }
        }
        return readings
    }

    /// Numbers in a row that are the codes of characters.
    private static func codes(_ text: String) -> String {
        var (joined, run): ([String], String) = ([], "")
        func close() {
            if run.count >= 2 { joined.append(run) }
            run = ""
        }
        for token in text.split(whereSeparator: { $0.isWhitespace || ",;".contains($0) }) {
            let isBinary = token.count == 8 && token.allSatisfy { $0 == "0" || $0 == "1" }
            let code = isBinary ? UInt8(token, radix: 2) : UInt8(token)
            if let code, (32...126).contains(code) { run.append(Character(Unicode.Scalar(code))) } else { close() }
        }
        close()
        return joined.joined(separator: " ; ")
    }

    /// Bytes in a row, `33 2f 34`; without a letter among them they are numbers, unless somebody says what they are.
    private static func bytes(_ text: String, isTold: Bool) -> String {
        var (joined, run, isCode): ([String], [UInt8], Bool) = ([], [], isTold)
        func close() {
            if run.count >= 2, isCode, let text = printable(run) { joined.append(text) }
            (run, isCode) = ([], isTold)
        }
        for token in text.split(whereSeparator: { $0.isWhitespace || ",;:".contains($0) }) {
            let digits = token.hasPrefix("0x") || token.hasPrefix("\\x") ? token.dropFirst(2) : token
            if digits.count == 2, let byte = UInt8(digits, radix: 16) {
                run.append(byte)
                if digits.count < token.count || digits.contains(where: \.isLetter) { isCode = true }
            } else {
                close()
            }
        }
        close()
        return joined.joined(separator: " ; ")
    }

    /// `\x37`, `\u0037` and `\067`, as programs write characters.
    private static func escapes(_ text: String) -> String {
        guard text.contains("\\") else { return "" }
        var (plain, rest, count, isInside) = ("", text[...], 0, false)
        while let character = rest.popFirst() {
            var code: UInt32?
            var length = 0
            if character == "\\", let kind = rest.first {
                length = kind == "x" ? 3 : kind == "u" ? 5 : 3
                let digits = kind == "x" || kind == "u" ? rest.prefix(length).dropFirst() : rest.prefix(length)
                if digits.count == (kind == "u" ? 4 : kind == "x" ? 2 : 3) {
                    code = UInt32(digits, radix: kind == "x" || kind == "u" ? 16 : 8)
                }
            }
            if let code, (32...0x2FFF).contains(code), let scalar = Unicode.Scalar(code) {
                // What was written so stands for itself.
                if !isInside { plain += " . " }
                plain.unicodeScalars.append(scalar)
                (rest, count, isInside) = (rest.dropFirst(length), count + 1, true)
            } else {
                if isInside { plain += " . " }
                isInside = false
                plain.append(character)
            }
        }
        return count > 0 ? plain : ""
    }

    /// `%37` and its like, as in the addresses of pages.
    private static func address(_ text: String) -> String {
        guard text.contains("%") else { return "" }
        var (bytes, rest): ([UInt8], ArraySlice<UInt8>) = ([], Array(text.utf8)[...])
        var count = 0
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                (count, rest) = (count + 1, rest.dropFirst(2))
                bytes.append(code)
            } else {
                bytes.append(byte)
            }
        }
        return count > 0 ? String(decoding: bytes, as: UTF8.self) : ""
    }

    /// Digits that stand for letters within words: `m1t0`.
    private static func lookalikes(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).filter { word in
            word.contains(where: \.isLetter) && word.contains(where: \.isNumber)
        }
        return String(words.joined(separator: " ").map { letters[$0] ?? $0 })
    }

    private static let letters: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s",
    ]

    private static func base64(_ token: Substring) -> String? {
        unpacked(token, bits: 6) { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
            case UInt8(ascii: "+"): 62
            default: 63
            }
        }
    }

    private static func base32(_ token: Substring) -> String? {
        unpacked(token, bits: 5) { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
            case UInt8(ascii: "2")...UInt8(ascii: "7"): byte - 24
            default: nil
            }
        }
    }

    /// The text whose bytes are spread over letters of so many bits each; `nil` where a letter stands for nothing.
    private static func unpacked(_ token: Substring, bits width: UInt32, _ value: (UInt8) -> UInt8?) -> String? {
        guard (4...4_000).contains(token.utf8.count) else { return nil }
        var (bytes, bits, count): ([UInt8], UInt32, UInt32) = ([], 0, 0)
        for byte in token.utf8 where byte != UInt8(ascii: "=") {
            guard let value = value(byte) else { return nil }
            bits = bits << width | UInt32(value)
            count += width
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return printable(bytes)
    }

    private static func hexadecimal(_ token: Substring) -> String? {
        guard token.count >= 4, token.count % 2 == 0, token.count <= 4_000 else { return nil }
        var bytes: [UInt8] = []
        var rest = token
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return printable(bytes)
    }

    private static func printable(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 2, let text = String(validating: bytes, as: UTF8.self),
            text.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
        else { return nil }
        return text
    }
}
