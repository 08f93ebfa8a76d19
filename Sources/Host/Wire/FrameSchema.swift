/// The JSON Schema of `tutor.v1`: one definition for each frame, made from the tables that the host itself uses.
///
/// Unknown fields are allowed everywhere, because clients must ignore them.
enum FrameSchema {
    static var document: JSON {
        let commands = CommandName.allCases.map { ("client.\($0.rawValue)", command($0)) }
        let frames = FrameShape.all.map { ("host.\($0.name)", frame($0)) }
        return JSON(members: [
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", "tutor.v1"),
            ("oneOf", .array((commands + frames).map { ["$ref": .string("#/$defs/\($0.0)")] })),
            ("$defs", JSON(members: commands + frames)),
        ])
    }

    private static func command(_ name: CommandName) -> JSON {
        let fields = name.fields.map { ($0.name, value($0.kind)) }
        let required = ["t", "id"] + name.fields.filter(\.isRequired).map(\.name)
        return object(
            [("t", ["const": .string(name.rawValue)]), ("id", ["type": "string", "maxLength": 64])] + fields,
            required: required,
            meaning: name.summary
        )
    }

    private static func frame(_ shape: FrameShape) -> JSON {
        var members: [(String, JSON)] = [("t", ["const": .string(shape.name)]), ("s", text)]
        var required = ["t", "d"]
        switch shape.delivery {
        case .durable:
            members += [("seq", number(from: 1)), ("prev", number(from: 0)), ("at", moment)]
            required += ["s", "seq", "prev", "at"]
        case .stream:
            members += [("seq", number(from: 1)), ("prev", number(from: 0)), ("at", moment)]
            required += ["seq", "prev", "at"]
        case .reply: members.append(("re", text))
        case .ephemeral: break
        }
        var fields = shape.fields
        if shape.delivery == .durable {
            fields += [
                .some("id", .text, "the event"), .maybe("turn", .text, "the turn it belongs to"),
                .maybe("author", .text, "who caused it"), .maybe("key", .text, "the key of the command that caused it"),
            ]
        }
        members.append(("d", value(.object(fields))))
        return object(members, required: required, meaning: shape.meaning)
    }

    static func value(_ kind: FrameShape.Kind) -> JSON {
        switch kind {
        case .text: text
        case .flag: ["type": "boolean"]
        case .moment: moment
        case .number(let least): number(from: least)
        case .whole: ["type": "integer"]
        case .decimal: ["type": "number"]
        case .word(let words): ["enum": .array(words.map(JSON.string))]
        case .list(let kind): ["type": "array", "items": value(kind)]
        case .frame: ["type": "object", "required": ["t", "d"]]
        case .orNull(let kind): orNull(value(kind))
        case .named(let kind): ["type": "object", "additionalProperties": value(kind)]
        case .shape(let shape): reference(shape)
        case .either(let shapes): ["anyOf": .array(shapes.map(reference))]
        case .anything: JSON(members: [])
        case .object(let fields):
            object(fields.map { ($0.name, value($0.kind)) }, required: fields.filter(\.isRequired).map(\.name))
        }
    }

    /// The same, or null: as one more type, where there is one type.
    private static func orNull(_ schema: JSON) -> JSON {
        guard case .object(var members) = schema, let type = members["type"] else {
            return ["anyOf": [schema, ["type": "null"]]]
        }
        members.set("type", [type, "null"])
        return .object(members)
    }

    /// Shapes have names in the document of all routes only; no frame has one in it.
    private static func reference(_ shape: AnswerShape) -> JSON {
        ["$ref": .string("#/components/schemas/\(shape.name)")]
    }

    private static func value(_ kind: CommandField.Kind) -> JSON {
        switch kind {
        // What is limited is the length in bytes, which is never less than that in characters.
        case .text(let limit): ["type": "string", "maxLength": .integer(Int64(limit))]
        case .identifier: name
        case .key: ["type": "string", "format": "uuid", "pattern": "^[0-9a-f-]{36}$"]
        case .integer(let range):
            ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .flag: ["type": "boolean"]
        case .choice(let choices): ["enum": .array(choices.map(JSON.string))]
        case .words: ["type": "array", "maxItems": 32, "items": name]
        case .positions:
            [
                "type": "array", "maxItems": 64,
                "items": object(
                    [("session", text), ("epoch", text), ("after", number(from: 0))],
                    required: ["session", "epoch", "after"]
                ),
            ]
        }
    }

    private static func object(_ members: [(String, JSON)], required: [String], meaning: String? = nil) -> JSON {
        JSON(
            members: (meaning.map { [("description", .string($0))] } ?? []) + [
                ("type", "object"), ("required", .array(required.map(JSON.string))),
                ("properties", JSON(members: members)),
            ]
        )
    }

    private static func number(from least: Int64) -> JSON { ["type": "integer", "minimum": .integer(least)] }
    private static let text: JSON = ["type": "string"]
    /// As `String.isIdentifier` wants it.
    private static let name: JSON = [
        "type": "string", "minLength": 1, "maxLength": 128, "pattern": "^(?![.]+$)[A-Za-z0-9._-]+$",
    ]
    private static let moment: JSON = ["type": "string", "format": "date-time"]
}

extension FrameShape.Kind {
    /// The kind in a few words.
    var saying: String {
        switch self {
        case .text: "text"
        case .flag: "true or false"
        case .moment: "time"
        case .number(let least): "whole number from \(least)"
        case .whole: "whole number"
        case .decimal: "number"
        case .orNull(let kind): "\(kind.saying) or null"
        case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let kind): "list of \(kind.saying)"
        case .object, .named, .shape, .either: "object"
        case .anything: "anything"
        case .frame: "frame"
        }
    }
}

extension FrameShape {
    /// The frame as the page in `docs` shows it.
    var page: String {
        let rows = fields.flatMap { $0.rows(below: "") }
        let table =
            rows.isEmpty
            ? "" : "\n\n| Field of `d` | Value | Always | Meaning |\n|---|---|---|---|\n" + rows.joined(separator: "\n")
        return "### `\(name)`\n\n\(meaning) (\(delivery.rawValue))" + table
    }
}

extension FrameShape.Field {
    /// The field's row in a table, and those of the fields in it.
    fileprivate func rows(below path: String) -> [String] {
        let path = path + name
        let row = "| `\(path)` | \(kind.saying) | \(isRequired ? "yes" : "") | \(meaning) |"
        return switch kind {
        case .object(let fields): [row] + fields.flatMap { $0.rows(below: "\(path).") }
        case .list(.object(let fields)): [row] + fields.flatMap { $0.rows(below: "\(path)[].") }
        default: [row]
        }
    }
}
