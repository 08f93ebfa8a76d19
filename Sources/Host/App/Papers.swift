import Pipeline
import Responders

/// What a host is given to read, read and checked before it opens or makes anything: one that is refused leaves nothing
/// behind.
struct Papers: Sendable {
    let configuration: Configuration
    /// What stands in the operator's files, and every path that was looked at for it.
    let edition: Edition
    let asked: Set<String>
    let sites: [Site]
    let languages: Languages
    let subscriptions: [Subscription]

    init(_ settings: Settings, _ shell: Shell) async throws {
        configuration = Configuration(shell: shell)
        let (read, asked) = configuration.watched(settings["config"])
        (edition, self.asked) = (try read.get(), asked)
        sites = try TutorHost.sites(settings, shell)
        languages = try Languages(folder: settings["words"], shell)
        subscriptions = try TutorHost.subscriptions(settings, shell)
        // Where there is a database already, nothing new would be left behind.
        if !SQLiteStore.isThere(settings["database"]) { try await rehearse(settings, shell) }
    }

    /// Puts the chain together on paper, and reads the courses, as the first start is about to do.
    private func rehearse(_ settings: Settings, _ shell: Shell) async throws {
        let store = try await SQLiteStore(nil, rules: .commandLine)
        defer { store.close() }
        let shelf = LearnedShelf(store: store, catalogue: CourseCatalogue(store: store))
        let ports = Ports.host(store, SessionHub(store: store), shelf, on: PartLoop()) { _, _ in }
        _ = try edition.blueprint.assemble(ports)
        guard !settings["courses"].isEmpty else { return }
        let folder = CourseFolder(shell: shell)
        for path in try folder.courses(below: settings["courses"]) {
            _ = try folder.bank(in: path, of: try folder.read(path))
        }
    }
}

extension Settings {
    /// What stands in the file that a setting names; nothing where it names none.
    func list<Item>(
        _ name: String,
        _ shell: Shell,
        _ read: (_ bytes: [UInt8], _ file: String) throws -> [Item]
    ) throws -> [Item] {
        let file = self[name]
        guard !file.isEmpty else { return [] }
        do { return try read(try shell.readFile(file), file) } catch let fault as FileFault {
            throw Complaint("\(fault).", .misuse)
        }
    }
}

extension Ports {
    /// What a host offers to parts: what any command offers that plays one, and what only a store can know.
    static func host(
        _ store: SQLiteStore,
        _ hub: SessionHub,
        _ shelf: LearnedShelf,
        on loop: any EventLoopPort,
        log: @escaping @Sendable (_ part: String, _ line: String) -> Void,
        warn: (@Sendable (_ part: String, _ line: String) -> Void)? = nil
    ) -> Ports {
        let reader = SessionReader(hub: hub, store: store, catalogue: shelf.catalogue)
        var ports = Ports.host(reader, on: loop, log: log, warn: warn)
        ports.offer(reader, as: (any AnswerKeyReader).self)
        ports.offer(store, as: (any TokenLedger).self)
        ports.offer(shelf, as: (any LearnedAnswers).self)
        return ports
    }
}
