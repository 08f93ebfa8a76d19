extension CatalogueCourse {
    /// Reads a course from a body; the address names it.
    init(id: String, _ fields: Fields) throws(Refused) {
        try fields.agree("id", with: id)
        var modules: [CatalogueModule] = []
        for module in try fields.objects("modules", atMost: 500) {
            let read = try CatalogueModule(module)
            guard !modules.contains(where: { $0.id == read.id }) else {
                throw module.wrong("id", "is already the id of another module")
            }
            modules.append(read)
        }
        guard !modules.isEmpty else { throw fields.wrong("modules", "is empty; a course needs at least one module") }
        self.init(
            id: id,
            title: try fields.title("title"),
            language: try fields.identifier("language"),
            subject: try fields.title("subject"),
            welcome: (try fields.optionalText("welcome", atMost: Self.longestWelcome) ?? "").trimmedText,
            modules: modules
        )
    }

    /// The course as it is read and written over HTTP.
    var described: JSON {
        [
            "id": .string(id), "title": .string(title), "language": .string(language), "subject": .string(subject),
            "welcome": .string(welcome),
            "modules": .array(modules.filter { !$0.isRetired }.map(\.described)),
        ]
    }
}

extension CatalogueModule {
    fileprivate init(_ fields: Fields) throws(Refused) {
        try fields.refuseOthers(than: ["id", "title", "passages"])
        var passages: [CataloguePassage] = []
        var anchors: Set<String> = []
        for passage in try fields.objects("passages", atMost: 2000) {
            try passage.refuseOthers(than: ["anchor", "title", "text"])
            let anchor = try passage.identifier("anchor")
            guard anchors.insert(anchor).inserted else {
                throw passage.wrong("anchor", "is already the anchor of another passage")
            }
            passages.append(
                CataloguePassage(
                    anchor: anchor,
                    title: try passage.title("title"),
                    text: try passage.text("text", atMost: 64 * 1024)
                )
            )
        }
        self.init(id: try fields.identifier("id"), title: try fields.title("title"), passages: passages)
    }

    fileprivate var described: JSON {
        [
            "id": .string(id), "title": .string(title),
            "passages": .array(
                passages.map { ["anchor": .string($0.anchor), "title": .string($0.title), "text": .string($0.text)] }
            ),
        ]
    }
}

extension CourseSummary {
    /// A course in a list.
    var described: JSON {
        [
            "id": .string(id), "title": .string(title), "language": .string(language), "subject": .string(subject),
            "modules": .integer(Int64(modules)), "retired": .bool(isRetired),
            "retention_days": retention.map { .integer($0.components.seconds / 86_400) } ?? .null,
        ]
    }
}

extension ImportReport {
    var described: JSON {
        [
            "added": .integer(Int64(added)), "changed": .integer(Int64(changed)),
            "unchanged": .integer(Int64(unchanged)), "retired": .integer(Int64(retired)),
        ]
    }
}
