import Pipeline
import Synchronization

/// Counts how often it is made.
struct Counted: InstantResponder, ResponderModule {
    final class Count: Sendable {
        private let number = Atomic(0)
        var count: Int { number.load(ordering: .sequentiallyConsistent) }
        func add() { number.wrappingAdd(1, ordering: .sequentiallyConsistent) }
        func reset() { number.store(0, ordering: .sequentiallyConsistent) }
    }

    struct Settings: ModuleSettings {
        var text = ""
        init() {}
    }

    static let made = Count()
    static let name: ModuleName = "counted"
    static let summary = "Counts how often it is made."
    init(_ settings: Settings, _ assembly: Assembly) { Self.made.add() }
    func answer(_ turn: Turn) -> InstantAnswer? { nil }
}
