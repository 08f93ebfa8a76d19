/// A network: all addresses that share their first bits.
public struct AddressRange: Hashable, Sendable {
    let base: IPAddress
    /// Counted in the 128 bits of the IPv6 form.
    let bits: Int

    /// Reads “10.0.0.0/8”, “fd00::/8”, or a single address; `nil` when it is neither.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let base = IPAddress(String(parts[0])) else { return nil }
        let width = base.isV4 ? 32 : 128
        var bits = width
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let stated = Int(parts[1]), stated <= width
            else { return nil }
            bits = stated
        }
        self.base = base
        self.bits = bits + (128 - width)
    }

    public func contains(_ address: IPAddress) -> Bool {
        let high = UInt64.max << UInt64(64 - min(bits, 64))
        let low = UInt64.max << UInt64(64 - max(bits - 64, 0))
        return (address.high ^ base.high) & high == 0 && (address.low ^ base.low) & low == 0
    }
}
