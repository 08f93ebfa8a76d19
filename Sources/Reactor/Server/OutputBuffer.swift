/// Bytes that wait to be written.
struct OutputBuffer {
    private(set) var bytes: [UInt8] = []
    private var sent = 0

    var count: Int { bytes.count - sent }
    var isEmpty: Bool { sent == bytes.count }
    var hasStorage: Bool { bytes.capacity > 0 }

    mutating func adopt(_ storage: [UInt8]) { bytes = storage }

    /// Appends with direct access, so that frames are formed in their place.
    mutating func write<Result>(_ body: (inout [UInt8]) -> Result) -> Result {
        if sent > 64 * 1024, sent > bytes.count / 2 { compact() }
        return body(&bytes)
    }

    func withUnsent<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[sent...])) }
    }

    mutating func advance(_ count: Int) { sent += count }

    /// Gives the storage away, for another connection to write in.
    mutating func surrender() -> [UInt8] {
        var storage: [UInt8] = []
        swap(&storage, &bytes)
        sent = 0
        storage.removeAll(keepingCapacity: true)
        return storage
    }

    private mutating func compact() {
        bytes.removeSubrange(..<sent)
        sent = 0
    }
}
