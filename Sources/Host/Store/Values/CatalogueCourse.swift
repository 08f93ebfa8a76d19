/// A course as it is written: what an import brings and an export gives.
package struct CatalogueCourse: Sendable, Equatable {
    package var id: String
    package var title: String
    package var language: String
    package var subject: String
    /// What stands at the head of its page, in Markdown.
    package var welcome: String
    package var modules: [CatalogueModule]

    package init(
        id: String,
        title: String,
        language: String,
        subject: String,
        welcome: String = "",
        modules: [CatalogueModule]
    ) {
        self.id = id
        self.title = title
        self.language = language
        self.subject = subject
        self.welcome = welcome
        self.modules = modules
    }
}

extension CatalogueCourse {
    /// How many bytes of UTF-8 a welcome may have.
    static let longestWelcome = 64 * 1024
}

package struct CatalogueModule: Sendable, Equatable {
    package var id: String
    package var title: String
    package var passages: [CataloguePassage]
    /// It is no longer in the course's files; conversations still refer to it.
    package var isRetired: Bool

    package init(id: String, title: String, passages: [CataloguePassage], isRetired: Bool = false) {
        self.id = id
        self.title = title
        self.passages = passages
        self.isRetired = isRetired
    }
}

package struct CataloguePassage: Sendable, Equatable {
    package var anchor: String
    package var title: String
    package var text: String

    package init(anchor: String, title: String, text: String) {
        self.anchor = anchor
        self.title = title
        self.text = text
    }
}

/// A course in a list.
package struct CourseSummary: Sendable, Equatable {
    package let id: String
    package let title: String
    package let language: String
    package let subject: String
    package let modules: Int
    package let isRetired: Bool
    /// How long conversations are kept after they ended; `nil` for as long as the learner's account.
    package let retention: Duration?
}

/// What an import changed.
package struct ImportReport: Sendable, Equatable {
    package var added = 0
    package var changed = 0
    package var unchanged = 0
    package var retired = 0
    /// What they are called: `module`, `module#passage`, or the title of a question.
    package var retiredNames: [String] = []
}

/// A passage that was found.
package struct FoundPassage: Sendable, Equatable {
    package let module: String
    package let anchor: String
    package let title: String
    package let text: String
    /// The higher the better; comparable within one search.
    package let score: Double
}
