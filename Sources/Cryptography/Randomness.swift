internal import COpenSSL

/// Where random bytes come from.
///
/// It is a value so that a test can say what "random" was; the host uses `system`, and nothing else may.
public struct Randomness: Sendable {
    private let fill: @Sendable (Int) -> [UInt8]

    /// A source that is asked for a number of bytes and gives exactly that many.
    public init(_ fill: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.fill = fill
    }

    /// That many bytes nobody can guess.
    public func bytes(_ count: Int) -> [UInt8] {
        precondition(count >= 0, "a number of bytes cannot be negative")
        let bytes = fill(count)
        precondition(
            bytes.count == count,
            "a source of randomness gave \(bytes.count) bytes where \(count) were asked for"
        )
        return bytes
    }

    /// OpenSSL's generator, seeded and reseeded from the kernel.
    ///
    /// It stops the process when the machine cannot give randomness: a key or token made without it would
    /// be guessable, and no caller could do anything better than stop.
    public static let system = Randomness { count in
        guard count > 0 else { return [] }
        var bytes = [UInt8](repeating: 0, count: count)
        let made = bytes.withUnsafeMutableBufferPointer { RAND_bytes($0.baseAddress, Int32(clamping: $0.count)) }
        precondition(made == 1 && count <= Int(Int32.max), "the system's random generator failed")
        return bytes
    }
}
