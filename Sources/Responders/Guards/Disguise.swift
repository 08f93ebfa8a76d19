/// Undoes the disguises in which an answer may be asked for: letters apart, backwards, shifted, in base64, in codes.
enum Disguise {
    /// Other readings of a text; few, and none longer than it.
    static func readings(of text: String) -> [String] {
        var readings = [spelled(text), codes(text)]
        for token in text.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0))) })
        {
            if let decoded = base64(token) { readings.append(decoded) }
            if let decoded = hexadecimal(token) { readings.append(decoded) }
        }
        let lowered = text.lowercased()
        let tellsOf = { (cues: [String]) in cues.contains { lowered.contains($0) } }
        if tellsOf(["backward", "revers", "ruckwarts", "rückwärts", "envers", "reves", "revés", "mirror"]) {
            readings.append(String(text.reversed()))
        }
        if tellsOf(["rot13", "rot-13", "caesar", "cipher", "shifted"]) { readings.append(shifted(text)) }
        return readings.filter { !$0.isEmpty }
    }

    /// Single letters and digits that stand apart, put together: `t-h-r-e-e`, `1 1 / 2 4`.
    private static func spelled(_ text: String) -> String {
        var joined: [String] = []
        // Where letters stand apart, words stand further apart.
        for part in text.replacing("  ", with: "\n").replacing(" / ", with: "/").split(whereSeparator: \.isNewline) {
            var run = ""
            for token in part.split(whereSeparator: { $0.isWhitespace || "-.,;|·_".contains($0) }) {
                if token.count == 1 {
                    run.append(contentsOf: token)
                } else {
                    if run.count >= 3 { joined.append(run) }
                    run = ""
                }
            }
            if run.count >= 3 { joined.append(run) }
        }
        return joined.joined(separator: " ")
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

    private static func base64(_ token: Substring) -> String? {
        guard token.count >= 4, token.count <= 4_000 else { return nil }
        var (bytes, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
        for byte in token.utf8 where byte != UInt8(ascii: "=") {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
            case UInt8(ascii: "+"): value = 62
            default: value = 63
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
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

    private static func shifted(_ text: String) -> String {
        String(
            text.map { character in
                guard character.isASCII, character.isLetter, let code = character.asciiValue else { return character }
                let base: UInt8 = character.isUppercase ? 65 : 97
                return Character(Unicode.Scalar((code - base + 13) % 26 + base))
            }
        )
    }
}
