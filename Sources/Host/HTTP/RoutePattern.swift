/// The path of a route, cut once into what the paths of requests are held against.
struct RoutePattern: Sendable {
    private enum Segment: Sendable {
        case literal(String)
        /// Something that varies, by the name it has in the table of routes.
        case value(String)
    }

    private let segments: [Segment]

    /// How many segments a path needs to match.
    var count: Int { segments.count }

    init(_ path: String) {
        segments = path.split(separator: "/", omittingEmptySubsequences: true).map { segment in
            segment.first == "{" ? .value(String(segment.dropFirst().dropLast())) : .literal(String(segment))
        }
    }

    /// The values of what varies, when the path is this route's.
    func match(_ path: [Substring]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        for (segment, given) in zip(segments, path) {
            if case .literal(let wanted) = segment, wanted != given { return nil }
        }
        var values: [String: String] = [:]
        for case (.value(let name), let given) in zip(segments, path) {
            guard let value = String(given).percentDecoded, !value.isEmpty else { return nil }
            values[name] = value
        }
        return values
    }
}
