import Cryptography
import FoundationEssentials
import Glibc
import Host
import Pipeline
import SQLite

extension Benchmark {
    /// What it costs to see what a candidate would have said, and that it costs no more memory the more there is.
    static let replay = Benchmark(
        name: "replay",
        operation: "a stored turn of 1000000 replayed through a chain of an FAQ"
    ) { bounds in
        let folder = try Workspace()
        let path = folder.path("replay.db")
        let turns = 1_000_000
        let first = try await ReplayLoad.make(path, turns: turns)
        // The whole, and for comparison the last tenth of it with one at a time.
        return [
            try await ReplayLoad.replay(path, turns: turns, since: first, workers: 2),
            try await ReplayLoad.replay(path, turns: turns / 10, since: first + .seconds(turns * 9 / 10), workers: 1),
        ]
    }
}

/// A database full of answered questions, written without a host.
enum ReplayLoad {
    struct Wrong: Error {
        let differing: Int
        let turns: Int
    }

    static let faq = "## What is a slope?\n\nRise over run.\n\n## When is homework 2 due?\n\nOn Friday.\n"

    /// Replays turns that come out as they did, and looks at this process's memory on the way.
    static func replay(_ path: String, turns: Int, since: Moment, workers: Int) async throws -> Figures {
        var memory: [(turns: Int, bytes: Int)] = []
        let (start, before) = (ContinuousClock.now, Usage.now)
        let compared = try await HostBench.replay(path, faq: faq, since: since, workers: workers) { count in
            if count / 100_000 > (memory.last?.turns ?? 0) / 100_000 { memory.append((count, residentBytes)) }
        }
        guard compared.differing == 0, compared.turns == turns else {
            throw Wrong(differing: compared.differing, turns: compared.turns)
        }
        let notes = [memory.first, memory.count > 1 ? memory.last : nil].compactMap { $0 }.map { turns, bytes in
            "\(bytes >> 20) MB after \(turns) turns"
        }
        return Figures(
            label: "\(workers) side by side",
            operations: turns,
            time: start.duration(to: .now),
            used: Usage.now - before,
            notes: notes
        )
    }

    /// A turn a second; returns when the first was.
    ///
    /// One learner's turns would be a strange school: there are a thousand learners.
    static func make(_ path: String, turns: Int) async throws -> Moment {
        let now = Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let store = try await SQLiteStore(path, rules: StoreRules(now: { now }, patience: .seconds(86_400)))
        let module = CatalogueModule(id: "m", title: "M", passages: [])
        let course = CatalogueCourse(id: "c", title: "C", language: "en", subject: "s", modules: [module])
        _ = try await store.importCourse(course)
        for number in 0..<1000 {
            let learner = try await store.create(NewAccount(name: "Learner \(number)")).id
            let opening = Opening(
                learner: learner,
                key: CommandKey(.random(.system)),
                course: "c",
                module: "m",
                onePerModule: false
            )
            _ = try await store.open(opening)
        }
        store.close()
        let connection = try Connection(path)
        try connection.execute(script(turns, from: now))
        return now
    }

    private static func script(_ turns: Int, from now: Moment) -> String {
        let trace = """
            {"course":"c","module":"m","steps":[{"kind":"enricher","name":"course","place":"enrich[0]","us":4,\
            "ending":"added","detail":"course"},{"kind":"guard","name":"pii","place":"guard[0]","us":2,\
            "ending":"passed"},{"kind":"responder","name":"faq","place":"respond[0]","us":60,"ending":"answered",\
            "by":"faq","basis":"What is a slope?","notes":["“What is a slope?” (0.98)"]}],"facts":{"course.id":"c",\
            "course.language":"en","course.subject":"s","message.asks_for_person":false,"message.words":6,\
            "module.id":"m"}}
            """
        let ending = """
            {"role":"tutor","by":{"kind":"faq","name":"faq"},"text":"Rise over run.","html":"<p>Rise over run.</p>",\
            "sources":["faq.md#what-is-a-slope"],"rev":"0123456789ab","ended":{"outcome":"answered","ms":0}}
            """
        // Sessions have an entry of their own, at place 1; turn n is at places 2n and 2n + 1 of its session.
        return """
            CREATE TEMP TABLE numbered AS
                WITH RECURSIVE count (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM count WHERE n < \(turns - 1))
                SELECT n, 1 + n % 1000 AS session, 2 + 2 * (n / 1000) AS seq FROM count;
            INSERT INTO entry (session, seq, prev, kind, audience, turn, author, body, at)
                SELECT session, seq, seq - 1, 'message', 0, seq, session,
                    '{"role":"learner","text":"hey, what is a slope again?"}',
                    \(now.milliseconds) + n * 1000 FROM numbered ORDER BY n;
            INSERT INTO turn (entry, outcome, ending, revision, trace, ended_at)
                SELECT id, 'answered', seq + 1, '0123456789ab', CAST('\(trace)' AS BLOB), at
                FROM entry WHERE kind = 'message';
            INSERT INTO entry (session, seq, prev, kind, audience, turn, body, at)
                SELECT session, seq + 1, seq, 'message', 0, seq, '\(ending)', at
                FROM entry WHERE kind = 'message' AND turn = seq;
            """
    }

    /// How much memory this process has.
    static var residentBytes: Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return 0 }
        return pages * Int(getpagesize())
    }
}
