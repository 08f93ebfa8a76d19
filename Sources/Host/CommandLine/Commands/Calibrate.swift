extension ShellCommand {
    /// Fits knowledge tracing to what learners answered.
    static let calibrate = ShellCommand(
        path: ["questions", "calibrate"],
        summary: "Fits the learning model of each skill in a course to the recorded answers, and recalculates mastery.",
        details:
            "Stop the host first. A skill that fewer than \(FittedSkill.enough) "
            + "learners have practised keeps the standard figures.",
        arguments: [Argument(name: "COURSE", meaning: "the course")],
        options: [.database, .json],
        examples: ["tutorline questions calibrate algebra-1"],
        run: { invocation, shell in
            let store = try await invocation.openStore(shell)
            defer { store.close() }
            let skills = try await store.calibrate(invocation[argument: "COURSE"] ?? "")
            if invocation.has("json") {
                shell.print(JSON.array(skills.map(\.described)).text)
            } else {
                for skill in skills {
                    shell.print("\(shell.style.bold(skill.category.path)): \(skill.sentence)")
                }
            }
            return skills.contains { $0.model != nil } ? .success : .no
        }
    )
}

extension FittedSkill {
    fileprivate var sentence: String {
        guard let model else { return "\(learners) learners, too few to fit; the standard figures stay" }
        func percent(_ value: Double) -> String { "\(Int((value * 100).rounded())) %" }
        return "from \(answers) answers of \(learners) learners: known beforehand \(percent(model.known)), "
            + "learned at a question \(percent(model.learned)), slips \(percent(model.slipped)), "
            + "guesses \(percent(model.guessed))"
    }

    fileprivate var described: JSON {
        [
            "category": .string(category.path), "learners": .integer(Int64(learners)),
            "answers": .integer(Int64(answers)),
            "model": model.map { model in
                [
                    "known": .number(model.known), "learned": .number(model.learned),
                    "slipped": .number(model.slipped), "guessed": .number(model.guessed),
                ]
            } ?? .null,
        ]
    }
}
