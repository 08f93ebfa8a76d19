/// One thing that is wrong with a file, at the place where a person can mend it.
public struct Fault: Sendable, Equatable {
    public enum Severity: String, Sendable { case error, warning }

    public var file: String
    public var line: Int
    public var column: Int
    public var severity: Severity
    /// Where in the structure, as in `respond[2].within`; empty when that says nothing.
    public var path: String
    public var message: String

    public init(
        file: String,
        line: Int,
        column: Int = 1,
        severity: Severity = .error,
        path: String = "",
        message: String
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.severity = severity
        self.path = path
        self.message = message
    }
}

extension Fault: CustomStringConvertible {
    /// One line, in the form editors and compilers use, fit for terminals whatever the file holds.
    public var description: String {
        ("\(file):\(line):\(column): \(severity): " + (path.isEmpty ? "" : path + ": ") + message).fitForTerminals
    }
}

/// Everything that is wrong with a file.
public struct Faults: Error, Sendable, Equatable, CustomStringConvertible {
    public let all: [Fault]
    public init(_ all: [Fault]) { self.all = all }
    public var description: String { all.map(\.description).joined(separator: "\n") }
}
