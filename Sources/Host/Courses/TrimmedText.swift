extension Substring {
    /// Without white space at either end.
    var trimmed: String {
        // By scalars: a mark that combines with the white space before it is none itself.
        let start = unicodeScalars.drop(while: \.properties.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

extension String {
    var trimmedText: String { self[...].trimmed }
}
