/// Something whose cost is worth knowing before and after a change.
///
/// Each lives in a file of its own, as a static member, and is named once more in `Main.swift`.
struct Benchmark: Sendable {
    /// What it is called on the command line.
    let name: String
    /// What one operation is.
    let operation: String
    let run: @Sendable (Bounds) async throws -> [Figures]
}

/// How much a benchmark may do.
struct Bounds: Sendable {
    /// How long each of its figures may take.
    var time = Duration.seconds(2)
}
