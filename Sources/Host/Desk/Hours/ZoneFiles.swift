import Locking
import Pipeline

/// Time zones as the machine's own files know them (RFC 9636), so that a school's hours follow its summer time.
final class ZoneFiles: TimeZones {
    private let readFile: @Sendable (String) throws -> [UInt8]
    static let folder = "/usr/share/zoneinfo"
    private let known = Lock<[String: ZoneRules?]>([:])

    init(readFile: @escaping @Sendable (String) throws -> [UInt8]) { self.readFile = readFile }

    func minuteOfWeek(in zone: String, at seconds: Int64) -> Int? {
        if zone == "UTC" { return ZoneRules.minuteOfWeek(seconds) }
        guard let rules = rules(zone) else { return nil }
        return ZoneRules.minuteOfWeek(seconds + rules.offset(at: seconds))
    }

    private func rules(_ zone: String) -> ZoneRules? {
        if let known = known.withLock({ $0[zone] }) { return known }
        // The name was checked when it was read, but a path is a path.
        let isName = !zone.contains("..") && !zone.hasPrefix("/")
        let bytes = isName ? try? readFile("\(Self.folder)/\(zone)") : nil
        let rules = bytes.flatMap(ZoneRules.init)
        known.withLock { $0[zone] = rules }
        return rules
    }
}

/// How far a zone's clocks are from UTC, and when that changes.
struct ZoneRules: Sendable, Equatable {
    private var changes: [Int64] = []
    private var offsets: [Int64] = []
    private var first: Int64 = 0
    private var rule: ZoneRule?

    /// Reads a compiled zone file; `nil` for anything else.
    init?(_ bytes: [UInt8]) {
        var reader = ZoneReader(bytes[...])
        // The first of its two blocks has 32-bit times, for programs of long ago.
        guard let old = reader.header(), reader.skip(old.length(timeSize: 4)), let head = reader.header(),
            head.times <= 5_000, (1...256).contains(head.types)
        else { return nil }
        var times: [Int64] = []
        for _ in 0..<head.times {
            guard let time = reader.integer(8) else { return nil }
            times.append(time)
        }
        guard let kinds = reader.take(head.times) else { return nil }
        var types: [Int64] = []
        for _ in 0..<head.types {
            guard let offset = reader.integer(4), reader.skip(2), abs(offset) < 100_000 else { return nil }
            types.append(offset)
        }
        guard kinds.allSatisfy({ Int($0) < types.count }) else { return nil }
        changes = times
        offsets = kinds.map { types[Int($0)] }
        first = types[0]
        _ = reader.skip(head.letters + head.leaps * 12 + head.standards + head.utcs)
        rule = ZoneRule(String(decoding: reader.remaining, as: UTF8.self).filter { $0 != "\n" })
    }

    func offset(at seconds: Int64) -> Int64 {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return changes.isEmpty ? rule?.offset(at: seconds) ?? first : first }
        // After the last change that is written out, the rule at the end of the file holds.
        if low == changes.count, let rule { return rule.offset(at: seconds) }
        return offsets[low - 1]
    }

    /// The minute of the week, from Monday at midnight; the epoch was a Thursday.
    static func minuteOfWeek(_ seconds: Int64) -> Int {
        let minutes = Int((seconds >= 0 ? seconds : seconds - 59) / 60) + 3 * 1440
        return ((minutes % 10_080) + 10_080) % 10_080
    }
}

/// Takes numbers off the front of a zone file.
private struct ZoneReader {
    private var rest: ArraySlice<UInt8>

    struct Header {
        let utcs, standards, leaps, times, types, letters: Int

        func length(timeSize: Int) -> Int {
            times * (timeSize + 1) + types * 6 + letters + leaps * (timeSize + 4) + standards + utcs
        }
    }

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var remaining: ArraySlice<UInt8> { rest }

    mutating func header() -> Header? {
        guard let magic = take(4), Array(magic) == Array("TZif".utf8), let version = take(1)?.first,
            version >= UInt8(ascii: "2"), skip(15)
        else { return nil }
        var counts: [Int] = []
        for _ in 0..<6 {
            guard let count = integer(4), (0...100_000).contains(count) else { return nil }
            counts.append(Int(count))
        }
        return Header(
            utcs: counts[0],
            standards: counts[1],
            leaps: counts[2],
            times: counts[3],
            types: counts[4],
            letters: counts[5]
        )
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func skip(_ count: Int) -> Bool { take(count) != nil }

    mutating func integer(_ size: Int) -> Int64? {
        guard let bytes = take(size) else { return nil }
        var value = bytes.first.map { $0 >= 128 ? Int64(-1) : 0 } ?? 0
        for byte in bytes { value = value << 8 | Int64(byte) }
        return value
    }
}
