/// Whether the wall clock may be believed when something is to be deleted for its age.
///
/// A clock that somebody sets forward by mistake makes everything old at once, and what is deleted does not come back. So
/// after a jump forward nothing is deleted for a day, which is time to notice it; a clock that was behind and has been put
/// right is believed after that day. Whatever the clock says when the host starts is believed: there is nothing to hold
/// against it.
struct ClockTrust {
    /// A jump that changes nothing about what has to go.
    private static let tolerance = Duration.seconds(3600)
    private static let probation = Duration.seconds(86_400)

    /// What the wall clock would have said when the steady one began, as far as it is believed.
    private var origin: Moment
    /// Another that it says now, and since when.
    private var suspect: (origin: Moment, since: Duration)?

    init(wall: Moment, steady: Duration) { origin = wall - steady }

    /// What a look at both clocks comes to.
    enum Finding: Equatable {
        case trusted
        /// It has just jumped forward, by this much.
        case jumped(Duration)
        case onProbation
    }

    /// - Parameter steady: what a clock says that nobody sets, and that goes on while the machine sleeps.
    mutating func look(wall: Moment, steady: Duration) -> Finding {
        let current = wall - steady
        guard current - origin > Self.tolerance else {
            // Back, or corrected little by little: what is deleted later than due is no loss.
            (origin, suspect) = (current, nil)
            return .trusted
        }
        guard let earlier = suspect, current - earlier.origin <= Self.tolerance else {
            suspect = (current, steady)
            return .jumped(current - origin)
        }
        guard steady - earlier.since >= Self.probation else { return .onProbation }
        (origin, suspect) = (current, nil)
        return .trusted
    }
}
