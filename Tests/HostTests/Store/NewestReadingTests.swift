import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct NewestReadingTests {
    @Test func `what a reading saw that began earlier does not take the place of what a later one saw`() async throws {
        let reading = NewestReading("nothing")
        let (slow, finish) = AsyncStream<String>.makeStream()
        let (begun, isBegun) = AsyncStream<Void>.makeStream()
        let earlier = Task {
            try await reading.refresh { () async throws(StoreError) in
                isBegun.yield()
                for await seen in slow { return seen }
                return "never"
            }
        }
        for await _ in begun { break }
        #expect(try await reading.refresh { () async throws(StoreError) in "both changes" } == "nothing")
        finish.yield("one change")
        #expect(try await earlier.value == nil)
        #expect(reading.value == "both changes")
        #expect(try await reading.refresh { () async throws(StoreError) in "three" } == "both changes")
    }
}
