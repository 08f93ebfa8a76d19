/// A length of time written as people write it: `"250ms"`, `"20s"`, `"10m"`, `"2h"`.
public struct TimeSpan: Sendable, Hashable, Decodable, CustomStringConvertible {
    /// In whole milliseconds; at most a year.
    public let milliseconds: Int

    public var duration: Duration { .milliseconds(milliseconds) }

    /// `nil` when the text is no length of time.
    public init?(_ text: String) {
        guard text.utf8.count <= 16 else { return nil }
        let digits = text.prefix { "0"..."9" ~= $0 }
        guard let number = Int(digits), let unit = Self.units.first(where: { $0.name == text.dropFirst(digits.count) })
        else { return nil }
        let (milliseconds, overflow) = number.multipliedReportingOverflow(by: unit.milliseconds)
        guard !overflow, milliseconds <= Self.longest else { return nil }
        self.milliseconds = milliseconds
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let span = TimeSpan(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\(quoted(text)) is not a length of time; write \"250ms\", \"20s\", \"10m\" or \"2h\""
            )
        }
        self = span
    }

    public static func milliseconds(_ count: Int) -> TimeSpan { TimeSpan(clamping: count) }
    public static func seconds(_ count: Int) -> TimeSpan { TimeSpan(clamping: count.multipliedOrMax(by: 1000)) }
    public static func minutes(_ count: Int) -> TimeSpan { TimeSpan(clamping: count.multipliedOrMax(by: 60_000)) }
    public static func hours(_ count: Int) -> TimeSpan { TimeSpan(clamping: count.multipliedOrMax(by: 3_600_000)) }

    private init(clamping milliseconds: Int) { self.milliseconds = min(max(0, milliseconds), Self.longest) }

    /// As it would be written in the largest unit that leaves no rest.
    public var description: String {
        let unit = Self.units.last { milliseconds > 0 && milliseconds % $0.milliseconds == 0 } ?? Self.units[1]
        return "\(milliseconds / unit.milliseconds)\(unit.name)"
    }

    /// A year, also one with a day more.
    private static let longest = 366 * 24 * 3_600_000

    private static let units: [(name: String, milliseconds: Int)] = [
        ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000),
    ]
}

extension Int {
    fileprivate func multipliedOrMax(by factor: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}
