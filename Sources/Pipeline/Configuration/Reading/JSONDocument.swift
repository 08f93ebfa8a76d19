/// A JSON file that people write by hand, read with an eye on where everything stands.
///
/// For the files that a configuration names: what is wrong with them comes out as ``Faults`` with line and column, as
/// it does for the configuration itself.
public struct JSONDocument {
    let root: JSONNode
    let file: String

    public init(_ bytes: [UInt8], file: String) throws(Faults) {
        self.file = file
        do { root = try JSONReader.read(bytes) } catch {
            let (line, column) = (Int(error.position.line), Int(error.position.column))
            throw Faults([Fault(file: file, line: line, column: column, message: error.message)])
        }
    }

    /// Reads the whole file, and throws everything that is wrong with it; a secret that is not there is wrong.
    public func read<Settings: ModuleSettings>(
        _ type: Settings.Type,
        files: SourceFiles = .none,
        environment: [String: String] = [:]
    ) throws(Faults) -> Settings {
        let reading = Reading(file: file, files: files, environment: environment)
        let decoder = ConfigurationDecoder(node: root, path: .root, reading: reading)
        let settings = reading.attempt(at: root, .root) { try decoder.settings(type) }
        let faults = reading.errors + reading.missingSecrets
        guard let settings, faults.isEmpty else { throw Faults(faults).sorted }
        return settings
    }
}

extension Faults {
    /// In the order of the files, and of the lines in each.
    var sorted: Faults {
        Faults(all.sorted { ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message) })
    }
}
