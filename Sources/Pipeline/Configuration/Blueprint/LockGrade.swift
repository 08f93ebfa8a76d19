/// How much help learners may get, decided by the host and never by a part; each case is stricter than the one before.
public enum LockGrade: String, Sendable, Codable, CaseIterable, Comparable {
    /// No lock: everybody in the chain may answer.
    case off
    /// Hints, but no whole answers.
    case hints
    /// Only people answer.
    case people
    /// Nobody answers.
    case closed

    public static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
