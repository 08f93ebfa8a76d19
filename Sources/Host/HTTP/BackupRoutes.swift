import Glibc
import Locking
import Reactor

/// Copying the database of a host that runs, for the operator.
struct BackupRoutes: Sendable {
    let host: TutorHost
    /// How long nothing is said at most, so that nobody on the way takes the silence for the end.
    var silence = Duration.seconds(5)

    private static let lines = "application/x-ndjson"

    var all: [Route] {
        [
            Route(
                method: "POST",
                path: "/admin/backup",
                access: .may(.operate, .host),
                summary:
                    "Copies the database to a file beside it, while the host keeps running, and checks the copy; a client that "
                    + "accepts \(Self.lines) is sent the progress, one object per line.",
                body: [.required("file", "string", "the name of the copy")],
                answers: .json(.backup).or(Self.lines, "the progress, one object per line"),
                statuses: [200, 201],
                answer: backUp
            )
        ]
    }

    /// Only a name, beside the database: an operator's token is no leave to write anywhere.
    @Sendable private func backUp(_ call: Call) async throws -> Response {
        let name = try call.body().identifier("file")
        guard !name.hasPrefix(".") else {
            throw Refused(.badField, "\"file\" must be a file name that does not start with a dot.")
        }
        let database = host.settings["database"]
        let folder = database.lastIndex(of: "/").map { String(database[...$0]) } ?? ""
        guard access(folder + name, F_OK) != 0 else {
            throw Refused(.badField, "There is already a file \(name); choose another name.", field: "file")
        }
        guard call.request.headers["accept"]?.contains(Self.lines) == true else {
            try await host.store.backUp(to: folder + name) { _ in }
            host.log.info("backed up", ["file": name])
            return .json(["file": .string(name)], status: 201)
        }
        return Response(
            headers: ["Content-Type": Self.lines, "Cache-Control": "no-store", "X-Accel-Buffering": "no"],
            body: .stream { writer in try await tell(writer, of: folder + name, name) }
        )
    }

    /// Copies, and says how far it is, and last what came of it.
    ///
    /// The copy is made whether or not somebody listens to the end.
    private func tell(_ writer: ResponseWriter, of path: String, _ name: String) async throws {
        let (news, reporter) = AsyncStream<JSON?>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { reporter.finish() }
                do {
                    let percents = Percents()
                    try await host.store.backUp(to: path) { progress in
                        if percents.isNew(progress) { reporter.yield(progress.described) }
                    }
                    host.log.info("backed up", ["file": name])
                    reporter.yield(["file": .string(name)])
                } catch let error as StoreError {
                    reporter.yield(["error": .string(error.sentence)])
                }
            }
            group.addTask {
                while (try? await Task.sleep(for: silence)) != nil { reporter.yield(nil) }
            }
            for await line in news { try await writer.write((line?.text ?? "") + "\n") }
            group.cancelAll()
        }
    }
}

/// Lets one report through for each hundredth.
final class Percents: Sendable {
    private let last = Lock(-1)

    func isNew(_ progress: BackupProgress) -> Bool {
        last.withLock { last in
            defer { last = progress.percent }
            return progress.percent != last
        }
    }
}

extension BackupProgress {
    /// How much is copied; what is copied is still to be checked.
    var percent: Int { pages == 0 ? 100 : copied * 100 / pages }

    var described: JSON { ["copied": .integer(Int64(copied)), "pages": .integer(Int64(pages))] }

    init?(_ line: JSON) {
        guard let copied = line["copied"]?.integer, let pages = line["pages"]?.integer else { return nil }
        self.init(copied: Int(clamping: copied), pages: Int(clamping: pages))
    }
}
