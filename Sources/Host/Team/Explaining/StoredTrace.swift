import Pipeline

/// A trace as it is read back from the store: what a turn began with, what each part did, and the facts.
///
/// Traces outlive versions of the program, so whatever is missing or strange in one is left out, never an error.
struct StoredTrace: Sendable, Equatable {
    struct Step: Sendable, Equatable {
        var kind = ""
        var name = ""
        /// The part it used.
        var use = ""
        var place = ""
        var microseconds: Int64 = 0
        /// The ending in one word, as `StepReport.Ending` has it.
        var ending = ""
        var detail: String?
        /// What sort of author answered, when it answered.
        var kindOfAuthor: Attribution.Kind?
        /// What the answer rests on.
        var basis: String?
        var model: String?
        var hint: Int64?
        var notes: [String] = []

        var duration: Duration { .microseconds(microseconds) }
    }

    var beginning = Trace.Beginning()
    var steps: [Step] = []
    var facts: [(name: String, value: JSON)] = []

    init() {}

    init(_ bytes: [UInt8]) {
        guard let json = try? JSON(parsing: bytes) else { return }
        beginning = Trace.Beginning(json)
        steps = (json["steps"]?.array ?? []).map(Step.init)
        if case .object(let members)? = json["facts"] {
            facts.reserveCapacity(members.names.count)
            members.each { facts.append((name: $0, value: $1)) }
            facts.sort { $0.name < $1.name }
        }
    }

    static func == (one: Self, other: Self) -> Bool {
        one.steps == other.steps && one.facts.elementsEqual(other.facts) { $0.name == $1.name && $0.value == $1.value }
    }

    /// The responders that were asked, skipped ones left out.
    var asked: [Step] { steps.filter { $0.kind == StepReport.Kind.responder.rawValue && $0.ending != "skipped" } }

    /// The step that ended the turn, if one did.
    var last: Step? {
        steps.last { step in
            switch step.ending {
            case "answered", "parked": true
            // A guard that was not required to pass ends nothing; one that refuses does.
            case "refused": true
            default: false
            }
        }
    }
}

extension StoredTrace.Step {
    fileprivate init(_ json: JSON) {
        guard case .object(let members) = json else { return }
        // One walk, because replays read millions of these.
        members.each { member, value in
            switch (member, value) {
            case ("kind", .string(let text)): kind = text
            case ("name", .string(let text)): name = text
            case ("use", .string(let text)): use = text
            case ("place", .string(let text)): place = text
            case ("us", .integer(let number)): microseconds = number
            case ("ending", .string(let text)): ending = text
            case ("detail", .string(let text)): detail = text
            case ("by", .string(let text)): kindOfAuthor = Attribution.Kind(rawValue: text)
            case ("basis", .string(let text)): basis = text
            case ("model", .string(let text)): model = text
            case ("hint", .integer(let number)): hint = number
            case ("notes", .array(let items)): notes = items.compactMap(\.string)
            default: break
            }
        }
        if use.isEmpty { use = name }
    }
}

extension Trace.Beginning {
    fileprivate init(_ json: JSON) {
        self.init()
        course = json["course"]?.string ?? ""
        module = json["module"]?.string
        lock = json["lock"]?.string.flatMap(LockGrade.init) ?? .off
        text = json["text"]?.string
        if case .object(let members)? = json["hints"] {
            for name in members.names { hints[name] = members[name]?.integer.map(Int.init(clamping:)) }
        }
        exhausted = json["exhausted"]?.array?.compactMap(\.string) ?? []
    }
}
