extension String {
    /// Whether anybody could read something here: not in spaces, nor in marks that only say how to set other letters.
    var hasWord: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .format, .control: false
            default: !scalar.properties.isWhitespace
            }
        }
    }

    /// The text of a message, if anything is said in it.
    var withWords: String {
        get throws(Refused) {
            guard hasWord else { throw Refused(.badField, "A message needs at least one word.", field: "text") }
            return self
        }
    }
}
