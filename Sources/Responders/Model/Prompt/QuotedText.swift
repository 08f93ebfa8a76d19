/// Somebody else's words, made so that they cannot pose as the frame around them.
///
/// Marks that close a section, and the control marks that model servers cut a conversation up with, lose their first
/// letter's neighbour: readable as before, and no mark any more.
enum QuotedText {
    static func safe(_ text: String) -> String {
        var (safe, previous): (String.UnicodeScalarView, Unicode.Scalar?) = (.init(), nil)
        for scalar in text.unicodeScalars {
            if scalar.properties.generalCategory == .control, scalar != "\n", scalar != "\t" { continue }
            // "</passages>", "<|im_start|>", "<<SYS>>", "[INST]", "[/INST]": a space breaks each of them.
            switch (previous, scalar) {
            case ("<", "/"), ("<", "|"), ("<", "<"), ("[", "I"), ("[", "/"): safe.append(" ")
            default: break
            }
            safe.append(scalar)
            previous = scalar
        }
        return String(safe)
    }

    /// Every line says whose it is, so that no line of one speaker can be taken for another's.
    static func lines(of speaker: String, _ text: String) -> String {
        safe(text).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { "\(speaker)> \($0)" }
            .joined(separator: "\n")
    }
}
