@testable import Host

/// Holds values to the part of JSON Schema that the protocol's schema uses.
enum SchemaCheck {
    private static let schema = FrameSchema.document

    /// What is wrong with a frame; `side` is `host` or `client`.
    static func faults(ofFrame frame: JSON, from side: String) -> [String] {
        let name = "\(side).\(frame["t"]?.string ?? "")"
        guard let shape = schema["$defs"]?[name] else { return ["no schema for \(name)"] }
        return faults(frame, shape, "frame")
    }

    static func faults(_ value: JSON, _ schema: JSON, _ path: String) -> [String] {
        var faults: [String] = []
        let types = schema["type"].map { $0.array ?? [$0] }?.compactMap(\.string)
        if let types, !types.contains(where: value.isOf) {
            return ["\(path) is no \(types.joined(separator: " or "))"]
        }
        if let const = schema["const"], const != value { faults.append("\(path) is not \(const.text)") }
        if let words = schema["enum"]?.array, !words.contains(value) { faults.append("\(path) is none of the words") }
        if let least = schema["minimum"]?.integer, let number = value.integer, number < least {
            faults.append("\(path) is less than \(least)")
        }
        if schema["format"]?.string == "date-time", Moment(rfc3339: value.string ?? "") == nil {
            faults.append("\(path) is no time")
        }
        for name in schema["required"]?.array ?? [] where value[name.string ?? ""] == nil {
            faults.append("\(path).\(name.string ?? "") is missing")
        }
        if case .object(let members)? = schema["properties"] {
            for name in members.names {
                guard let member = value[name], let shape = members[name] else { continue }
                faults += Self.faults(member, shape, "\(path).\(name)")
            }
            // A client may ignore what it does not know, but the host says nothing that its page leaves out.
            if case .object(let said) = value {
                faults += said.names.filter { members[$0] == nil }.map { "\(path).\($0) is told nowhere" }
            }
        }
        if let items = schema["items"] {
            for (index, item) in (value.array ?? []).enumerated() {
                faults += Self.faults(item, items, "\(path)[\(index)]")
            }
        }
        return faults
    }
}

extension JSON {
    fileprivate func isOf(_ type: String) -> Bool {
        switch (type, self) {
        case ("object", .object), ("array", .array), ("string", .string), ("integer", .integer), ("boolean", .bool),
            ("null", .null):
            true
        default: false
        }
    }
}
