import Pipeline
import Responders

extension ShellCommand {
    private static let place = Argument(name: "PLACE", meaning: "a course, or a module as COURSE/MODULE")
    private static let door = "Works on the database of a stopped host or, with --host, on a running host."

    /// Limits help.
    static let setLock = ShellCommand(
        path: ["lock"],
        summary: "Limits the help given in a course or a module.",
        details: door
            + " What the configuration locks stays locked: a lock can only be made stricter. Connected learners"
            + " are told immediately.",
        arguments: [place],
        options: [
            Option(
                name: "grade",
                value: "GRADE",
                meaning: "how much help is left",
                fallback: "closed",
                choices: LockGrade.allCases.filter { $0 > .off }.map(\.rawValue)
            ),
            .value("from", "TIME", "when it begins, such as 2026-11-21T09:00:00Z", fallback: "now"),
            .value("until", "TIME", "when it ends by itself", fallback: "never"),
            .value("for", "SPAN", "how long it lasts, such as 90m, instead of --until"),
            .host, .database,
        ],
        examples: ["tutorline lock algebra-1/unit-3-final --grade hints --for 2h"],
        run: { invocation, shell in
            let lock = try invocation.lock(now: Rim.now())
            if let host = try RunningHost(invocation, shell) {
                _ = try await host.ask(.put, lock.path + "/lock", lock.described)
            } else {
                let store = try await invocation.openStore(shell)
                defer { store.close() }
                try await store.setLock(lock)
            }
            shell.print(lock.line)
            return .success
        }
    )

    /// Lifts what was set.
    static let liftLock = ShellCommand(
        path: ["unlock"],
        summary: "Lifts the lock that was set in a course or a module.",
        details: door,
        arguments: [place],
        options: [.host, .database],
        examples: ["tutorline unlock algebra-1/unit-3-final"],
        run: { invocation, shell in
            let (course, module) = try invocation.place
            let isLifted: Bool
            if let host = try RunningHost(invocation, shell) {
                let path = LiveLock(course: course, module: module, grade: .closed).path
                isLifted = try await host.ask(.delete, path + "/lock")?["lifted"]?.bool ?? false
            } else {
                let store = try await invocation.openStore(shell)
                defer { store.close() }
                isLifted = try await store.liftLock(course: course, module: module)
            }
            guard isLifted else {
                throw Complaint(
                    "no lock was set there; a lock in the configuration has to be lifted in the configuration.",
                    .no
                )
            }
            shell.print("The lock that was set in \(module.map { "\(course)/\($0)" } ?? course) is lifted.")
            return .success
        }
    )

    /// Lists what is set.
    static let listLocks = ShellCommand(
        path: ["locks"],
        summary: "Lists the locks that were set and have not ended; locks of the configuration are in its file.",
        details: onlyReads,
        arguments: [Argument(name: "COURSE", meaning: "the course")],
        options: [.host, .database, .json],
        examples: ["tutorline locks algebra-1"],
        run: { invocation, shell in
            let course = invocation[argument: "COURSE"] ?? ""
            let listed: [JSON]
            if let host = try RunningHost(invocation, shell) {
                let place = LiveLock(course: course, grade: .closed)
                listed = try await host.ask(.get, place.path + "/locks")?["locks"]?.array ?? []
            } else {
                let store = try await invocation.readStore(shell)
                defer { store.close() }
                _ = try await store.course(course)
                listed = try await store.locks().filter { $0.course == course }.map(\.described)
            }
            if invocation.has("json") {
                shell.print(JSON.array(listed).text)
            } else {
                for lock in listed { shell.print(LiveLock.line(of: lock)) }
                if listed.isEmpty { shell.print("No lock is set in \(course).") }
            }
            return .success
        }
    )
}

extension Invocation {
    /// The course and the module an argument names.
    fileprivate var place: (course: String, module: String?) {
        get throws {
            let text = self[argument: "PLACE"] ?? ""
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let course = parts.first, course.isIdentifier, parts.count == 1 || parts[1].isIdentifier else {
                throw Complaint("\"\(text)\" is not a place; write a course, or COURSE/MODULE.", .misuse)
            }
            return (course, parts.count == 2 ? parts[1] : nil)
        }
    }

    fileprivate func lock(now: Moment) throws -> LiveLock {
        let (course, module) = try place
        let from = try moment("from")
        var until = try moment("until")
        if let text = all("for").last {
            guard until == nil else {
                throw Complaint("--for and --until both say when the lock ends; give only one.", .misuse)
            }
            guard let span = Span(text)?.duration, span > .zero else {
                throw Complaint("--for must be a length of time, such as 90m.", .misuse)
            }
            until = (from ?? now) + span
        }
        let grade = LockGrade(rawValue: self[option: "grade"] ?? "") ?? .closed
        return LiveLock(course: course, module: module, grade: grade, from: from, until: until)
    }

    private func moment(_ option: String) throws -> Moment? {
        guard let text = all(option).last else { return nil }
        guard let moment = Moment(rfc3339: text) else {
            throw Complaint("--\(option) must be a time such as 2026-11-21T09:00:00Z.", .misuse)
        }
        return moment
    }
}

extension LiveLock {
    fileprivate var path: String { "/api/v1/courses/\(course)" + (module.map { "/modules/\($0)" } ?? "") }
    fileprivate var line: String { Self.line(of: described) }

    fileprivate static func line(of lock: JSON) -> String {
        let place = [lock["course"]?.string, lock["module"]?.string].compactMap { $0 }.joined(separator: "/")
        let from = lock["from"]?.string.map { " from \($0)" } ?? ""
        let until = lock["until"]?.string.map { " until \($0)" } ?? ""
        return "\(place)  \(lock["grade"]?.string ?? "")\(from)\(until)"
    }
}
