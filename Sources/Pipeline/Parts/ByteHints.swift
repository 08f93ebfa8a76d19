/// Words that tell which texts are worth a closer look.
///
/// Every question is looked at, so bytes are compared and not characters: comparing these as strings took two thirds of
/// a whole turn.
struct ByteHints: Sendable {
    /// The hints, by their first byte.
    private let lists: [[[UInt8]]]
    /// Whether a byte begins any; one that begins none is the common case.
    private let isFirst: [Bool]

    /// The hints in lower case; one that can be spelled with composed and with decomposed letters is given twice.
    init(_ hints: [String]) {
        var lists = [[[UInt8]]](repeating: [], count: 256)
        for hint in hints.map({ Array($0.utf8) }) { lists[Int(hint.first ?? 0)].append(hint) }
        self.lists = lists
        isFirst = lists.map { !$0.isEmpty }
    }

    /// Whether one of them is somewhere in the text, in whatever case.
    func occur(in text: String) -> Bool {
        let lowered = text.lowercased()
        let bytes = lowered.utf8Span.span
        for start in bytes.indices where isFirst[Int(bytes[start])] {
            for hint in lists[Int(bytes[start])] where bytes.count - start >= hint.count {
                if hint.indices.allSatisfy({ bytes[start + $0] == hint[$0] }) { return true }
            }
        }
        return false
    }
}
