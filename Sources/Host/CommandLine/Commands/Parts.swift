import Pipeline

extension ShellCommand {
    /// Prints the JSON Schema of chains.
    static let schema = ShellCommand(
        path: ["schema"],
        summary: "Prints the JSON Schema of responders.json for editors, or that of the protocol's frames.",
        details: "The schema is made from the settings of the parts in this program, including those you added.",
        arguments: [Argument(name: "WHAT", meaning: "chain or frames", fallback: "chain")],
        examples: ["tutorline schema > responders.schema.json", "tutorline schema frames"],
        run: { invocation, shell in
            switch invocation[argument: "WHAT"] {
            case "chain": shell.print(String(shell.modules.schema().dropLast()))
            case "frames": shell.print(FrameSchema.document.text)
            default: throw Complaint("the schemas are \"chain\" and \"frames\".", .misuse)
            }
            return .success
        }
    )

    /// Lists the parts.
    static let modules = ShellCommand(
        path: ["modules"],
        summary: "Lists the parts a chain may name, with their settings and the facts they add.",
        arguments: [Argument(name: "NAME", meaning: "one part only", fallback: "")],
        options: [.json],
        examples: ["tutorline modules", "tutorline modules faq"],
        run: listModules
    )

    private static func listModules(_ invocation: Invocation, _ shell: Shell) async throws -> ExitCode {
        let wanted = invocation[argument: "NAME"] ?? ""
        let all = shell.modules.listing
        let listed = all.filter { wanted.isEmpty || $0.name == wanted }
        guard !listed.isEmpty else {
            throw Complaint(("there is no part \"\(wanted)\"" + didYouMean(wanted, all.map(\.name))).ended, .misuse)
        }
        if invocation.has("json") {
            shell.print(JSON.array(listed.map(described)).text)
            return .success
        }
        let style = shell.style
        for module in listed {
            shell.print("\(style.bold(module.name))  \(style.dim("\(module.kind)"))  \(module.summary)")
            for setting in module.settings {
                let standard = setting.standard.map { " (default: \($0))" } ?? ""
                let meaning = setting.meaning.map { "  \($0)" } ?? ""
                shell.print("    \(setting.key): \(style.dim(setting.shape.saying))\(meaning)\(standard)")
            }
            for fact in module.facts {
                shell.print("    fact \(fact.name): \(style.dim("\(fact.kind)"))  \(fact.meaning)")
            }
        }
        guard wanted.isEmpty else { return .success }
        shell.print(style.bold("facts of the host"))
        for fact in shell.modules.hostFacts {
            shell.print("    fact \(fact.name): \(style.dim("\(fact.kind)"))  \(fact.meaning)")
        }
        return .success
    }

    private static func described(_ module: ListedModule) -> JSON {
        let settings = module.settings.map { setting in
            [
                "key": .string(setting.key), "type": .string(setting.shape.saying),
                "default": setting.standard.flatMap { try? JSON(parsing: $0) } ?? .null,
                "meaning": setting.meaning.map(JSON.string) ?? .null,
            ] as JSON
        }
        let facts = module.facts.map { fact in
            [
                "name": .string(fact.name), "type": .string(fact.kind.rawValue), "meaning": .string(fact.meaning),
            ] as JSON
        }
        return [
            "name": .string(module.name), "kind": .string(module.kind.rawValue), "summary": .string(module.summary),
            "speaks_to_others": .bool(module.speaksToOthers), "settings": .array(settings), "facts": .array(facts),
        ]
    }

    /// Prints the pages of the reference.
    static let reference: ShellCommand = ShellCommand(
        path: ["reference"],
        summary: "Prints a page of the reference as Markdown: commands, settings or protocol.",
        arguments: [Argument(name: "PAGE", meaning: "which page", fallback: "commands")],
        examples: ["tutorline reference settings > docs/settings.md"],
        run: { invocation, shell in
            let name = invocation[argument: "PAGE"] ?? ""
            guard let page = Reference(rawValue: name) else {
                let known = Reference.allCases.map(\.rawValue)
                throw Complaint(
                    "there is no page \"\(name)\"; the pages are \(known.joined(separator: ", ")).",
                    .misuse
                )
            }
            shell.print(page.page)
            return .success
        }
    )
}
