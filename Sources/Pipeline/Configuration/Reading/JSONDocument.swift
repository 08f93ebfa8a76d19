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

    /// Reads the whole file, and throws everything that is wrong with it.
    public func read<Settings: ModuleSettings>(_ type: Settings.Type) throws(Faults) -> Settings {
        let reading = Reading(file: file, files: .none, environment: [:])
        let decoder = ConfigurationDecoder(node: root, path: .root, reading: reading)
        let settings = reading.attempt(at: root, .root) { try decoder.settings(type) }
        guard let settings, reading.errors.isEmpty else { throw Faults(reading.errors).sorted }
        return settings
    }
}

extension Faults {
    /// In the order of the files, and of the lines in each.
    var sorted: Faults {
        Faults(all.sorted { ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message) })
    }
}
