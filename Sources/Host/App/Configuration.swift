import Pipeline
import Responders

/// Reads the configuration that teams write, from the files the process was started with.
struct Configuration: Sendable {
    let shell: Shell

    /// Reads and checks a file; throws everything that is wrong with it.
    func blueprint(_ path: String) throws -> Blueprint { try edition(path, reading: files).blueprint }

    /// The same, with what stands in the file.
    func edition(_ path: String, reading files: SourceFiles) throws -> Edition {
        let bytes: [UInt8]
        do { bytes = try shell.readFile(path) } catch {
            throw Faults([Fault(file: path, line: 1, message: "cannot be read: \(reason(error))")])
        }
        return try edition(bytes, path, reading: files)
    }

    /// Reads and checks what somebody wants to stand in a file.
    func edition(_ bytes: [UInt8], _ path: String, reading files: SourceFiles) throws -> Edition {
        let blueprint = try Blueprint(
            json: bytes,
            file: path,
            reading: files,
            modules: shell.modules,
            environment: shell.environment
        )
        let faults = ZoneCheck(shell: shell).faults(in: blueprint)
        guard faults.isEmpty else { throw Faults(faults + blueprint.warnings) }
        return Edition(file: path, bytes: bytes, blueprint: blueprint)
    }

    /// Puts the chains together as well.
    func plan(_ path: String, ports: Ports) throws -> CurrentTeaching.Plan {
        let blueprint = try blueprint(path)
        return try CurrentTeaching.Plan(blueprint, ports)
    }

    /// The files a configuration names; a missing one is none, and any other trouble is told.
    var files: SourceFiles {
        SourceFiles(
            read: { [shell] path in
                do { return try shell.readFile(path) } catch let fault as FileFault where fault.isMissing { return nil }
            },
            list: { [shell] folder in (try? shell.listDirectory(folder)) ?? [] }
        )
    }

    private func reason(_ error: any Error) -> String {
        (error as? FileFault).map { $0.isMissing ? "there is no such file" : $0.description } ?? "\(error)"
    }
}

/// A configuration that has been read, with everything it was made of.
struct Edition: Sendable {
    /// The file it begins with.
    let file: String
    let bytes: [UInt8]
    let blueprint: Blueprint

    var revision: String { "\(blueprint.revision)" }

    /// Every file it was made of, by path.
    var files: [String: [UInt8]] { blueprint.sources.merging([file: bytes]) { _, own in own } }
}

extension Ports {
    /// What a host, or a command that plays one, offers to parts.
    static func host(
        _ reader: any CourseReader & HistoryReader & PracticeReader,
        on loop: any EventLoopPort,
        log: @escaping @Sendable (_ part: String, _ line: String) -> Void,
        warn: (@Sendable (_ part: String, _ line: String) -> Void)? = nil
    ) -> Ports {
        var ports = Ports()
        ports.offer(reader, as: (any CourseReader).self)
        ports.offer(reader, as: (any HistoryReader).self)
        ports.offer(reader, as: (any PracticeReader).self)
        ports.offer(loop, as: (any EventLoopPort).self)
        ports.offer(HTTPClient(loop: loop), as: (any HTTPTransport).self)
        ports.offer(ModelEndpoints(), as: ModelEndpoints.self)
        ports.offer(PartLog(log, warn: warn), as: PartLog.self)
        return ports
    }
}
