import Pipeline
import Testing

/// One way to be wrong, and what is said about it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let json: String
    let faults: [String]
    var testDescription: String { faults.first ?? json }

    /// A whole file.
    init(_ json: String, _ faults: String...) {
        self.json = json
        self.faults = faults
    }

    /// An entry of `respond` in a line of its own.
    static func entry(_ entry: String, _ faults: String...) -> Mistake {
        Mistake(json: "{\"version\":1,\"respond\":[\n\(entry)\n]}", faults: faults)
    }

    /// A condition of an entry, in a line of its own.
    static func when(_ condition: String, _ faults: String...) -> Mistake {
        let json = "{\"version\":1,\"enrich\":[\"course\"],\"respond\":[{\"use\":\"hint\",\"when\":\n\(condition)\n}]}"
        return Mistake(json: json, faults: faults)
    }

    /// More members of the file, in a line of their own.
    static func file(_ members: String, _ faults: String...) -> Mistake {
        let json = "{\"version\":1,\"guard\":[\"nod\"],\"respond\":[\"hint\",\"park\"],\n\(members)\n}"
        return Mistake(json: json, faults: faults)
    }

    private init(json: String, faults: [String]) {
        self.json = json
        self.faults = faults
    }

    static let all = entries + values + conditions + wholes + courses + tests
}
