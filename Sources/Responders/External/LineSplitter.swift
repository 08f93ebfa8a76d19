/// Cuts bytes into lines, however they arrive; a line that grows too long is an error before it fills the memory.
struct LineSplitter {
    private var bytes: [UInt8] = []
    private var start = 0
    /// Up to where no line break was found.
    private var searched = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Whether nothing is left but white space.
    var isEmpty: Bool { bytes[start...].allSatisfy { $0 <= 0x20 } }

    mutating func feed(_ more: some Sequence<UInt8>) {
        bytes.removeFirst(start)
        searched -= start
        start = 0
        bytes.append(contentsOf: more)
    }

    /// The next whole line, without its line break; lines with nothing in them are passed over.
    mutating func next() throws(ExternalFailure) -> ArraySlice<UInt8>? {
        while let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
            let line = bytes[start..<end]
            (start, searched) = (end + 1, end + 1)
            guard line.count <= limit else { throw .lineTooLong(limit: limit) }
            if line.contains(where: { $0 > 0x20 }) { return line }
        }
        searched = bytes.count
        guard bytes.count - start <= limit else { throw .lineTooLong(limit: limit) }
        return nil
    }

    /// What stands after the last line break, once nothing more will come.
    mutating func rest() throws(ExternalFailure) -> ArraySlice<UInt8>? {
        feed(CollectionOfOne(UInt8(ascii: "\n")))
        return try next()
    }
}
