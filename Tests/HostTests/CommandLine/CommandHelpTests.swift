import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct CommandHelpTests {
    @Test func `helps with every command`() async {
        for command in CommandTable.standard.commands {
            let shell = DeskShell()
            #expect(await shell.runAll(command.path + ["--help"]) == .success)
            #expect(shell.out.hasPrefix("Usage: tutorline \(command.name)"))
            #expect(shell.out.contains(command.summary))
        }
    }

    @Test(arguments: [["user", "--help"], ["user", "-h"], ["help", "user"], ["help", "user", "--help"]])
    func `lists the commands that begin with a word`(words: [String]) async {
        let shell = DeskShell()
        #expect(await shell.runAll(words) == .success)
        #expect(shell.out.hasPrefix("Usage: tutorline user COMMAND"), "\(shell.out)")
        for command in CommandTable.standard.commands {
            #expect(shell.out.contains(command.summary) == (command.path.first == "user"), "\(command.name)")
        }
    }

    @Test func `helps with everything when nothing is named`() async {
        for words in [[], ["help"], ["--help"], ["-h"], ["help", "-h"]] as [[String]] {
            let shell = DeskShell()
            #expect(await shell.runAll(words) == .success)
            #expect(shell.out.hasPrefix("Tutorline: "), "\(words)")
        }
    }

    @Test func `helps with one command, whatever else was typed`() async {
        for words in [["help", "user", "add"], ["user", "add", "ada@example.org", "--help"], ["-h", "user", "add"]] {
            let shell = DeskShell()
            #expect(await shell.runAll(words) == .success)
            #expect(shell.out.hasPrefix("Usage: tutorline user add"), "\(words): \(shell.out)")
        }
    }

    @Test(arguments: [
        (["user"], "which one; user knows: add, list, password, disable."),
        (["user", "ad"], "there is no command \"user ad\"; did you mean \"user add\"?"),
        (["user", "42"], "there is no command \"user 42\"; user knows: add, list, password, disable."),
    ])
    func `tells which there are, and where to read on`(words: [String], sentence: String) async {
        let shell = DeskShell()
        #expect(await shell.runAll(words) == .misuse)
        #expect(shell.err == "tutorline: \(sentence)\nTry: tutorline help user", "\(shell.err)")
    }

    @Test(arguments: [(["desk"], false), (["top"], false), (["config", "apply"], false), (["backup"], true)])
    func `offers the database only where a command can work on it`(command: [String], can: Bool) async {
        let help = DeskShell()
        #expect(await help.runAll(["help"] + command) == .success)
        #expect(help.out.contains("the database itself") == can, "\(help.out)")
    }

    @Test(arguments: [30, 45, 80, 200])
    func `breaks its help between words, in the width of the terminal`(width: Int) {
        let (table, style) = (CommandTable.standard, Style(isOn: false))
        let (wide, narrow) = (
            CommandHelp(table: table, style: style), CommandHelp(table: table, style: style, width: width)
        )
        func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
        #expect(words(narrow.overview()) == words(wide.overview()))
        let lines = narrow.overview().split(separator: "\n").filter { !$0.hasPrefix("Usage: ") }
        #expect(lines.allSatisfy { $0.count <= width }, "\(narrow.overview())")
        for command in table.commands { #expect(words(narrow.page(command)) == words(wide.page(command))) }
    }
}
