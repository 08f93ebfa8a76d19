extension CommandTable {
    /// The commands of `tutorline`, in the order help lists them.
    static let standard: CommandTable = CommandTable(commands: [
        ShellCommand.check, ShellCommand.ask, ShellCommand.test, ShellCommand.schema, ShellCommand.modules,
        ShellCommand.serve, ShellCommand.importCourses, ShellCommand.listCourses, ShellCommand.exportCourse,
        ShellCommand.importQuestions, ShellCommand.exportQuestions, ShellCommand.listQuestions, ShellCommand.calibrate,
        ShellCommand.addUser, ShellCommand.listUsers, ShellCommand.setPassword, ShellCommand.disableUser,
        ShellCommand.makeToken, ShellCommand.setLock, ShellCommand.liftLock, ShellCommand.listLocks, ShellCommand.desk,
        ShellCommand.exportLearned,
        ShellCommand.explain, ShellCommand.replay, ShellCommand.top,
        ShellCommand.showConfiguration, ShellCommand.listConfigurations,
        ShellCommand.applyConfiguration, ShellCommand.rollBackConfiguration, ShellCommand.backUp, ShellCommand.restore,
        ShellCommand.verify, ShellCommand.doctor, ShellCommand.listOutbox, ShellCommand.retryOutbox,
        ShellCommand.words, ShellCommand.reference,
    ])
}
