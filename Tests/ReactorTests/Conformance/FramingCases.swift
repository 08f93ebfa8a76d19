/// Lengths, control frames, reserved bits and reserved opcodes.
extension ConformanceCase {
    static var framing: [ConformanceCase] {
        let lengths = [0, 1, 124, 125, 126, 127, 128, 65_534, 65_535, 65_536, 65_537]
        return lengths.flatMap { length -> [ConformanceCase] in
            let letters = [UInt8](repeating: UInt8(ascii: "*"), count: length)
            let bytes = (0..<length).map { UInt8($0 & 0xFF) }
            let text = ConformanceCase(
                "a text of \(length) bytes",
                rawFrame(0x81, letters),
                answers: [.text(letters)]
            )
            let binary = ConformanceCase("\(length) bytes", rawFrame(0x82, bytes), answers: [.binary(bytes)])
            return [text, text.chopped(997), binary, binary.chopped(997)]
        }
    }

    /// A length is written in the shortest way, without its highest bit, and under a mask.
    static var headers: [ConformanceCase] {
        let mask: [UInt8] = [1, 2, 3, 4]
        let heads: [(String, [UInt8])] = [
            ("a length of 5 in two bytes", [0x81, 0xFE, 0, 5]), ("a length of 125 in two bytes", [0x81, 0xFE, 0, 125]),
            ("a length of 5 in eight bytes", [0x81, 0xFF, 0, 0, 0, 0, 0, 0, 0, 5]),
            ("a length of 65535 in eight bytes", [0x81, 0xFF, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
            ("a length with the highest bit", [0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0]),
            ("a length of all bits", [0x82, 0xFF] + [UInt8](repeating: 0xFF, count: 8)),
        ]
        return heads.flatMap { name, head in
            ConformanceCase(name, head + mask + [UInt8](repeating: 0, count: 8), ending: .violation(1002)).bothWays
        } + [
            ConformanceCase("a text without a mask", [0x81, 0x01, 0x61], ending: .violation(1002)),
            ConformanceCase("a ping without a mask", [0x89, 0x00], ending: .violation(1002)),
            ConformanceCase(
                "a message beyond the limit",
                [0x82, 0xFF, 0, 0, 0, 0, 0x7F, 0, 0, 0] + mask,
                ending: .violation(1009)
            ),
        ]
    }

    static var pings: [ConformanceCase] {
        let binary: [UInt8] = [0, 255, 254, 253, 252, 251, 0, 255]
        let longest = [UInt8](repeating: 0xFE, count: 125)
        let many = (0..<10).map { Array("payload-\($0)".utf8) }
        let pong = rawFrame(0x8A, "unasked for".utf8)
        return [
            ConformanceCase("a ping", ping(), answers: [.pong([])]).bothWays,
            ConformanceCase("a ping with text", ping(Array("Hello".utf8)), answers: [.pong(Array("Hello".utf8))])
                .bothWays,
            ConformanceCase("a ping with bytes", ping(binary), answers: [.pong(binary)]).bothWays,
            ConformanceCase("a ping of 125 bytes", ping(longest), answers: [.pong(longest)]).bothWays,
            ConformanceCase("a ping of 126 bytes", ping(longest + [0xFE]), ending: .violation(1002)).bothWays,
            ConformanceCase("a pong nobody asked for", rawFrame(0x8A, [])).bothWays,
            ConformanceCase("a pong with a payload", pong).bothWays,
            ConformanceCase("a pong, then a ping", pong + ping([1]), answers: [.pong([1])]).bothWays,
            ConformanceCase("ten pings", many.flatMap { ping($0) }, answers: many.map { .pong($0) }).bothWays,
            ConformanceCase("a pong of 126 bytes", rawFrame(0x8A, longest + [1]), ending: .violation(1002)).bothWays,
            ConformanceCase("a ping in two fragments", rawFrame(0x09, [1]), ending: .violation(1002)).bothWays,
            ConformanceCase("a pong in two fragments", rawFrame(0x0A, [1]), ending: .violation(1002)).bothWays,
        ].flatMap(\.self)
    }

    static var reserved: [ConformanceCase] {
        let bits: [ConformanceCase] = (1...7).flatMap { bits -> [ConformanceCase] in
            [0x81, 0x82, 0x88, 0x89, 0x8A].flatMap { (first: UInt8) -> [ConformanceCase] in
                let frame = rawFrame(UInt8(bits) << 4 | first, "Hello".utf8.prefix(first == 0x88 ? 0 : 5))
                return ConformanceCase(
                    "reserved bits \(bits) in opcode \(first & 15)",
                    textFrame("before") + frame + ping(),
                    answers: [.text("before")],
                    ending: .violation(1002)
                ).bothWays
            }
        }
        let opcodes: [ConformanceCase] = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].flatMap { (opcode: UInt8) in
            ["", "Hello"].flatMap { text in
                ConformanceCase(
                    "reserved opcode \(opcode), payload \"\(text)\"",
                    textFrame("before") + rawFrame(0x80 | opcode, text.utf8) + ping(),
                    answers: [.text("before")],
                    ending: .violation(1002)
                ).bothWays
            }
        }
        return bits + opcodes
    }

    /// Much at once, and large things in pieces of every size.
    static var volume: [ConformanceCase] {
        let large = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        let whole = ConformanceCase("a text of 1 MB", rawFrame(0x81, large), answers: [.text(large)])
        let sizes = [64, 256, 1024, 4096, 65_536]
        let fragmented = sizes.map { size in
            let count = min(large.count, size * 512)
            let starts = stride(from: 0, to: count, by: size)
            let frames = starts.flatMap { start -> [UInt8] in
                rawFrame((start == 0 ? 1 : 0) | (start + size >= count ? 0x80 : 0), large[..<size])
            }
            return ConformanceCase(
                "a text of \(count) bytes in fragments of \(size)",
                frames,
                answers: [.text(Array(large[..<count]))]
            )
        }
        let many = (0..<1000).map { "message \($0)" }
        return [whole, whole.chopped(65_537), whole.chopped(4093)] + fragmented + [
            ConformanceCase("a thousand texts", many.flatMap(textFrame), answers: many.map { .text($0) }),
            ConformanceCase("a thousand texts", many.flatMap(textFrame), answers: many.map { .text($0) }).chopped(7),
        ]
    }
}
