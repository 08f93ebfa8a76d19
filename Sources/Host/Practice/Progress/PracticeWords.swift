/// How practice is put into words for people.
enum PracticeWords {
    /// A length of time, as exactly as anybody wants to know it.
    static func time(_ milliseconds: Int64) -> String {
        let tenths = (milliseconds + 50) / 100
        if tenths < 100, !tenths.isMultiple(of: 10) { return "\(tenths / 10).\(tenths % 10) s" }
        let seconds = (milliseconds + 500) / 1000
        if seconds < 100 { return "\(seconds) s" }
        let minutes = (seconds + 30) / 60
        return minutes < 100 ? "\(minutes) min" : "\((minutes + 30) / 60) h"
    }

    /// An answer as it was chosen or typed; only what has a formula or code in it is anything but plain.
    static func answer(_ words: String) -> HTML {
        let hasMarks = words.contains("$") || words.contains("`")
        return hasMarks ? HTML(rendered: TextFormat.markdown.inlineHTML(words)) : "\(words)"
    }
}
