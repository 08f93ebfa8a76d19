import Locking
import Synchronization
import Testing

@testable import Responders

@Suite(.timeLimit(.minutes(5))) struct `Taking bytes where they come from` {
    /// What a taker was given, and by which thread.
    private final class Notes: Sendable {
        let pieces = Lock<[[UInt8]]>([])
        func add(_ bytes: Span<UInt8>) { pieces.withLock { $0.append(bytes.withUnsafeBufferPointer { Array($0) }) } }
        var all: [[UInt8]] { pieces.withLock { $0 } }
    }

    /// Returns when somebody waits for bytes of the stream.
    private func awaited(_ stream: ByteStream) async {
        while !stream.isAwaited, !Task.isCancelled { await Task.yield() }
    }

    @Test func `gives its taker what was there, then each piece before whoever brings it goes on`() async throws {
        let (stream, notes) = (ByteStream {}, Notes())
        stream.add([1, 2])
        let reading = Task {
            try await stream.read {
                notes.add($0); return true
            }
        }
        await awaited(stream)
        #expect(notes.all == [[1, 2]])
        for number in 3...6 as ClosedRange<UInt8> {
            #expect(stream.offer([number]))
            #expect(notes.all.last == [number] && stream.isAwaited)
        }
        stream.end(.success(()))
        #expect(try await reading.value == false)
        #expect(notes.all == [[1, 2], [3], [4], [5], [6]])
    }

    @Test func `keeps what comes after the taker wanted no more`() async throws {
        let (stream, notes) = (ByteStream {}, Notes())
        let reading = Task {
            try await stream.read {
                notes.add($0); return $0[0] < 2
            }
        }
        await awaited(stream)
        for number in 1...3 as ClosedRange<UInt8> { _ = stream.offer([number]) }
        #expect(try await reading.value)
        stream.end(.success(()))
        #expect(notes.all == [[1], [2]])
        #expect(try await stream.next() == [3])
        #expect(try await stream.read { _ in true } == false)
    }

    @Test func `is over for the reader only when the taker is done, whoever ends it meanwhile`() async throws {
        struct Broken: Error {}
        let (stream, notes) = (ByteStream {}, Notes())
        let reading = Task {
            defer { notes.pieces.withLock { $0.append([0]) } }
            return try await stream.read { bytes in
                stream.add([9])
                stream.end(.failure(Broken()))
                notes.add(bytes)
                return true
            }
        }
        await awaited(stream)
        _ = stream.offer([7])
        await #expect(throws: Broken.self) { try await reading.value }
        // What came from elsewhere before the end is read as well.
        #expect(notes.all == [[7], [9], [0]])
    }

    @Test func `throws for a reader that was cancelled, once it is ended`() async throws {
        let stream = ByteStream {}
        let reading = Task { try await stream.read { _ in true } }
        await awaited(stream)
        reading.cancel()
        stream.end(.success(()))
        await #expect(throws: CancellationError.self) { try await reading.value }
    }
}
