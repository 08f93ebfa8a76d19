import FoundationEssentials
import Responders

extension Benchmark {
    /// What a learner's question costs before anything else happens to it.
    static let faqMatch = Benchmark(name: "faq.match", operation: "a question looked up among the entries") { bounds in
        var figures: [Figures] = []
        for count in [10, 1_000, 10_000] { figures += FAQLoad(entries: count).measure(bounds) }
        return figures
    }

    /// How well strangers' questions are understood.
    static let faqQuality = Benchmark(name: "faq.quality", operation: "a question judged against what it should find") {
        _ in
        try ["Development", "HeldOut"].compactMap { try FAQSet.figures(of: "Tests/RespondersTests/\($0)", label: $0) }
    }
}

/// An index of made-up entries, with questions that hit it and others that do not.
private struct FAQLoad {
    let entries: [FAQEntry]
    let index: FAQIndex
    let hits: [String]
    let misses: [String]
    let building: Duration

    init(entries count: Int) {
        var words = PlausibleWords(seed: 42)
        let entries = (0..<count).map { words.entry($0) }
        let before = Usage.now
        index = FAQIndex(entries, language: .english)
        building = (Usage.now - before).processor
        hits = entries.prefix(50).map { words.paraphrase(of: $0) }
        misses = (0..<50).map { _ in words.question() + " " + words.question() }
        self.entries = entries
    }

    func measure(_ bounds: Bounds) -> [Figures] {
        let found = zip(entries, hits).filter { entry, text in
            if case .hit(let match) = index.find(text) { match.entry.id == entry.id } else { false }
        }
        let made = "made with \(rounded(building.inSeconds * 1_000)) ms CPU"
        return [
            measure(hits, "\(entries.count) entries, hit", bounds, ["\(found.count) of \(hits.count) found", made]),
            measure(misses, "\(entries.count) entries, miss", bounds, []),
        ]
    }

    private func measure(_ texts: [String], _ label: String, _ bounds: Bounds, _ notes: [String]) -> Figures {
        for text in texts { _ = index.find(text) }
        let start = ContinuousClock.now
        let before = Usage.now
        var operations = 0
        while start.duration(to: .now) < bounds.time {
            for text in texts { _ = index.find(text) }
            operations += texts.count
        }
        let (used, time) = (Usage.now - before, start.duration(to: .now))
        return Figures(label: label, operations: operations, time: time, used: used, notes: notes)
    }
}

/// A folder of questions with what they should find in the example courses.
private enum FAQSet {
    static func figures(of folder: String, label: String) throws -> Figures? {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        let files = names.filter { $0.hasSuffix(".jsonl") }
        guard !files.isEmpty else { return nil }
        let questions = try files.flatMap { file in
            try FAQQuality.Question.read(try text("\(folder)/\(file)"), file: "\(folder)/\(file)")
        }
        let courses = try Dictionary(uniqueKeysWithValues: Set(questions.map(\.course)).map { ($0, try index(of: $0)) })
        let start = ContinuousClock.now
        let before = Usage.now
        let quality = try FAQQuality(questions, in: courses)
        return Figures(
            label: label,
            operations: questions.count,
            time: start.duration(to: .now),
            used: Usage.now - before,
            notes: [
                "precision \(thousandths(quality.precision))", "recall \(thousandths(quality.recall))",
                "\(quality.count(where: { $0 == .right })) right", "\(quality.count(where: { $0 == .wrong })) wrong",
                "\(quality.count(where: { $0 == .missed })) missed",
                "\(quality.count(where: { $0 == .silent })) rightly silent",
                "\(quality.count(where: \.asksBack)) asked back",
            ]
        )
    }

    private static func index(of course: String) throws -> FAQIndex {
        let path = "examples/courses/\(course)/faq.md"
        let document = try FAQDocument(try text(path), file: path)
        return FAQIndex(document.entries, language: .english, subject: document.title)
    }

    private static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private static func thousandths(_ share: Double) -> Double { (share * 1_000).rounded() / 1_000 }
}
