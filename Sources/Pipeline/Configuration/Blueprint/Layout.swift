// The shape of responders.json, before it is known which parts its entries name.

/// The whole file.
struct Layout: ModuleSettings {
    var schema: String?
    var version: Placed<Int>?
    var lock: Placed<LockGrade>?
    var enrich: [WrittenEntry] = []
    var `guard`: [WrittenEntry] = []
    var respond: Placed<[WrittenEntry]>?
    var define = Members<WrittenEntry>()
    var queues = Members<Queue>()
    var courses = Members<CourseLayout>()
    var tests: [ConfigurationTest] = []

    enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version, lock, enrich, `guard`, respond, define, queues, courses, tests
    }
}

extension Layout {
    func check(_ root: JSONNode, _ reading: Reading) {
        if version == nil, reading.errors.isEmpty {
            reading.report("\"version\" is missing; write \"version\": 1", at: root.position, .root)
        }
        if let version, version.value != 1 {
            reading.report("this program reads version 1, not \(version.value)", at: version.position, version.path)
        }
        guard case .object(let object) = root.value, object["respond"] == nil else { return }
        reading.report("\"respond\" is missing: it lists who answers", at: root.position, .root)
    }
}

/// What is different in one course.
struct CourseLayout: ModuleSettings {
    var enrich: [WrittenEntry] = []
    var `guard`: [WrittenEntry] = []
    var respond: Placed<[WrittenEntry]>?
    var settings = Members<WrittenEntry>()
    var lock: Placed<LockGrade>?
    var modules = Members<ModuleLayout>()

    var changes: ModuleLayout {
        var changes = ModuleLayout()
        (changes.enrich, changes.guard, changes.respond) = (enrich, `guard`, respond)
        (changes.settings, changes.lock) = (settings, lock)
        return changes
    }
}

/// What is different in one module of a course.
struct ModuleLayout: ModuleSettings {
    var enrich: [WrittenEntry] = []
    var `guard`: [WrittenEntry] = []
    var respond: Placed<[WrittenEntry]>?
    var settings = Members<WrittenEntry>()
    var lock: Placed<LockGrade>?
}

/// A value as it stands in the file, to be read once more is known.
struct WrittenEntry: Decodable, Sendable {
    let node: JSONNode
    let path: SourcePath

    init(from decoder: any Decoder) throws {
        let decoder = try ConfigurationDecoder(decoder)
        (node, path) = (decoder.node, decoder.path)
    }
}

/// A value that knows where it stands.
struct Placed<Value: Decodable & Sendable>: Decodable, Sendable {
    let value: Value
    let position: SourcePosition
    let path: SourcePath

    init(from decoder: any Decoder) throws {
        let decoder = try ConfigurationDecoder(decoder)
        value = try decoder.value(Value.self)
        (position, path) = (decoder.node.position, decoder.path)
    }
}

/// The members of an object whose keys the file chooses, in the order of the file.
struct Members<Value: Decodable & Sendable>: Decodable, Sendable, ForgivingValue {
    struct Member: Sendable {
        let name: String
        let position: SourcePosition
        let path: SourcePath
        let value: Value
    }

    private(set) var all: [Member] = []

    init() {}

    init(from decoder: any Decoder) throws { try self.init(forgiving: ConfigurationDecoder(decoder)) }

    init(forgiving decoder: ConfigurationDecoder) throws {
        for member in try decoder.object().members {
            let child = decoder.child(member)
            guard isName(member.key) else {
                decoder.reading.report(
                    "\(quoted(member.key)) is not a name; \(nameRule)",
                    at: member.position,
                    decoder.path
                )
                continue
            }
            let value = decoder.reading.attempt(at: member.node, child.path) { try child.value(Value.self) }
            guard let value else { continue }
            all.append(Member(name: member.key, position: member.position, path: child.path, value: value))
        }
    }
}

/// Names end up in addresses, logs and command lines.
func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
        && text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
}

let nameRule = "write at most 64 letters (a to z), digits, \"-\", \"_\" and \".\""
