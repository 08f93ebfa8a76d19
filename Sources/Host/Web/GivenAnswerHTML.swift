extension HTML {
    /// An answer as it was chosen or typed; only what has a formula or code in it is anything but plain.
    static func answer(_ words: String) -> HTML {
        let hasMarks = words.contains("$") || words.contains("`")
        return hasMarks ? HTML(rendered: TextFormat.markdown.inlineHTML(words)) : .own(words)
    }
}
