/// The files next to a configuration, read by somebody who may.
public struct SourceFiles: Sendable {
    /// The bytes of a file, or `nil` when there is none.
    public var read: @Sendable (_ path: String) throws -> [UInt8]?
    /// The names of the files in a folder, for suggestions; `""` is the folder the paths start from.
    public var list: @Sendable (_ folder: String) -> [String]

    public init(
        read: @escaping @Sendable (_ path: String) throws -> [UInt8]?,
        list: @escaping @Sendable (_ folder: String) -> [String] = { _ in [] }
    ) {
        self.read = read
        self.list = list
    }

    /// There are no files.
    public static let none = SourceFiles(read: { _ in nil })

    /// Files that are held in memory, by path.
    public static func texts(_ texts: [String: String]) -> SourceFiles {
        SourceFiles(
            read: { texts[$0].map { Array($0.utf8) } },
            list: { folder in texts.keys.filter { Self.folder(of: $0) == folder }.map { name(of: $0) } }
        )
    }

    /// The file a slip of the finger away, with its folder.
    func nearestFile(to path: String) -> String? {
        let folder = Self.folder(of: path)
        return nearest(to: Self.name(of: path), among: list(folder)).map { Self.join(folder, $0) }
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    static func join(_ folder: String, _ path: String) -> String {
        if path.hasPrefix("/") || folder.isEmpty { return path }
        return folder == "/" ? "/" + path : folder + "/" + path
    }
}

struct NoSuchFile: Error, CustomStringConvertible {
    let path: String
    let nearest: String?
    var description: String {
        "there is no file \(quoted(path))" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    }
}
