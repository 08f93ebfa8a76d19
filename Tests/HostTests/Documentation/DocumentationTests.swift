import Pipeline
import PipelineTesting
import Testing

import Responders

@testable import Host

@Suite struct `The documentation` {
    private func read(_ path: String) throws -> String {
        String(decoding: try Rim.readFile("\(DeskShell.root)/\(path)"), as: UTF8.self)
    }

    private var pages: [String] {
        get throws {
            let docs = try Rim.listDirectory("\(DeskShell.root)/docs").filter { $0.hasSuffix(".md") }.map {
                "docs/\($0)"
            }
            return docs + ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"]
        }
    }

    /// What a pattern finds; it has to find something, for else nothing would be tested.
    private func found(
        _ pattern: Regex<(Substring, Substring)>,
        on pages: [String]
    ) throws -> [(page: String, text: String)] {
        let found = try pages.flatMap { page in
            try read(page).matches(of: pattern).map { (page: page, text: String($0.1)) }
        }
        try #require(!found.isEmpty)
        return found
    }

    @Test(arguments: Reference.allCases)
    func `has the pages that are made from the program's tables as they are now`(reference: Reference) throws {
        #expect(try read("docs/\(reference.rawValue).md") == reference.page + "\n", "run: make docs")
    }

    @Test func `has the schema of chains as it is now`() throws {
        #expect(try read("responders.schema.json") == ModuleRegistry.standard.schema(), "run: make docs")
    }

    @Test func `links only to what is there`() throws {
        for (page, link) in try found(/\]\(([^)#:]+)(?:#[^)]*)?\)/, on: pages) {
            let path = "\(DeskShell.root)/\(page.contains("/") ? "docs/" : "")\(link)"
            let exists = (try? Rim.readFile(path)) != nil || (try? Rim.listDirectory(path)) != nil
            #expect(exists, "\(page) links to \(link)")
        }
    }

    @Test func `shows only chains that can be read`() throws {
        let blocks = try found(/```json\n([\s\S]*?)```/, on: ["docs/chains.md"]).map(\.text)
        let chains = blocks.filter { $0.contains("\"version\"") }
        #expect(!chains.isEmpty)
        for block in chains {
            let files = SourceFiles.texts(["faq.md": "## What is a slope?\n\nRise over run.\n"])
            #expect(throws: Never.self, "\(block)") {
                _ = try Blueprint(json: block, reading: files, modules: .standard)
            }
        }
    }

    @Test func `shows an enricher that is built as it stands, and keeps its contract`() async throws {
        let built = try read("Tests/HostTests/Documentation/Glossary.swift").split(separator: "\n\n", maxSplits: 1)
        #expect(try read("docs/parts.md").contains("```swift\n\(built[1])```"), "the page and the file differ")
        try await EnricherContract { GlossaryEnricher(.init(), Assembly()) }.check()
        var registry = ModuleRegistry.standard
        registry.register(GlossaryEnricher.self)
        let chain = """
            { "version": 1, "enrich": [{ "use": "glossary", "terms": ["slope"] }],
              "respond": [{ "use": "say", "text": "A term.", "when": { "glossary.terms": { "gte": 1 } } }] }
            """
        #expect(throws: Never.self) {
            _ = try Blueprint(json: chain, reading: SourceFiles.texts([:]), modules: registry)
        }
    }

    @Test func `names every command it shows`() throws {
        let known = Set(CommandTable.standard.commands.map(\.name))
        for (page, words) in try found(/(?m)^tutorline ([a-z]+)/, on: pages) {
            #expect(
                known.contains(words) || known.contains { $0.hasPrefix("\(words) ") },
                "\(page): tutorline \(words)"
            )
        }
    }

    @Test func `mentions every part`() throws {
        let text = try pages.map(read).joined()
        for module in ModuleRegistry.standard.listing {
            #expect(text.contains("`\(module.name)`") || text.contains("\"\(module.name)\""), "\(module.name)")
        }
    }

    /// The chains that are shown as examples, by path; a plug-in's own is tried by its own program.
    private var chains: [String] {
        get throws {
            let names = try Rim.listDirectory("\(DeskShell.root)/examples").filter { $0 != "hint-responder" }
            let chains = names.map { "examples/\($0)/responders.json" }
            return ["responders.json"] + chains.filter { (try? read($0)) != nil }
        }
    }

    @Test func `shows example chains that pass check and hold their tests`() async throws {
        #expect(try chains.count > 1)
        for chain in try chains {
            let check = DeskShell()
            #expect(await check.run("check", chain) == .success, "\(chain): \(check.err)")
            let test = DeskShell()
            #expect(await test.run("test", chain) == .success, "\(chain): \(test.err)")
        }
    }

    @Test func `shows every part in an example`() throws {
        let text = try chains.map(read).joined()
        for module in ModuleRegistry.standard.listing {
            #expect(text.contains("\"\(module.name)\""), "\(module.name) stands in no example chain")
        }
    }
}
