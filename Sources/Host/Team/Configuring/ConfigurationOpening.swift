import Pipeline

extension ConfigurationOffice {
    /// The configuration a host begins with.
    ///
    /// That is what stands in the operator's files, unless somebody changed it over HTTP since and the files are still
    /// the same: a restart undoes nothing, and the latest word counts.
    struct Opening: Sendable {
        let path: String
        let configuration: Configuration
        let store: any ConfigurationStore
        let plan: CurrentTeaching.Plan
        let disk: String
        let trusted: Edition
        let inForce: (edition: Edition, record: RecordedConfiguration)
        let watch: FileWatch

        init(
            _ papers: Papers,
            _ path: String,
            _ store: any ConfigurationStore,
            _ ports: Ports,
            _ log: Log
        ) async throws {
            (configuration, self.path, self.store) = (papers.configuration, path, store)
            let files = papers.edition
            var watch = FileWatch()
            watch.follow(papers.asked, configuration.shell)
            (disk, self.watch) = (files.revision, watch)

            let latest = try await store.configurations(limit: 1).first
            var (chosen, assembled): (Edition?, CurrentTeaching.Plan?)
            if let latest, latest.disk == disk, latest.revision != disk {
                do {
                    let edition = try papers.configuration.edition(try await store.configuration(latest.revision))
                    assembled = try CurrentTeaching.Plan(edition.blueprint, ports)
                    chosen = edition
                } catch {
                    log.error(
                        "the latest configuration cannot be used; the files are used instead",
                        ["why": "\(error)"]
                    )
                }
            }
            let edition = chosen ?? files
            plan = try assembled ?? CurrentTeaching.Plan(files.blueprint, ports)

            let kept = try await store.trustedConfiguration(disk: disk)
            // Reading the same files once more would only make the start slower.
            let isOther = kept.map { $0.record.revision != files.revision } ?? false
            trusted = (isOther ? kept.flatMap { try? papers.configuration.edition($0) } : nil) ?? files
            if let latest, latest.revision == edition.revision, latest.disk == disk {
                inForce = (edition, latest)
            } else {
                let record = edition.record(.start, by: nil, trusted: true, disk: disk)
                inForce = (edition, try await store.record(record))
            }
        }
    }
}

extension Configuration {
    /// The operator's files, and every path that was looked at for them.
    func watched(_ path: String) -> (Result<Edition, any Error>, asked: Set<String>) {
        let asked = Noted([path])
        let all = files
        let noting = SourceFiles(
            read: { path in
                asked.insert(path)
                return try all.read(path)
            },
            list: all.list
        )
        let edition = Result { try self.edition(path, reading: noting) }
        return (edition, asked.all)
    }

    /// A configuration as it was in force once: secrets are read anew, everything else is what it was.
    func edition(_ stored: StoredConfiguration) throws -> Edition {
        let disk = files
        let kept = SourceFiles(read: { path in try stored.files[path] ?? disk.read(path) })
        return try edition(stored.files[stored.file] ?? [], stored.file, reading: kept)
    }
}

extension Edition {
    /// The configuration as it goes into the record.
    func record(
        _ cause: ConfigurationCause,
        by author: AccountID?,
        trusted: Bool,
        disk: String
    ) -> NewConfiguration {
        NewConfiguration(
            revision: revision,
            file: file,
            files: files,
            cause: cause,
            author: author,
            isTrusted: trusted,
            disk: disk
        )
    }
}

extension ConfigurationStore {
    /// A configuration that was in force; without a name, the latest that is another than the present one.
    func earlier(_ revision: String?) async throws(StoreError) -> StoredConfiguration {
        if let revision { return try await configuration(revision) }
        let all = try await configurations(limit: 1000)
        guard let before = all.first(where: { $0.revision != all.first?.revision }) else {
            throw .unknownRevision
        }
        return try await configuration(before.revision)
    }
}
