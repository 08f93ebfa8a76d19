@testable import Host

/// Holds values to the part of JSON Schema that the protocol's schema and the document of all routes use.
enum SchemaCheck {
    private static let schema = FrameSchema.document

    /// What is wrong with a frame; `side` is `host` or `client`.
    static func faults(ofFrame frame: JSON, from side: String) -> [String] {
        let name = "\(side).\(frame["t"]?.string ?? "")"
        guard let shape = schema["$defs"]?[name] else { return ["no schema for \(name)"] }
        return faults(frame, shape, "frame", in: Self.schema)
    }

    /// What is wrong with a value; `document` is where the schema's references lead.
    static func faults(_ value: JSON, _ schema: JSON, _ path: String, in document: JSON) -> [String] {
        if let name = schema["$ref"]?.string {
            let steps = name.split(separator: "/").dropFirst().map(String.init)
            guard let shape = steps.reduce(document, { $0?[$1] }) else { return ["\(name) leads nowhere"] }
            return faults(value, shape, path, in: document)
        }
        if let shapes = schema["anyOf"]?.array {
            let all = shapes.map { Self.faults(value, $0, path, in: document) }
            return all.contains([]) ? [] : all.flatMap { $0 }
        }
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
        // What is no text has been found out above, and is the null that may be there instead.
        if schema["format"]?.string == "date-time", let text = value.string, Moment(rfc3339: text) == nil {
            faults.append("\(path) is no time")
        }
        for name in schema["required"]?.array ?? [] where value[name.string ?? ""] == nil {
            faults.append("\(path).\(name.string ?? "") is missing")
        }
        if case .object(let members)? = schema["properties"] {
            for name in members.names {
                guard let member = value[name], let shape = members[name] else { continue }
                faults += Self.faults(member, shape, "\(path).\(name)", in: document)
            }
            // A client may ignore what it does not know, but the host says nothing that its page leaves out.
            if case .object(let said) = value {
                faults += said.names.filter { members[$0] == nil }.map { "\(path).\($0) is told nowhere" }
            }
        }
        if let others = schema["additionalProperties"], case .object(let members) = value {
            for name in members.names {
                faults += Self.faults(members[name] ?? .null, others, "\(path).\(name)", in: document)
            }
        }
        if let items = schema["items"] {
            for (index, item) in (value.array ?? []).enumerated() {
                faults += Self.faults(item, items, "\(path)[\(index)]", in: document)
            }
        }
        return faults
    }
}

extension JSON {
    fileprivate func isOf(_ type: String) -> Bool {
        switch (type, self) {
        case ("object", .object), ("array", .array), ("string", .string), ("integer", .integer), ("number", .integer),
            ("number", .number), ("boolean", .bool), ("null", .null):
            true
        default: false
        }
    }
}
