import Pipeline

/// Whether there are the time zones that a configuration names: a queue whose zone is misspelt would never close.
struct ZoneCheck: Sendable {
    let shell: Shell

    func faults(in blueprint: Blueprint) -> [Fault] {
        let zones = ZoneFiles(readFile: shell.readFile)
        return blueprint.faults { zone in zones.minuteOfWeek(in: zone, at: 0) == nil ? sentence(zone) : nil }
    }

    private func sentence(_ zone: String) -> String {
        guard !names("").isEmpty else {
            return
                "this machine knows no time zones, not even \"\(zone)\": \(ZoneFiles.folder) is empty; install tzdata"
        }
        return "there is no time zone \"\(zone)\"" + (near(zone).map { "; did you mean \"\($0)\"?" } ?? "")
    }

    /// The zone a slip of the finger away, in its name as well as in that of its region.
    private func near(_ zone: String) -> String? {
        var path = ""
        for part in zone.split(separator: "/") {
            guard let name = nearest(to: String(part), among: names(path)) else { return nil }
            path += "/" + name
        }
        return String(path.dropFirst())
    }

    private func names(_ folder: String) -> [String] { (try? shell.listDirectory(ZoneFiles.folder + folder)) ?? [] }
}
