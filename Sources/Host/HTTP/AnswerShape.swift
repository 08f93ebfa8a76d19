/// What an answer in JSON consists of, under the name it has in the document for machines.
///
/// The host never looks at these: routes declare them, and the tests hold every answer they get against them.
struct AnswerShape: Sendable {
    typealias Field = FrameShape.Field

    let name: String
    let meaning: String
    let fields: [Field]

    init(_ name: String, _ meaning: String, _ fields: [Field]) {
        (self.name, self.meaning, self.fields) = (name, meaning, fields)
    }

    var schema: JSON {
        let properties = fields.map { field -> (String, JSON) in
            guard case .object(var members) = FrameSchema.value(field.kind) else { return (field.name, .null) }
            members.set("description", .string(field.meaning))
            return (field.name, .object(members))
        }
        return JSON(members: [
            ("description", .string(meaning)), ("type", "object"),
            ("required", .array(fields.filter(\.isRequired).map { .string($0.name) })),
            ("properties", JSON(members: properties)),
        ])
    }
}

extension FrameShape.Kind {
    /// The shapes that it names, and those that they name.
    var shapes: [AnswerShape] {
        switch self {
        case .shape(let shape): [shape] + shape.fields.flatMap(\.kind.shapes)
        case .either(let shapes): shapes.flatMap { Self.shape($0).shapes }
        case .list(let kind), .orNull(let kind), .named(let kind): kind.shapes
        case .object(let fields): fields.flatMap(\.kind.shapes)
        case .text, .flag, .moment, .number, .whole, .decimal, .word, .anything, .frame: []
        }
    }
}
