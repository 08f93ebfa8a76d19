extension CommandTable {
    /// The commands of `tutorline`, in the order help lists them.
    static let standard: CommandTable = CommandTable(commands: [
        ShellCommand.check, ShellCommand.ask, ShellCommand.test, ShellCommand.schema, ShellCommand.modules,
        ShellCommand.serve, ShellCommand.reference,
    ])
}
