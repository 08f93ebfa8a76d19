/// When people are there: `"Mon-Fri 08:00-12:00 13:00-18:00, Sat 09:00-12:00 Europe/Paris"`.
///
/// A value that only compares: what time it is in the zone, somebody with a clock and the zone's rules has to say.
public struct OpeningHours: Sendable, Hashable, Decodable, CustomStringConvertible {
    public let description: String
    /// The time zone the hours are meant in, as in `Europe/Paris`.
    public let zone: String
    /// Minutes of the week, from Monday at midnight, in which people are there; apart, and in order.
    let open: [Range<Int>]

    private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let day = 24 * 60
    private static let week = 7 * day

    public init?(_ text: String) {
        guard text.utf8.count <= 400 else { return nil }
        description = text
        var groups = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
        guard let zone = groups.last?.last, Self.isZone(zone) else { return nil }
        groups[groups.count - 1].removeLast()
        self.zone = String(zone)
        var open: [Range<Int>] = []
        for group in groups {
            guard let days = group.first.flatMap(Self.days(_:)), group.count > 1 else { return nil }
            for part in group.dropFirst() {
                guard let times = Self.times(part) else { return nil }
                for day in days { open += Self.week(times, after: day * Self.day) }
            }
        }
        self.open = Self.merged(open)
    }

    public init(from decoder: any Decoder) throws {
        let decoder = try ConfigurationDecoder(decoder)
        let text = try decoder.text()
        guard let hours = OpeningHours(text) else {
            throw decoder.fault(
                "\(quoted(text)) are not opening hours; write \"Mon-Fri 08:00-18:00, Sat 09:00-12:00 Europe/Paris\""
            )
        }
        decoder.reading.note(zone: hours.zone, at: decoder.node.position, decoder.path)
        self = hours
    }

    /// Whether people are there at a minute of the week, counted from Monday at midnight in the zone.
    public func isOpen(atMinute minute: Int) -> Bool {
        let minute = Self.wrapped(minute)
        return open.contains { $0.contains(minute) }
    }

    /// How many minutes until people are there: 0 when they are.
    public func minutesUntilOpen(fromMinute minute: Int) -> Int {
        if isOpen(atMinute: minute) { return 0 }
        let minute = Self.wrapped(minute)
        let next = open.first { $0.lowerBound >= minute } ?? open.first.map { $0.shifted(by: Self.week) }
        return (next?.lowerBound ?? minute) - minute
    }

    private static func wrapped(_ minute: Int) -> Int { ((minute % week) + week) % week }

    private static func isZone(_ text: Substring) -> Bool {
        text == "UTC"
            || text.contains("/") && text.utf8.count <= 60
                && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/_+-".contains($0)) }
    }

    private static func days(_ text: Substring) -> [Int]? {
        let ends = text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let places = ends.compactMap(days.firstIndex(of:))
        guard places.count == ends.count, (1...2).contains(places.count), let first = places.first,
            let last = places.last
        else { return nil }
        return first <= last ? Array(first...last) : Array(first..<7) + Array(0...last)
    }

    /// A range of minutes from midnight; one that ends before it begins ends on the next day.
    private static func times(_ text: Substring) -> Range<Int>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(minute)
        guard ends.count == 2, let start = ends[0], let end = ends[1], start != end, start < day else { return nil }
        return start < end ? start..<end : start..<(end + day)
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { "0"..."9" ~= $0 } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24 && minute < 60 || hour == 24 && minute == 0
        else { return nil }
        return hour * 60 + minute
    }

    /// The range after `start`, cut where the week ends.
    private static func week(_ range: Range<Int>, after start: Int) -> [Range<Int>] {
        let range = range.shifted(by: start)
        guard range.upperBound > week else { return [range] }
        return [range.clamped(to: 0..<week), (range.upperBound - week) > 0 ? 0..<(range.upperBound - week) : 0..<0]
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}

extension Range<Int> {
    fileprivate func shifted(by distance: Int) -> Range<Int> { (lowerBound + distance)..<(upperBound + distance) }
}

/// Knows what time it is in a time zone, summer time and all.
public protocol TimeZones: Sendable {
    /// The minute of the week, from Monday at midnight, in `zone`; `nil` when there is no such zone.
    func minuteOfWeek(in zone: String, at secondsSince1970: Int64) -> Int?
}
