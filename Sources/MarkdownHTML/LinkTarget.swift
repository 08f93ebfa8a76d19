/// An address that a link in a learner's or a model's text may lead to.
struct LinkTarget {
    /// The address, with what has no place in one percent-encoded.
    let bytes: [UInt8]

    private static let schemes = ["http://", "https://", "mailto:"].map { Array($0.utf8) }

    /// Nothing, if the address is not absolute or leads anywhere but to the web or to a letter.
    init?(_ address: [UInt8]) {
        let start = address.prefix(8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        guard Self.schemes.contains(where: { start.starts(with: $0) && address.count > $0.count }) else { return nil }
        var bytes: [UInt8] = []
        for byte in address {
            if byte <= 0x20 || byte >= 0x7F {
                let digits = Array("0123456789ABCDEF".utf8)
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                bytes.append(byte)
            }
        }
        self.bytes = bytes
    }
}
