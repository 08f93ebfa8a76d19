import Testing

@testable import Responders

struct TypoIndexTests {
    private let index = TypoIndex([
        ("homework", 1, false), ("slope", 2, false), ("photosynthesis", 3, false), ("calculator", 4, false),
        ("house", 5, true), ("test", 6, false), ("equation", 7, false),
    ])

    @Test(
        arguments: [
            ("hoemwork", 1), ("homewrok", 1), ("homwork", 1), ("homewwork", 1), ("slpoe", 2), ("slop", nil),
            ("photosinthesys", 3),
            ("calculater", 4), ("tset", 6), ("tent", nil), ("hous", nil), ("ohmework", 1), ("eqaution", 7),
            ("sloppy", nil),
            ("elope", nil), ("zebra", nil), ("", nil), ("x", nil),
        ] as [(String, Int32?)]
    )
    func `a slip is mended, another word is not`(typed: String, meant: Int32?) {
        #expect(index.reading(of: typed)?.number == meant)
    }

    @Test func `slips are counted as people count them`() {
        func slips(_ a: String, _ b: String) -> Int {
            Slips.count(a.unicodeScalars.map(\.value), b.unicodeScalars.map(\.value))
        }
        #expect(slips("kitten", "sitting") == 3)
        #expect(slips("ab", "ba") == 1)
        #expect(slips("", "abc") == 3)
        #expect(slips(String(repeating: "a", count: 32), String(repeating: "b", count: 32)) == 32)
    }
}
