import Cryptography
import Host
import Synchronization

extension Benchmark {
    /// A turn as an FAQ answers it: message and answer in one transaction.
    static let storeTurns = Benchmark(
        name: "store.turn",
        operation: "message and known answer, on disk, in one transaction"
    ) { bounds in
        var figures: [Figures] = []
        for callers in [1, 50, 100, 1000] {
            figures.append(
                try await StoreLoad.measure(callers, bounds) { load, caller, done in
                    load.store.accept(load.message(from: caller), ending: load.answer) { result in
                        done(result.map { $0.turn })
                    }
                }
            )
        }
        return figures
    }

    /// A turn whose answer takes its time: message, then answer, each with its own commit.
    static let storeTurnsInTwo = Benchmark(
        name: "store.two",
        operation: "message on disk, then its answer on disk"
    ) { bounds in
        var figures: [Figures] = []
        for callers in [1, 50, 100, 1000] {
            figures.append(
                try await StoreLoad.measure(callers, bounds) { load, caller, done in
                    load.store.accept(load.message(from: caller), ending: nil) { result in
                        switch result {
                        case .success(let accepted):
                            load.store.end(accepted.turn, load.answer) { done($0.map { $0.entry.id }) }
                        case .failure(let error): done(.failure(error))
                        }
                    }
                }
            )
        }
        return figures
    }

    /// A turn in a session that has heard much: it should cost what it costs in a young one.
    static let storeLongSession = Benchmark(
        name: "store.long",
        operation: "message and known answer, 50 callers, in sessions of some length"
    ) { bounds in
        var figures: [Figures] = []
        for length in [10, 2000] {
            figures.append(
                try await StoreLoad.measure(50, bounds, messagesBefore: length) { load, caller, done in
                    load.store.accept(load.message(from: caller), ending: load.answer) { result in
                        done(result.map { $0.turn })
                    }
                }
            )
        }
        return figures
    }

    /// A page of history, as a client that comes back asks for.
    static let storePages = Benchmark(
        name: "store.page",
        operation: "a page of 50 entries read"
    ) { bounds in
        var figures: [Figures] = []
        for callers in [1, 50] {
            figures.append(
                try await StoreLoad.measure(callers, bounds, messagesBefore: 100) { load, caller, done in
                    let session = load.sessions[caller]
                    load.store.entries(of: session, after: 20, for: .everyone, limit: 50) { page in
                        done(page.map { $0.entries.first?.id ?? TurnID(session: session, seq: 1) })
                    }
                }
            )
        }
        return figures
    }
}
