import Testing

@testable import Host

@Suite struct ClockTrustTests {
    private static let start = Moment(milliseconds: 1_800_000_000_000)
    private static let (minute, day) = (Duration.seconds(60), Duration.seconds(86_400))
    private var trust = ClockTrust(wall: start, steady: .seconds(7))

    /// Looks at the clocks some time after the start, with the wall clock so far ahead of the truth.
    private mutating func look(after time: Duration, ahead: Duration) -> ClockTrust.Finding {
        trust.look(wall: Self.start + time + ahead, steady: .seconds(7) + time)
    }

    @Test mutating func `a clock that goes as time does is believed, for years`() {
        for days in 1...1000 { #expect(look(after: Self.day * days, ahead: .seconds(days)) == .trusted) }
    }

    @Test mutating func `nothing is deleted for a day after a jump forward`() {
        let year = Self.day * 365
        #expect(look(after: Self.minute, ahead: .zero) == .trusted)
        #expect(look(after: Self.minute * 2, ahead: year) == .jumped(year))
        #expect(look(after: Self.minute * 3, ahead: year) == .onProbation)
        #expect(look(after: Self.day, ahead: year) == .onProbation)
        #expect(look(after: Self.day + Self.minute * 2, ahead: year) == .trusted)
        #expect(look(after: Self.day + Self.minute * 3, ahead: year) == .trusted)
    }

    @Test mutating func `one that is put right within the day is believed at once, and told of the next time`() {
        #expect(look(after: Self.minute, ahead: Self.day) == .jumped(Self.day))
        #expect(look(after: Self.minute * 2, ahead: .zero) == .trusted)
        #expect(look(after: Self.minute * 3, ahead: Self.day) == .jumped(Self.day))
        #expect(look(after: Self.minute * 4, ahead: Self.day * 3) == .jumped(Self.day * 3), "its day begins again")
    }

    @Test mutating func `one that goes back is believed, because later is no loss`() {
        #expect(look(after: Self.minute, ahead: .zero - Self.day) == .trusted)
        #expect(look(after: Self.minute * 2, ahead: .zero) == .jumped(Self.day))
    }
}
