import Glibc

/// Runs benchmarks: all of them, or those whose names begin with a word of the command line.
@main
struct Main {
    static let benchmarks: [Benchmark] = [
        .sync,
        .storeTurns,
        .storeTurnsInTwo,
        .storeLongSession,
        .storePages,
        .durableTurns,
        .longTurns,
        .connects,
        .idleLearners,
        .resumeStorm,
        .coldStart,
        .chain,
        .configuration,
        .faqMatch,
        .faqQuality,
        .practice,
        .replay,
        .backup,
        .deskClaims,
        .tutorScreens,
        .modelStreams,
        .stalledStreams,
    ]

    @concurrent
    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        if words.first == ModelProcess.word { try await ModelServer.serve() }
        let chosen = benchmarks.filter { benchmark in
            words.isEmpty || words.contains { benchmark.name.hasPrefix($0) }
        }
        guard !chosen.isEmpty else {
            print("Nothing is called that; there are: \(benchmarks.map(\.name).joined(separator: ", ")).")
            exit(2)
        }
        for benchmark in chosen {
            print("\(benchmark.name) — \(benchmark.operation)")
            fflush(nil)
            do {
                // In a task of its own, as turns run in the host: on the main actor every part would cost two changes of
                // thread, and that is what would be measured.
                for figures in try await Task.detached(operation: { try await benchmark.run(Bounds()) }).value {
                    print(figures.line)
                    fflush(nil)
                }
            } catch {
                print("  failed: \(error)")
                exit(1)
            }
        }
    }
}
