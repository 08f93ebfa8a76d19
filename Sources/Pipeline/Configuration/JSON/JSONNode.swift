/// A JSON value that knows where it stands in its file.
///
/// `JSONDecoder` reports neither lines nor unknown keys, and a configuration without both is guesswork; so the files
/// people write by hand are read here. Frames and rows never come this way.
struct JSONNode: Sendable {
    enum Value: Sendable {
        case null
        case flag(Bool)
        /// A number as it was written.
        case number(String)
        case text(String)
        case list([JSONNode])
        case object(JSONObject)
    }

    let value: Value
    let position: SourcePosition

    /// What this is, as a reader of the file would say it.
    var saying: String {
        switch value {
        case .null: "null"
        case .flag(let flag): "\(flag)"
        case .number(let digits): digits
        case .text(let text): quoted(text)
        case .list: "a list"
        case .object: "an object"
        }
    }
}

/// A place in a text: lines and columns begin at 1, and a column is one Unicode scalar.
struct SourcePosition: Sendable, Hashable, Comparable {
    let line: UInt32
    let column: UInt32

    init(line: Int, column: Int) {
        self.line = UInt32(clamping: line)
        self.column = UInt32(clamping: column)
    }

    static func < (one: Self, other: Self) -> Bool { (one.line, one.column) < (other.line, other.column) }
}

/// The members of an object, in the order of the file.
struct JSONObject: Sendable {
    struct Member: Sendable {
        let key: String
        let position: SourcePosition
        let node: JSONNode
        /// Where the value is written, when that is not in this object: an override keeps its own place.
        var origin: SourcePath?
    }

    let members: [Member]
    /// Only objects too large to look through have one.
    private let index: [String: Int]?

    /// - Parameter index: the place of each key, when the reader has made it already.
    init(_ members: [Member], index: [String: Int]? = nil) {
        self.members = members
        if members.count > Self.small {
            self.index =
                index
                ?? Dictionary(
                    members.enumerated().map { ($1.key, $0) },
                    uniquingKeysWith: { $1 }
                )
        } else {
            self.index = nil
        }
    }

    /// How many members are looked through faster than looked up.
    static let small = 12

    subscript(key: String) -> Member? {
        if let index { return index[key].map { members[$0] } }
        return members.first { $0.key == key }
    }
}

/// A text in quotes, cut short when it is long.
func quoted(_ text: String) -> String {
    text.unicodeScalars.count > 60 ? "\"\(String(text.unicodeScalars.prefix(57)))…\"" : "\"\(text)\""
}
