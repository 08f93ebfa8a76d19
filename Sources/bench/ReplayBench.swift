import Cryptography
import FoundationEssentials
import Glibc
import Host
import Pipeline
import SQLite

extension Benchmark {
    /// What it costs to see what a candidate would have said.
    static let replay = Benchmark(
        name: "replay",
        operation: "a stored turn replayed through a chain of an FAQ, again and again over 100000 of them"
    ) { bounds in
        let folder = try Workspace()
        let path = folder.path("replay.db")
        let turns = 100_000
        try await ReplayLoad.make(path, turns: turns)
        var figures: [Figures] = []
        for workers in [1, 2] {
            var (passes, first, last) = (0, 0, 0)
            let (start, before) = (ContinuousClock.now, Usage.now)
            while passes < 10 {
                let compared = try await HostBench.replay(path, faq: ReplayLoad.faq, workers: workers)
                guard compared.differing == 0, compared.turns == turns else {
                    throw ReplayLoad.Wrong(differing: compared.differing, turns: compared.turns)
                }
                passes += 1
                last = ReplayLoad.residentBytes
                if passes == 1 { first = last }
            }
            figures.append(
                Figures(
                    label: "\(workers) side by side",
                    operations: turns * passes,
                    time: start.duration(to: .now),
                    used: Usage.now - before,
                    notes: ["\(first >> 20) MB after the first pass, \(last >> 20) MB after \(passes)"]
                )
            )
        }
        return figures
    }
}

/// A database full of answered questions, written without a host.
enum ReplayLoad {
    struct Wrong: Error {
        let differing: Int
        let turns: Int
    }

    static let faq = "## What is a slope?\n\nRise over run.\n\n## When is homework 2 due?\n\nOn Friday.\n"

    /// One learner's turns would be a strange school: there are a thousand learners.
    static func make(_ path: String, turns: Int) async throws {
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
        try connection.execute(script(turns))
    }

    private static func script(_ turns: Int) -> String {
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
                    (SELECT max(at) FROM entry WHERE id <= 1000) + n FROM numbered ORDER BY n;
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
