import Pipeline
import Responders

extension ShellCommand {
    private static let configOption = Option.value("config", "FILE", "the chain", fallback: "responders.json")

    /// Shows what really runs.
    static let showConfiguration = ShellCommand(
        path: ["config", "show"],
        summary: "Shows what really runs in a course and module, and where each of its values is written.",
        details: "Without --host it reads the file; with --host it shows what is in force on that host.",
        options: [
            .value("course", "ID", "the course", fallback: "what runs in courses the file does not name"),
            .value("module", "ID", "the module"), configOption, .host(otherwise: "the file"), .json,
        ],
        examples: ["tutorline config show --course algebra-1 --module unit-3-final"],
        run: show
    )

    private static func show(_ invocation: Invocation, _ shell: Shell) async throws -> ExitCode {
        let course = invocation.all("course").last, module = invocation.all("module").last
        guard course != nil || module == nil else {
            throw Complaint("a module belongs to a course; give --course as well.", .misuse)
        }
        for id in [course, module].compactMap({ $0 }) where !id.isIdentifier {
            throw Complaint("\"\(id)\" is not the id of a course or a module.", .misuse)
        }
        let listing: ChainListing
        if let host = try RunningHost(invocation, shell) {
            let query = [("course", course), ("module", module)].compactMap { name, value in
                value.map { "\(name)=\($0.percentEncoded)" }
            }
            let path = "/admin/config" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
            listing = ChainListing(try await host.ask(.get, path)?["chain"] ?? .null)
        } else {
            let configuration = Configuration(shell: shell)
            let edition = try configuration.edition(
                invocation[option: "config"] ?? "",
                reading: configuration.files
            )
            listing = ChainListing(edition, course: course, module: module)
        }
        shell.print(invocation.has("json") ? listing.json.text : listing.page(shell.style))
        return .success
    }

    /// Lists what was in force.
    static let listConfigurations = ShellCommand(
        path: ["config", "log"],
        summary: "Lists the configurations that were in force, newest first.",
        details: "It only reads the database, so the host may be running.",
        options: [.value("limit", "COUNT", "how many", fallback: "50"), .host, .database, .json],
        examples: ["tutorline config log"],
        run: { invocation, shell in
            let text = invocation[option: "limit"] ?? "50"
            guard let limit = Int(text), (1...1000).contains(limit) else {
                throw Complaint("--limit must be a whole number from 1 to 1000, not \"\(text)\".", .misuse)
            }
            let list: [JSON]
            if let host = try RunningHost(invocation, shell) {
                list = try await host.ask(.get, "/admin/config/log?limit=\(limit)")?["configurations"]?.array ?? []
            } else {
                list = try TurnArchive(invocation.databasePath(shell)).configurations(limit: limit).map(\.json)
            }
            if invocation.has("json") {
                shell.print(JSON.array(list).text)
            } else {
                for record in list { shell.print(RecordedConfiguration.line(of: record)) }
            }
            return .success
        }
    )

    /// Sends a draft to a host.
    static let applyConfiguration = ShellCommand(
        path: ["config", "apply"],
        summary: "Brings a draft into force on a running host, after checking it and running its tests.",
        details: "The files it names are read on the host's machine. A team may change its own courses, with the"
            + " programs, servers and secrets that the operator's file names; --check changes nothing. With --base, what"
            + " somebody else changed since is not undone unknowingly.",
        arguments: [configArgument],
        options: [
            .flag("check", "only check whether it could be brought into force"),
            .value(
                "base",
                "REVISION",
                "what the draft was begun from: refuse it when something else is in force",
                fallback: "whatever is in force"
            ), .neededHost, .json,
        ],
        examples: ["tutorline config apply draft.json --host http://127.0.0.1:8080"],
        run: { invocation, shell in
            let path = invocation[argument: "FILE"] ?? ""
            let bytes: [UInt8]
            do { bytes = try shell.readFile(path) } catch { throw Complaint("\(error).", .misuse) }
            guard let host = try RunningHost(invocation, shell) else {
                throw Complaint(
                    "name a running host with --host; a stopped one reads its files when it starts.",
                    .misuse
                )
            }
            let isTrial = invocation.has("check")
            let answer = try await host.send(
                .post,
                "/admin/config" + (isTrial ? "/check" : ""),
                bytes,
                of: path,
                ifMatch: invocation.all("base").last,
                within: RunningHost.thoughtful
            )
            let revision = answer?["revision"]?.string ?? ""
            for fault in (answer?["warnings"]?.array ?? []).compactMap(Fault.init) { shell.complain("\(fault)") }
            shell.print(
                invocation.has("json")
                    ? (answer ?? .null).text : "\(revision) " + (isTrial ? "could be in force." : "is in force.")
            )
            return .success
        }
    )

    /// Takes a configuration back.
    static let rollBackConfiguration = ShellCommand(
        path: ["config", "rollback"],
        summary: "Goes back to an earlier configuration, with its files as they were.",
        details: "Without a name it goes back to the last different one. It stays in force, after restarts as"
            + " well, until the files change again or somebody sends a draft. Works on the database of a"
            + " stopped host or, with --host, on a running host.",
        arguments: [Argument(name: "REVISION", meaning: "the revision, or its first letters", fallback: "")],
        options: [configOption, .host, .database],
        examples: ["tutorline config rollback --host http://127.0.0.1:8080", "tutorline config rollback 9f3c"],
        run: rollBack
    )

    private static func rollBack(_ invocation: Invocation, _ shell: Shell) async throws -> ExitCode {
        let wanted = invocation[argument: "REVISION"].flatMap { $0.isEmpty ? nil : $0 }
        let revision: String
        if let host = try RunningHost(invocation, shell) {
            let body = JSON(members: wanted.map { [("revision", .string($0))] } ?? [])
            revision = try await host.ask(.post, "/admin/config/rollback", body)?["revision"]?.string ?? ""
        } else {
            let configuration = Configuration(shell: shell)
            let disk = try configuration.blueprint(invocation[option: "config"] ?? "").revision
            let store = try await invocation.openStore(shell)
            defer { store.close() }
            let edition = try configuration.edition(try await store.earlier(wanted))
            revision = try await store.record(
                edition.record(.rollback, by: nil, trusted: true, disk: "\(disk)")
            ).revision
        }
        shell.print("\(revision) is in force.")
        return .success
    }
}
