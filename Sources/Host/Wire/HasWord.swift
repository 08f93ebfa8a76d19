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
}
