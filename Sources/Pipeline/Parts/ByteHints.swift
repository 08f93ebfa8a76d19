/// Words that tell which texts are worth a closer look.
///
/// Every question is looked at, so bytes are compared and not characters: comparing these as strings took two thirds of
/// a whole turn.
struct ByteHints: Sendable {
    /// The hints, by their first byte; a byte that begins none is the common case.
    private let lists: [[[UInt8]]]

    /// The hints in lower case; one that can be spelled with composed and with decomposed letters is given twice.
    init(_ hints: [String]) {
        var lists = [[[UInt8]]](repeating: [], count: 256)
        for hint in hints.map({ Array($0.utf8) }) { lists[Int(hint.first ?? 0)].append(hint) }
        self.lists = lists
    }

    /// Whether one of them is somewhere in the text, in whatever case.
    func occur(in text: String) -> Bool {
        var lowered = text.lowercased()
        return lowered.withUTF8 { bytes in
            bytes.indices.contains { start in
                lists[Int(bytes[start])].contains { hint in
                    bytes.count - start >= hint.count && hint.indices.allSatisfy { bytes[start + $0] == hint[$0] }
                }
            }
        }
    }
}
