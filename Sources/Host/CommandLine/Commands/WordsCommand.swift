extension ShellCommand {
    /// Hands the texts to a translator, and looks at what comes back.
    static let words = ShellCommand(
        path: ["words"],
        summary: "Prints all texts that people read, in English, or reports what a translation lacks.",
        details: """
            Without a file it prints what there is to translate, as a JSON object of names and texts. With the file of a \
            translation it reports which texts would stay English, and any mistakes in it. A host started with \
            --words FOLDER speaks the languages of the files there, each named after its language, as in fr.json.
            """,
        arguments: [Argument(name: "FILE", meaning: "a translation", fallback: "")],
        examples: ["tutorline words > words/fr.json", "tutorline words words/fr.json"]
    ) { invocation, shell in
        let english = EnglishWords.all
        let file = invocation[argument: "FILE"] ?? ""
        guard !file.isEmpty else {
            let lines = english.texts.map { "    \(JSON.string($0.name).text): \(JSON.string($0.text).text)" }
            shell.print("{\n\(lines.joined(separator: ",\n"))\n}")
            return .success
        }
        let words = try WordFile(reading: file, shell)
        let missing = words.missing()
        guard !missing.isEmpty else {
            shell.print("\(file): all \(english.texts.count) texts are there.")
            return .success
        }
        shell.print("\(file): \(missing.count) of \(english.texts.count) texts stay English:")
        for name in missing { shell.print("  \(name)") }
        return .no
    }
}
