/// The four bytes that a client's payload is XORed with; they turn with each byte, so a payload may come in pieces.
struct Mask {
    private var key: UInt32

    init(_ key: UInt32) { self.key = key }

    /// Applies the mask in place, which masks and unmasks alike.
    mutating func apply(to bytes: inout MutableSpan<UInt8>, _ range: Range<Int>) {
        guard key != 0 else { return }
        let key = self.key
        bytes.withUnsafeMutableBufferPointer { buffer in
            Self.apply(key, to: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[range]))
        }
        let turn = UInt32(range.count & 3) &* 8
        self.key = key &>> turn | (turn == 0 ? 0 : key &<< (32 &- turn))
    }

    /// Eight bytes at a time.
    ///
    /// Raw memory, because a span's checked byte loop took three times as long; the range was checked when the buffer
    /// was cut.
    private static func apply(_ key: UInt32, to buffer: UnsafeMutableRawBufferPointer) {
        guard let base = buffer.baseAddress else { return }
        let wide = UInt64(key) | UInt64(key) &<< 32
        let count = buffer.count
        var index = 0
        while index &+ 8 <= count {
            let masked = base.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ wide
            base.storeBytes(of: masked, toByteOffset: index, as: UInt64.self)
            index &+= 8
        }
        while index < count {
            let byte = UInt8(truncatingIfNeeded: key &>> (UInt32(truncatingIfNeeded: index & 3) &* 8))
            base.storeBytes(
                of: base.load(fromByteOffset: index, as: UInt8.self) ^ byte,
                toByteOffset: index,
                as: UInt8.self
            )
            index &+= 1
        }
    }
}
