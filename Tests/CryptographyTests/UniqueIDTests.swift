import Cryptography
import Testing

@Suite struct UniqueIDTests {
    private let ones = Randomness { [UInt8](repeating: 0xFF, count: $0) }

    @Test func `version 7 begins with the time as in the example of RFC 9562`() {
        let id = UniqueID.timed(
            milliseconds: 0x017F_22E2_79B0,
            Randomness { _ in bytes("000000000000 0CC3 18C4DC0C0C07398F") }
        )
        #expect(id.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    }

    @Test func `version and variant are set and all other bits are random`() {
        #expect(UniqueID.random(ones).description == "ffffffff-ffff-4fff-bfff-ffffffffffff")
        #expect(UniqueID.timed(milliseconds: 0, ones).description == "00000000-0000-7fff-bfff-ffffffffffff")
    }

    @Test func `an impossible clock makes a valid identifier all the same`() {
        #expect(UniqueID.timed(milliseconds: -5, ones).description.hasPrefix("00000000-0000-7"))
        #expect(UniqueID.timed(milliseconds: .max, ones).description.hasPrefix("ffffffff-ffff-7"))
    }

    @Test func `a later millisecond sorts later, as value and as text`() {
        let ids = [1, 2, 255, 256, 65_536, 1_900_000_000_000].map { UniqueID.timed(milliseconds: $0, .system) }
        #expect(ids == ids.sorted())
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
    }

    @Test func `the spelling is read back, in either case`() {
        let id = UniqueID.random(.system)
        #expect(UniqueID(id.description) == id)
        #expect(UniqueID(id.description.uppercased()) == id)
    }

    @Test func `every digit is spelled in its place, alone and at the end of a longer text`() {
        let id = UniqueID(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210)
        #expect(id.description == "01234567-89ab-cdef-fedc-ba9876543210")
        var text = Array("id ".utf8)
        text.append(addingCapacity: 36) { id.append(to: &$0) }
        #expect(String(decoding: text, as: UTF8.self) == "id \(id)")
    }

    @Test(arguments: [
        "", "017f22e2", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
        "017f22e2-79b0-7cc3-98c4dc0c0c07398f--", "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}",
        "017f22e-279b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c0739é",
    ])
    func `any other spelling is refused`(text: String) {
        #expect(UniqueID(text) == nil)
    }

    @Test(arguments: 0..<36) func `each sign is taken or refused in each place as the plain rule says`(place: Int) {
        let plain = Array("017f22e2-79b0-7cc3-98c4-dc0c0c07398f".utf8)
        for sign in UInt8(0)..<128 {
            var spelling = plain
            spelling[place] = sign
            let text = String(decoding: spelling, as: UTF8.self)
            let (hyphens, digits, capitals) = (Set("-".utf8), Set("0123456789abcdef".utf8), Set("ABCDEF".utf8))
            let isLower = plain[place] == UInt8(ascii: "-") ? hyphens.contains(sign) : digits.contains(sign)
            let isUpper = plain[place] != UInt8(ascii: "-") && capitals.contains(sign)
            #expect(UniqueID(text)?.description == (isLower || isUpper ? text.lowercased() : nil))
            #expect(UniqueID(text, capitals: false)?.description == (isLower ? text : nil))
        }
    }
}
