import Testing

@testable import Reactor

@Suite struct UTF8ValidatorTests {
    private func isJudgedWell(_ bytes: [UInt8]) -> Bool {
        var whole = UTF8Validator()
        var single = UTF8Validator()
        let isText = whole.accepts(bytes.span) && whole.isAtBoundary
        let isTextByteByByte = bytes.allSatisfy { single.accepts([$0].span) } && single.isAtBoundary
        let expected = String(validating: bytes, as: UTF8.self) != nil
        return isText == expected && isTextByteByByte == expected
    }

    @Test func `every sequence of two bytes is judged as the standard library judges it`() {
        var misjudged: [[UInt8]] = []
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max where !isJudgedWell([first, second]) {
                misjudged.append([first, second])
            }
        }
        #expect(misjudged.isEmpty)
    }

    @Test func `longer sequences are judged at their edges`() {
        let edges: [UInt8] = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff]
        var misjudged: [[UInt8]] = []
        for first in UInt8(0xdf)...0xff {
            for second in edges {
                for third in edges {
                    if !isJudgedWell([first, second, third]) { misjudged.append([first, second, third]) }
                    for fourth in edges where !isJudgedWell([first, second, third, fourth]) {
                        misjudged.append([first, second, third, fourth])
                    }
                }
            }
        }
        #expect(misjudged.isEmpty)
    }
}
