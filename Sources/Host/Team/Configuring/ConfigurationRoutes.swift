import Pipeline
import Reactor

/// The configuration in force: looked at, tried, exchanged and taken back while lessons go on.
struct ConfigurationRoutes: Sendable {
    let office: ConfigurationOffice

    private static let base = Route.Parameter(
        name: "If-Match",
        meaning: "the revision that the draft was begun from, in quotes; another in force is refused"
    )

    private static let place = [
        Route.Parameter(name: "course", meaning: "the chain of this course"),
        Route.Parameter(name: "module", meaning: "and of this module in it"),
    ]

    var all: [Route] {
        [
            Route(
                method: "GET",
                path: "/admin/config",
                access: .may(.readConfiguration, .host),
                summary: "Shows the configuration in force, or what really runs in a course or a module.",
                query: Self.place,
                answers: .json(.configurationInForce),
                answer: show
            ),
            Route(
                method: "GET",
                path: "/admin/config/log",
                access: .may(.readConfiguration, .host),
                summary: "Lists the configurations that were in force, newest first.",
                query: [.limit(1000, usually: 50)],
                answers: .json(.configurations),
                answer: log
            ),
            Route(
                method: "POST",
                path: "/admin/config",
                access: .may(.changeConfiguration, .host),
                summary:
                    "Brings a draft into force; a team's draft may change its own courses, using what the operator's file names.",
                headers: [Self.base],
                content: .chain,
                answers: .json(.configuration),
                answer: apply
            ),
            Route(
                method: "POST",
                path: "/admin/config/check",
                access: .may(.changeConfiguration, .host),
                summary: "Checks a draft and runs its tests; nothing changes.",
                headers: [Self.base],
                content: .chain,
                answers: .json(.checkedDraft),
                answer: check
            ),
            Route(
                method: "POST",
                path: "/admin/config/rollback",
                access: .may(.changeConfiguration, .host),
                summary:
                    "Goes back to an earlier configuration; without a name, to the last different one.",
                body: [
                    .optional("revision", "string", "the revision, or its first letters")
                ],
                answers: .json(.configuration),
                answer: rollBack
            ),
        ]
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let (edition, record) = await office.current
        let course = call.query("course"), module = call.query("module")
        guard course != nil || module == nil else {
            throw Refused(.badField, "A module belongs to a course; give \"course\" as well.", field: "course")
        }
        guard case .object(var members) = record.json else { return .json(record.json) }
        members.set("text", .string(String(decoding: edition.bytes, as: UTF8.self)))
        members.set("chain", ChainListing(edition, course: course, module: module).json)
        return .json(.object(members))
    }

    @Sendable private func log(_ call: Call) async throws -> Response {
        let limit = try call.number("limit", in: 1...1000, else: 50)
        let all = try await office.configurations(limit: Int(limit))
        return .json(["configurations": .array(all.map(\.json))])
    }

    @Sendable private func check(_ call: Call) async throws -> Response {
        try await Self.refusing(office.path) {
            let (edition, tests) = try await office.check(
                call.draft(),
                begunFrom: DraftBase(tag: call.header("If-Match")),
                by: call.author
            )
            let warnings =
                edition.blueprint.warnings + (await office.unknownPlaces(in: edition))
                + edition.blueprint.fileTests().faults + (await office.unknownModules(in: edition))
            return .json([
                "good": true, "revision": .string(edition.revision), "warnings": .array(warnings.map(\.json)),
                "tests": .array(tests.map(\.json)),
            ])
        }
    }

    @Sendable private func apply(_ call: Call) async throws -> Response {
        try await Self.refusing(office.path) {
            let base = DraftBase(tag: call.header("If-Match"))
            return .json(try await office.apply(call.draft(), begunFrom: base, by: call.author).json)
        }
    }

    @Sendable private func rollBack(_ call: Call) async throws -> Response {
        let revision = try call.body().optionalText("revision", atMost: 64)
        return try await Self.refusing(office.path) {
            .json(try await office.rollBack(to: revision, by: call.author).json)
        }
    }

    /// Turns what is wrong with a draft into an answer with every fault in it; `file` is what they call the draft.
    static func refusing(_ file: String, _ body: () async throws -> Response) async throws -> Response {
        do { return try await body() } catch let faults as Faults {
            let first = faults.all.first { $0.severity == .error } ?? faults.all.first
            return .problem(Refused(.badField, first?.description ?? "\(faults)"), faults: faults.all, of: file)
        } catch let exceeded as DraftLimits.Exceeded {
            return .problem(Refused(.forbidden, exceeded.sentence), faults: exceeded.faults, of: file)
        } catch let outdated as DraftBase.Outdated {
            return .problem(Refused(.stateConflict, outdated.sentence), ("in_force", outdated.inForce.json))
        }
    }
}

extension Call {
    /// Who asks, as the author of a change.
    var author: ConfigurationOffice.Author {
        ConfigurationOffice.Author(account: subject.account, subject: subject)
    }

    /// The file that a request brings as its body.
    func draft() throws(Refused) -> [UInt8] {
        guard request.headers["content-type"]?.lowercased().hasPrefix("application/json") == true else {
            throw Refused(.unsupported, "Send the file as it is, with the type application/json.")
        }
        return content
    }
}

extension ConfigurationTest.Result {
    /// How a test went, as programs read it.
    fileprivate var json: JSON {
        JSON(members: [
            ("say", .string(test.say)), ("course", test.course.map(JSON.string) ?? .null),
            ("module", test.module.map(JSON.string) ?? .null), ("line", .integer(Int64(test.line))),
            ("column", .integer(Int64(test.column))), ("outcome", .string(ending.word)),
            ("by", ending.part.map(JSON.string) ?? .null), ("left_out", .array(leftOut.map(JSON.string))),
        ])
    }
}

extension Response {
    /// A problem with everything that is wrong with a file.
    static func problem(_ refused: Refused, faults: [Fault], of file: String) -> Response {
        problem(refused, ("file", .string(file)), ("faults", .array(faults.map(\.json))))
    }

    /// A problem, with more that a program may want to know.
    static func problem(_ refused: Refused, _ more: (String, JSON)...) -> Response {
        var response = problem(refused)
        guard case .bytes(let bytes) = response.body, case .object(var members)? = try? JSON(parsing: bytes) else {
            return response
        }
        for (name, value) in more { members.set(name, value) }
        response.body = .bytes(JSON.object(members).bytes)
        return response
    }
}

extension Fault {
    init?(_ json: JSON) {
        guard let file = json["file"]?.string, let message = json["message"]?.string else { return nil }
        self.init(
            file: file,
            line: Int(clamping: json["line"]?.integer ?? 1),
            column: Int(clamping: json["column"]?.integer ?? 1),
            severity: json["severity"]?.string.flatMap(Severity.init) ?? .error,
            path: json["path"]?.string ?? "",
            message: message
        )
    }

    /// The fault as programs read it.
    var json: JSON {
        JSON(members: [
            ("file", .string(file)), ("line", .integer(Int64(line))), ("column", .integer(Int64(column))),
            ("severity", .string(severity.rawValue)), ("path", .string(path)), ("message", .string(message)),
        ])
    }
}
