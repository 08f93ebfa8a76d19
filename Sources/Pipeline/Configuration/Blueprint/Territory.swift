/// In which courses two configurations do something different.
public struct Territory: Sendable, Equatable {
    /// Whether what holds everywhere else differs, in courses that no configuration names.
    public var isEverywhere = false
    public var courses: Set<String> = []
}

extension Blueprint {
    /// Where this configuration does something else than `other`: other parts, settings, words in files, locks, queues,
    /// tests.
    public func differences(from other: Blueprint) -> Territory {
        var territory = Territory()
        territory.isEverywhere = print(of: lineups.base) != other.print(of: other.lineups.base)
        for course in Set(lineups.courses.keys).union(other.lineups.courses.keys) {
            let modules = Set((lineups.modules[course] ?? [:]).keys).union((other.lineups.modules[course] ?? [:]).keys)
            let differs = ([nil] + modules.map { $0 }).contains { module in
                print(of: lineups.lineup(course: course, module: module))
                    != other.print(of: other.lineups.lineup(course: course, module: module))
            }
            if differs { territory.courses.insert(course) }
        }
        // What a course is held to belongs to those who look after it; a test of no course speaks for all.
        for test in changedTests(from: other) {
            if let course = test.course { territory.courses.insert(course) } else { territory.isEverywhere = true }
        }
        return territory
    }

    /// The tests that only one of the two has.
    private func changedTests(from other: Blueprint) -> [ConfigurationTest] {
        let (own, others) = (Set(tests.map(\.canonical)), Set(other.tests.map(\.canonical)))
        return tests.filter { !others.contains($0.canonical) } + other.tests.filter { !own.contains($0.canonical) }
    }

    /// All that decides what a lineup does, as one text.
    private func print(of lineup: Lineup<PlannedStep>) -> String {
        let steps = lineup.all.map { step in
            let words = step.entry.members.flatMap { contents(namedIn: $0.node) }.joined(separator: " ")
            let waiting = step.part.queues.map { name in "\(name): \(queues[name].map { "\($0)" } ?? "")" }
            let members = CanonicalJSON.text(of: step.entry.members)
            return "\(step.entry.kind) \(step.entry.module.name) \(step.entry.name) \(members) \(words) \(waiting)"
        }
        return (["\(lineup.lock)"] + steps).joined(separator: "\n")
    }

    /// Fingerprints of the files that a value names.
    private func contents(namedIn node: JSONNode) -> [String] {
        switch node.value {
        case .text(let text):
            guard let bytes = sources[SourceFiles.join(SourceFiles.folder(of: file), text)] else { return [] }
            var hash = SHA256()
            hash.add(bytes)
            return [SHA256.hex(hash.finish())]
        case .list(let nodes): return nodes.flatMap(contents)
        case .object(let object): return object.members.flatMap { contents(namedIn: $0.node) }
        case .null, .flag, .number: return []
        }
    }
}

extension SourceFiles {
    /// The same files for a draft of somebody who is not trusted with all of them.
    ///
    /// It may name the files that are `known`, and Markdown files beside them; anything else could be a key.
    public func confined(to known: Set<String>) -> SourceFiles {
        let folders = Set(known.map(Self.folder))
        let all = self
        return SourceFiles(
            read: { path in
                let isBeside = path.hasSuffix(".md") && folders.contains(Self.folder(of: path))
                guard known.contains(path) || isBeside else { throw ForbiddenFile(path: path) }
                return try all.read(path)
            },
            list: { folders.contains($0) ? all.list($0).filter { $0.hasSuffix(".md") } : [] }
        )
    }
}

struct ForbiddenFile: Error, CustomStringConvertible {
    let path: String
    var description: String {
        "a draft may not name the file \(quoted(path)); it may name the files of the operator's configuration, and "
            + "Markdown files beside them"
    }
}
