/// A command from a client that has been read and found to be in good form.
struct ClientCommand: Sendable {
    let name: CommandName
    /// What the reply is to name in `re`.
    let id: String
    private let members: JSON.Members

    /// Why a frame is no command, and the `id` it named if it named one.
    struct Fault: Error {
        var id: String?
        var refused: Refused
    }

    init(parsing frame: [UInt8]) throws(Fault) {
        let value: JSON
        do {
            value = try JSON(parsing: frame)
        } catch {
            throw Fault(refused: Refused(.badFrame, "This frame is not JSON: \(error)."))
        }
        guard case .object(let members) = value else {
            throw Fault(refused: Refused(.badFrame, "A frame must be a JSON object."))
        }
        let id = try Self.id(in: members)
        guard let type = members["t"]?.string else {
            throw Fault(id: id, refused: Refused(.badFrame, "A frame must name its command in \"t\".", field: "t"))
        }
        guard let form = Self.forms[type] else {
            throw Fault(id: id, refused: Refused(.unknownType, "The host does not know this command.", field: "t"))
        }
        self.name = form.name
        self.id = id
        self.members = members
        for field in form.fields {
            do {
                try field.check(members[field.name])
            } catch {
                throw Fault(id: id, refused: error)
            }
        }
    }

    /// The commands by their names, each with its table of fields, made once: every frame is held against one.
    private static let forms = Dictionary(
        uniqueKeysWithValues: CommandName.allCases.map { ($0.rawValue, (name: $0, fields: $0.fields)) }
    )

    private static func id(in members: JSON.Members) throws(Fault) -> String {
        switch members["id"] {
        case .string(let text) where text.utf8.count <= 64: return text
        case .integer(let number): return String(number)
        default:
            throw Fault(
                refused: Refused(
                    .badFrame,
                    "A frame needs an \"id\" of at most 64 bytes, which the reply repeats.",
                    field: "id"
                )
            )
        }
    }

    // What has been checked can be read without looking again; an optional field that is missing is empty.

    func has(_ name: String) -> Bool { members[name].map { $0 != .null } ?? false }
    func text(_ name: String) -> String { members[name]?.string ?? "" }
    func optionalText(_ name: String) -> String? { members[name]?.string }
    func integer(_ name: String) -> Int64? { members[name]?.integer }
    func flag(_ name: String) -> Bool { members[name]?.bool ?? false }
    func words(_ name: String) -> [String] { members[name]?.array?.compactMap(\.string) ?? [] }

    var positions: [Position] { members["resume"]?.array?.compactMap(Position.init) ?? [] }
}

/// Where a client stands in a session.
struct Position: Sendable, Equatable {
    let session: String
    let epoch: String
    let after: Int64

    init(session: String, epoch: String, after: Int64) {
        self.session = session
        self.epoch = epoch
        self.after = after
    }

    init?(_ value: JSON) {
        guard let session = value["session"]?.string, !session.isEmpty, session.utf8.count <= 128,
            let epoch = value["epoch"]?.string, epoch.utf8.count <= 64,
            let after = value["after"]?.integer, after >= 0
        else { return nil }
        self.init(session: session, epoch: epoch, after: after)
    }
}
