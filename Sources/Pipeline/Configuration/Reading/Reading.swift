/// What is gathered while one configuration is read: everything that is wrong with it, and everything it refers to.
final class Reading {
    let file: String
    let files: SourceFiles
    let environment: [String: String]

    private(set) var errors: [Fault] = []
    private(set) var warnings: [Fault] = []
    /// Secrets that are not on this machine, as the errors they are once it matters.
    private(set) var missingSecrets: [Fault] = []
    /// What the texts that the configuration names hold, by path.
    private(set) var texts: [String: [UInt8]] = [:]
    private(set) var reaches: [Reach: SourcePosition] = [:]
    /// The time zones that hours are meant in, each with the place of the fault it is when there is no such zone.
    private(set) var zones: [(name: String, place: Fault)] = []
    /// Numbers that no type holds, of the settings that are being read; `nil` while none are.
    private var broughtBack: [Misread]?
    private var told: Set<String> = []
    private var defaults: [ObjectIdentifier: [String: Any]] = [:]
    private var written: [String: String] = [:]

    init(file: String, files: SourceFiles, environment: [String: String]) {
        self.file = file
        self.files = files
        self.environment = environment
    }

    /// More faults than this are counted no longer: nobody reads them, and a hostile file could make millions.
    private static let limit = 200
    var isFull: Bool { errors.count >= Self.limit }

    func report(_ message: @autoclosure () -> String, at position: SourcePosition, _ path: SourcePath) {
        guard !isFull else { return }
        report(fault(.error, message(), position, path))
    }

    func warn(_ message: String, at position: SourcePosition, _ path: SourcePath) {
        let fault = fault(.warning, message, position, path)
        guard warnings.count < Self.limit, told.insert(fault.description).inserted else { return }
        warnings.append(fault)
    }

    func miss(secret message: String, at position: SourcePosition, _ path: SourcePath) {
        warn(message, at: position, path)
        if missingSecrets.count < Self.limit { missingSecrets.append(fault(.error, message, position, path)) }
    }

    func report(_ fault: Fault) {
        guard !isFull, told.insert(fault.description).inserted else { return }
        if fault.severity == .error { errors.append(fault) } else { warnings.append(fault) }
    }

    /// Returns what `body` reads; or reports why it could not, and returns `nil`.
    func attempt<Value>(at node: JSONNode, _ path: SourcePath, _ body: () throws -> Value) -> Value? {
        do { return try body() } catch {
            report(error, at: node, path)
            return nil
        }
    }

    func report(_ error: any Error, at node: JSONNode, _ path: SourcePath) {
        switch error {
        case let faults as Faults:
            for fault in faults.all { report(fault) }
        case is AlreadyReported: break
        case let misread as Misread:
            report(misread.message, at: misread.position, misread.path)
        case let invalid as InvalidSettings:
            let place = invalid.place(in: node, path)
            report(invalid.description, at: place.position, place.path)
        case let error as DecodingError:
            report(error.context.debugDescription, at: node.position, path)
        default:
            report("\(error)", at: node.position, path)
        }
    }

    /// Takes note of a number that is to be read as the nearest there is; returns whether somebody checks what comes of it.
    func bringBack(_ misread: Misread) -> Bool {
        broughtBack?.append(misread)
        return broughtBack != nil
    }

    /// Reads settings, and returns with them the numbers that were brought back.
    func bringingBack<Value>(_ read: () throws -> Value) rethrows -> (Value, [Misread]) {
        let outer = broughtBack
        broughtBack = []
        defer { broughtBack = outer }
        return (try read(), broughtBack ?? [])
    }

    func note(_ reach: Reach, at position: SourcePosition) {
        reaches[reach] = min(reaches[reach] ?? position, position)
    }

    func note(zone: String, at position: SourcePosition, _ path: SourcePath) {
        if zones.count < Self.limit { zones.append((zone, fault(.error, "", position, path))) }
    }

    /// The values of `Settings()` by their keys in JSON.
    func defaults<Settings: ModuleSettings>(of type: Settings.Type) -> [String: Any] {
        if let known = defaults[ObjectIdentifier(type)] { return known }
        var found: [String: Any] = [:]
        for child in Mirror(reflecting: Settings()).children {
            if let label = child.label { found[self.written(label)] = child.value }
        }
        defaults[ObjectIdentifier(type)] = found
        return found
    }

    /// `firstToken` is written `first-token`.
    func written(_ name: String) -> String {
        if let known = written[name] { return known }
        let text = kebabCase(name)
        if written.count < 10_000 { written[name] = text }
        return text
    }

    /// The bytes of a file the configuration names, relative to the configuration.
    func contents(of path: String) throws -> [UInt8] {
        if let known = texts[path] { return known }
        guard let bytes = try files.read(path) else {
            throw NoSuchFile(path: path, nearest: files.nearestFile(to: path))
        }
        texts[path] = bytes
        return bytes
    }

    private func fault(
        _ severity: Fault.Severity,
        _ message: String,
        _ position: SourcePosition,
        _ path: SourcePath
    ) -> Fault {
        Fault(
            file: file,
            line: Int(position.line),
            column: Int(position.column),
            severity: severity,
            path: path.text,
            message: message
        )
    }
}

/// Something that could not be read, and where it stands.
struct Misread: Error {
    let message: String
    let position: SourcePosition
    let path: SourcePath
}

/// What could not be read for reasons that have been reported.
struct AlreadyReported: Error {}

extension InvalidSettings {
    /// The setting that is to blame, or the whole of the settings.
    fileprivate func place(in node: JSONNode, _ path: SourcePath) -> (position: SourcePosition, path: SourcePath) {
        guard let setting else { return (node.position, path) }
        let key = kebabCase(setting)
        guard case .object(let object) = node.value, let member = object[key] else { return (node.position, path) }
        return (member.node.position, member.origin ?? path.appending(key))
    }
}

extension DecodingError {
    var context: Context {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context
        @unknown default: Context(codingPath: [], debugDescription: "\(self)")
        }
    }
}

/// A name in Swift as it is written in JSON: `maxURLLength` becomes `max-url-length`.
func kebabCase(_ name: String) -> String {
    let letters = Array(name.unicodeScalars)
    var text = ""
    for (place, letter) in letters.enumerated() {
        let isCapital = letter.properties.isUppercase
        if isCapital, place > 0, letters[place - 1] != "-" {
            let endsAbbreviation = place + 1 < letters.count && letters[place + 1].properties.isLowercase
            if !letters[place - 1].properties.isUppercase || endsAbbreviation { text += "-" }
        }
        text += isCapital ? letter.properties.lowercaseMapping : String(letter)
    }
    return text
}
