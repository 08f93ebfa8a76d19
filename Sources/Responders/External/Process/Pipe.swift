import CSpawn
import Glibc

/// A pipe to or from a child process; both ends close on exec, and ours never blocks.
struct Pipe {
    let reading: Int32
    let writing: Int32

    /// `nil` when no descriptors are left.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard spawn_pipe(&ends, O_CLOEXEC) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
    }

    func closeBoth() {
        close(reading)
        close(writing)
    }

    static func makeNonBlocking(_ descriptor: Int32) { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
}

/// What came of reading from a descriptor that does not block.
enum ReadResult {
    case bytes([UInt8])
    case nothingNow
    case end

    init(_ descriptor: Int32, atMost count: Int = 64 * 1024) {
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            got = read(descriptor, buffer.baseAddress, count)
            initialized = max(0, got)
        }
        self =
            if got > 0 { .bytes(bytes) } else if got < 0, errno == EAGAIN || errno == EINTR { .nothingNow } else {
                .end
            }
    }
}
