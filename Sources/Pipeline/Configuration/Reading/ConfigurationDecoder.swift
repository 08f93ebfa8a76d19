/// Reads a value of a configuration into a Swift type, and says what is wrong with it where it stands.
struct ConfigurationDecoder: Decoder {
    let node: JSONNode
    let path: SourcePath
    let reading: Reading
    /// The keys that have been asked for; the others are mistakes.
    fileprivate(set) var asked = Asked()
    fileprivate(set) var defaults: [String: Any]?
    /// The keys are names the file chooses, not settings.
    fileprivate(set) var keysAreNames = false

    init(node: JSONNode, path: SourcePath, reading: Reading) {
        self.node = node
        self.path = path
        self.reading = reading
    }

    /// The decoder behind `decoder`, for values that need to know where they stand.
    init(_ decoder: any Decoder) throws {
        guard let decoder = decoder as? ConfigurationDecoder else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "read this from a configuration"
                )
            )
        }
        self = decoder
    }

    var codingPath: [any CodingKey] { path.codingPath }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// An error that points at this value.
    func fault(_ message: String) -> Misread { Misread(message: message, position: node.position, path: path) }

    func mismatch(_ wanted: String) -> Misread { fault("expected \(wanted), found \(node.saying)") }

    func child(_ member: JSONObject.Member) -> ConfigurationDecoder {
        ConfigurationDecoder(node: member.node, path: member.origin ?? path.appending(member.key), reading: reading)
    }

    func child(_ element: JSONNode, at index: Int) -> ConfigurationDecoder {
        ConfigurationDecoder(node: element, path: path.appending(index), reading: reading)
    }

    func object() throws -> JSONObject {
        guard case .object(let object) = node.value else { throw mismatch("an object") }
        return object
    }

    func list() throws -> [JSONNode] {
        guard case .list(let elements) = node.value else { throw mismatch("a list") }
        return elements
    }

    func text() throws -> String {
        guard case .text(let text) = node.value else { throw mismatch("a text in quotes") }
        return text
    }

    func container<Key: CodingKey>(keyedBy: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(KeyedValues<Key>(object: try object(), decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        ListedValues(elements: try list(), decoder: self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { SingleValue(decoder: self) }
}

/// Which keys of one object were asked for.
final class Asked {
    var keys: Set<String> = []
}

extension ConfigurationDecoder {
    /// Reads any value, and reports the keys nobody asked for.
    func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == String.self, let text = try text() as? Value { return text }
        if let forgiving = type as? any ForgivingValue.Type, let value = try forgiving.init(forgiving: self) as? Value {
            return value
        }
        if let settings = type as? any ModuleSettings.Type, let value = try self.settings(settings) as? Value {
            return value
        }
        if let choice = type as? any Choice.Type, let value = try self.choice(choice) as? Value { return value }
        var decoder = self
        decoder.asked = Asked()
        decoder.defaults = nil
        let value = try type.init(from: decoder)
        decoder.reportUnknownKeys()
        return value
    }

    /// Reads settings; a key missing from the JSON keeps the value it has in `Settings()`.
    ///
    /// - Parameter besides: keys that are known here and read elsewhere, for suggestions.
    func settings<Settings: ModuleSettings>(_ type: Settings.Type, besides: [String] = []) throws -> Settings {
        var decoder = self
        decoder.asked = Asked()
        decoder.defaults = reading.defaults(of: type)
        let faults = reading.errors.count
        let (settings, broughtBack) = try reading.bringingBack { try Settings(from: decoder) }
        decoder.reportUnknownKeys(besides: besides)
        // Values that could not be read stand at their defaults now; whether they fit together says nothing.
        if reading.errors.count == faults { try settings.validate() }
        // Where the settings have no range of their own, a number is still not what was written.
        for misread in broughtBack { reading.report(misread.message, at: misread.position, misread.path) }
        return settings
    }

    private func reportUnknownKeys(besides: [String] = []) {
        guard case .object(let object) = node.value, !asked.keys.isEmpty || defaults != nil else { return }
        for member in object.members where !asked.keys.contains(member.key) {
            let hint = { suggestion(for: member.key, among: asked.keys.union(besides)) }
            reading.report(
                "there is no setting \(quoted(member.key))" + hint(),
                at: member.position,
                member.origin?.parent ?? path
            )
        }
    }

    private func choice<Value: Choice>(_: Value.Type) throws -> Value {
        let text = try text()
        let all = Value.allCases.compactMap { $0.rawValue as? String }
        guard let raw = text as? Value.RawValue, let value = Value(rawValue: raw) else {
            throw fault("\(quoted(text)) is not known here" + suggestion(for: text, among: all))
        }
        return value
    }
}

/// One of a few words.
typealias Choice = CaseIterable & RawRepresentable

/// A value that keeps what can be read of it and reports the rest.
protocol ForgivingValue {
    init(forgiving decoder: ConfigurationDecoder) throws
}

extension Array: ForgivingValue where Element: Decodable {
    init(forgiving decoder: ConfigurationDecoder) throws {
        self = try decoder.list().enumerated().compactMap { index, element in
            let child = decoder.child(element, at: index)
            return decoder.reading.attempt(at: element, child.path) { try child.value(Element.self) }
        }
    }
}

extension Dictionary: ForgivingValue where Key == String, Value: Decodable {
    init(forgiving decoder: ConfigurationDecoder) throws {
        self = [:]
        for member in try decoder.object().members {
            let child = decoder.child(member)
            self[member.key] = decoder.reading.attempt(at: member.node, child.path) { try child.value(Value.self) }
        }
    }
}
