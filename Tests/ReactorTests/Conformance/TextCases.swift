/// What is text and what is not, wherever it is cut (RFC 3629).
extension ConformanceCase {
    /// The first and the last scalar of each length, what lies at the surrogates, and some that are no characters.
    private static let scalars: [UInt32] = [
        0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xFDD0, 0xFFFD, 0xFFFE, 0xFFFF,
        0x1_0000, 0x1_FFFE, 0x3_FFFF, 0x4_0000, 0xF_FFFF, 0x10_0000, 0x10_FFFE, 0x10_FFFF,
    ]

    /// The bytes of a scalar, worked out here and not by what is under test.
    private static func encoded(_ scalar: UInt32) -> [UInt8] {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
        switch scalar {
        case ..<0x80: return [UInt8(scalar)]
        case ..<0x800: return [UInt8(0xC0 | scalar >> 6), tail(0)]
        case ..<0x1_0000: return [UInt8(0xE0 | scalar >> 12), tail(6), tail(0)]
        default: return [UInt8(0xF0 | scalar >> 18), tail(12), tail(6), tail(0)]
        }
    }

    static var goodText: [ConformanceCase] {
        let all = scalars.flatMap(encoded)
        let each = scalars.map { scalar in
            let text = [UInt8(ascii: "<")] + encoded(scalar) + [UInt8(ascii: ">")]
            return ConformanceCase("scalar \(String(scalar, radix: 16))", rawFrame(0x81, text), answers: [.text(text)])
        }
        let cut = (0...all.count).map { place in
            ConformanceCase(
                "all scalars in fragments, cut at byte \(place)",
                rawFrame(0x01, all[..<place]) + rawFrame(0x80, all[place...]),
                answers: [.text(all)]
            )
        }
        let singly = all.enumerated().flatMap { index, byte in
            rawFrame((index == 0 ? 1 : 0) | (index == all.count - 1 ? 0x80 : 0), [byte])
        }
        return each + cut + [
            ConformanceCase("a fragment for each byte", singly, answers: [.text(all)]),
            ConformanceCase("all scalars", rawFrame(0x81, all), answers: [.text(all)]).chopped(1),
        ]
    }

    /// Each is wrong from its last byte on, and no earlier.
    private static var wrong: [[UInt8]] {
        var wrong: [[UInt8]] = (0x80...0xC1).map { [$0] } + (0xF5...0xFF).map { [$0] }
        for lead: UInt8 in 0xC2...0xF4 {
            // What may follow: surrogates, what could be written shorter and what is too large may not.
            let next: ClosedRange<UInt8> =
                switch lead {
                case 0xE0: 0xA0...0xBF
                case 0xED: 0x80...0x9F
                case 0xF0: 0x90...0xBF
                case 0xF4: 0x80...0x8F
                default: 0x80...0xBF
                }
            for second in [0x00, 0x7F, 0x80, next.lowerBound - 1, next.upperBound + 1, 0xC0, 0xFF] as Set<UInt8>
            where !next.contains(second) {
                wrong.append([lead, second])
            }
            if lead >= 0xE0 { wrong += [0x7F, 0xC0].map { [lead, next.lowerBound, $0] } }
            if lead >= 0xF0 { wrong += [0x7F, 0xC0].map { [lead, next.upperBound, 0x80, $0] } }
        }
        return wrong
    }

    static var badText: [ConformanceCase] {
        func name(_ bytes: [UInt8]) -> String { bytes.map { String($0, radix: 16) }.joined(separator: " ") }
        let each = wrong.map { bytes in
            ConformanceCase("bytes \(name(bytes))", rawFrame(0x81, "ab".utf8 + bytes), ending: .violation(1007))
        }
        // What is wrong is refused at once: the rest of the frame and of the message never comes.
        let early = wrong.map { bytes in
            let frame = rawFrame(0x81, "ab".utf8 + bytes + [UInt8](repeating: UInt8(ascii: "c"), count: 60))
            return ConformanceCase(
                "bytes \(name(bytes)), told before the frame ends",
                Array(frame[..<(6 + 2 + bytes.count)]),
                ending: .violation(1007)
            )
        }
        let fragment = wrong.map { bytes in
            ConformanceCase(
                "bytes \(name(bytes)), cut and told before the message ends",
                rawFrame(0x01, "ab".utf8 + bytes.dropLast()) + rawFrame(0x00, bytes.suffix(1)),
                ending: .violation(1007)
            )
        }
        let text = Array("κόσμε – 𝄞 mundo".utf8)
        let places = text.indices.map { place in
            ConformanceCase(
                "a bad byte in place \(place)",
                rawFrame(0x81, text[..<place] + [0xFF] + text[place...]),
                ending: .violation(1007)
            )
        }
        let ends = (1..<4).flatMap { missing in
            [
                ConformanceCase(
                    "a text that ends \(missing) bytes early",
                    rawFrame(0x81, encoded(0x1_0000).dropLast(missing)),
                    ending: .violation(1007)
                ),
                ConformanceCase(
                    "fragments that end \(missing) bytes early",
                    rawFrame(0x01, encoded(0x1_0000).dropLast(missing)) + rawFrame(0x80, []),
                    ending: .violation(1007)
                ),
            ]
        }
        return each + early + fragment + places + ends + [
            ConformanceCase("no text, in a binary message", rawFrame(0x82, [0xFF]), answers: [.binary([0xFF])])
        ]
    }
}
