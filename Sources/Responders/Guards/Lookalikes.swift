/// Characters that are drawn like others: bold and circled letters, keys and flags, Cyrillic letters in a Latin word.
enum Lookalikes {
    /// The text in the characters that it looks like; the text itself where all of them are plain.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var plain = String.UnicodeScalarView()
        // Where the word began that is being read, and of which scripts its letters are.
        var (start, hasLatin, hasLookalike) = (plain.endIndex, false, false)
        func close() {
            if hasLatin, hasLookalike {
                let letters = plain[start...].map { drawn[$0] ?? $0 }
                plain.replaceSubrange(start..., with: letters)
            }
            (start, hasLatin, hasLookalike) = (plain.endIndex, false, false)
        }
        for scalar in text.unicodeScalars {
            if scalar.value < 0x80 {
                plain.append(scalar)
                if UInt8(ascii: "a")...UInt8(ascii: "z") ~= UInt8(scalar.value) | 0x20 {
                    hasLatin = true
                } else {
                    close()
                }
                if !hasLatin { start = plain.endIndex }
                continue
            }
            // Accents apart from their letters, joiners, and what turns a digit into a key.
            if (0x300...0x36F).contains(scalar.value) || invisible.contains(scalar.value) { continue }
            let letter = letter(of: scalar)
            plain.append(letter)
            if letter.value < 0x80, letter.properties.isAlphabetic {
                hasLatin = true
            } else if drawn[letter] != nil {
                hasLookalike = true
            } else if !letter.properties.isAlphabetic {
                close()
            }
        }
        close()
        return String(plain)
    }

    private static let invisible: Set<UInt32> = [
        0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0F, 0xFE0E, 0x20E3, 0x180E,
    ]

    /// The letter or digit that a character is another form of.
    private static func letter(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        let code: UInt32? =
            switch value {
            // Mathematical alphabets: thirteen of them, fifty-two letters each.
            case 0x1D400...0x1D6A3:
                (value - 0x1D400) % 52 < 26 ? 65 + (value - 0x1D400) % 26 : 97 + (value - 0x1D400) % 26
            case 0x1D7CE...0x1D7FF: 48 + (value - 0x1D7CE) % 10
            case 0xFF01...0xFF5E: value - 0xFEE0
            case 0x24B6...0x24CF: value - 0x24B6 + 65
            case 0x24D0...0x24E9: value - 0x24D0 + 97
            case 0x249C...0x24B5: value - 0x249C + 97
            case 0x1F130...0x1F149: value - 0x1F130 + 65
            case 0x1F150...0x1F169: value - 0x1F150 + 65
            case 0x1F170...0x1F189: value - 0x1F170 + 65
            case 0x1F1E6...0x1F1FF: value - 0x1F1E6 + 97
            default: nil
            }
        return code.flatMap(Unicode.Scalar.init) ?? small[scalar] ?? scalar
    }

    private static func pairs(_ from: String, _ to: String) -> [Unicode.Scalar: Unicode.Scalar] {
        Dictionary(zip(from.unicodeScalars, to.unicodeScalars), uniquingKeysWith: { first, _ in first })
    }

    /// Raised letters and small capitals.
    private static let small = pairs(
        "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀsᴛᴜᴠᴡʏᴢₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ",
        "abcdefghijklmnoprstuvwxyzabcdefghijklmnoprstuvwyzaehijklmnoprstuvx"
    )

    /// Letters of other alphabets that are drawn like Latin ones.
    private static let drawn = pairs(
        "аеорсухівјѕԁɡһкмтпгАВЕКМНОРСТХУІЈЅαεικνορτυχωΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxibjsdghkmtnrABEKMHOPCTXYIJSaeiknoptuxwABEZHIKMNOPTYX"
    )
}
