// What routes take, declared: the document for machines is made from this, and a call sees nothing else.

extension Route {
    /// A part of the path, a value of the query or a header.
    struct Parameter: Sendable {
        let name: String
        /// What it may be, in the words of JSON Schema.
        var type = "string"
        let meaning: String
    }

    struct BodyField: Sendable {
        let name: String
        /// What it may be, in the words of JSON Schema; several with spaces between.
        let type: String
        var isRequired = true
        /// Whether it may come instead of all the others.
        var standsAlone = false
        let meaning: String

        static func required(_ name: String, _ type: String, _ meaning: String) -> BodyField {
            BodyField(name: name, type: type, meaning: meaning)
        }

        static func optional(_ name: String, _ type: String, _ meaning: String) -> BodyField {
            BodyField(name: name, type: type, isRequired: false, meaning: meaning)
        }
    }

    /// A body that is no JSON object of fields of ours: a file, or a form.
    struct Content: Sendable {
        let types: [String]
        let meaning: String
        /// The fields of a form.
        var fields: [BodyField] = []
        var isRequired = true

        static func form(_ meaning: String, _ fields: [(name: String, meaning: String)]) -> Content {
            Content(
                types: ["application/x-www-form-urlencoded"],
                meaning: meaning,
                fields: fields.map { .optional($0.name, "string", $0.meaning) },
                isRequired: false
            )
        }

        /// A chain, as it stands in its file.
        static let chain = Content(types: ["application/json"], meaning: "the file of a chain, as it is")
    }
}

extension Route.Parameter {
    static let course = Route.Parameter(name: "id", meaning: "the course")
    static let account = Route.Parameter(name: "account", meaning: "the account")
    static let child = Route.Parameter(name: "child_id", meaning: "the learner; whoever asks, when left out")
    static let window = Route.Parameter(name: "window", meaning: "how far back, from 1d to 366d; usually 30d")
    static let lastEvent = Route.Parameter(
        name: "Last-Event-ID",
        meaning: "the id of the last event that was had; what came after it is told first"
    )

    static func before(_ meaning: String) -> Self { Route.Parameter(name: "before", meaning: meaning) }

    static func limit(_ most: Int, usually: Int) -> Self {
        Route.Parameter(name: "limit", type: "integer", meaning: "how many, 1 to \(most); usually \(usually)")
    }
}
