/// Where a value stands in the structure of a file, as people write it: `respond[2].within`.
indirect enum SourcePath: Sendable {
    case root
    case key(SourcePath, String)
    case index(SourcePath, Int)

    func appending(_ key: String) -> SourcePath { .key(self, key) }
    func appending(_ index: Int) -> SourcePath { .index(self, index) }

    /// Where the object or list stands that this is in.
    var parent: SourcePath {
        switch self {
        case .root: .root
        case .key(let parent, _), .index(let parent, _): parent
        }
    }

    var text: String {
        switch self {
        case .root: ""
        case .key(.root, let key): key
        case .key(let parent, let key): parent.text + "." + key
        case .index(let parent, let index): parent.text + "[\(index)]"
        }
    }

    /// As `Decodable` wants it.
    var codingPath: [any CodingKey] {
        switch self {
        case .root: []
        case .key(let parent, let key): parent.codingPath + [PathKey(key)]
        case .index(let parent, let index): parent.codingPath + [PathKey(index)]
        }
    }
}

struct PathKey: CodingKey {
    let stringValue: String
    let intValue: Int?
    init(_ name: String) { (stringValue, intValue) = (name, nil) }
    init(_ index: Int) { (stringValue, intValue) = ("\(index)", index) }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { self.init(intValue) }
}
