/// Takes case and accents off letters, so that "ÉNERGIE" and "energie" are one word.
///
/// Accents go before stemming: pupils leave them out, and both spellings must reach the same stem.
enum Folding {
    /// Appends what is left of a letter; ASCII takes the short way.
    static func append(_ scalar: Unicode.Scalar, to word: inout [UInt8]) {
        switch scalar.value {
        case 0x41...0x5A: word.append(UInt8(scalar.value) | 0x20)
        case 0...0x7F: word.append(UInt8(scalar.value))
        case 0xC0...0x17F where accented[Int(scalar.value) - 0xC0] != dot:
            word.append(accented[Int(scalar.value) - 0xC0])
        case 0x1E00...0x1EFF where stacked[Int(scalar.value) - 0x1E00] != dot:
            word.append(stacked[Int(scalar.value) - 0x1E00])
        case 0xC6, 0xE6: word.append(contentsOf: "ae".utf8)
        case 0x152, 0x153: word.append(contentsOf: "oe".utf8)
        case 0xDF, 0x1E9E: word.append(contentsOf: "ss".utf8)
        case 0xDE, 0xFE: word.append(contentsOf: "th".utf8)
        case 0xD0, 0xF0: word.append(contentsOf: "d".utf8)
        default: word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
    }

    /// Marks that sit on the letter before them, as in a decomposed "é".
    static func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F: true
        default: false
        }
    }

    private static let dot = UInt8(ascii: ".")

    /// The letter under the accent from U+00C0 on; a dot where there is none, or where one letter becomes two.
    private static let accented = Array(
        """
        aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll..llnnnnnn.nnoooooo..rrrrrrsssss\
        sssttttttuuuuuuuuuuuuwwyyyzzzzzzs
        """.utf8
    )

    /// The same from U+1E00 on: Vietnamese, and letters with dots below.
    private static let stacked = Array(
        """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssss\
        ttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....\
        aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
        """.utf8
    )
}
