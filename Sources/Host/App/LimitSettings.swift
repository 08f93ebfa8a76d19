import Reactor

/// What one client, and all of them together, may take: settings of their own, each with bounds beyond which a host
/// would serve nobody, or anybody until it falls over.
extension Setting {
    static let limits: [Setting] = [
        count("max-connections", 1...1_000_000, "connections at once; above, one is told to come again", "20000"),
        count(
            "max-connections-per-address",
            1...1_000_000,
            "the same from one address; a school may share one, and trusted proxies are exempt",
            "2000"
        ),
        size("max-head", .kilobytes(1)...(.kilobytes(256)), "the most that the head of a request may have", "16KB"),
        count("max-headers", 8...1000, "the most fields of a head", "64"),
        size("max-body", .kilobytes(16)...(.megabytes(256)), "the most that the body of a request may have", "1MB"),
        size(
            "max-message",
            // All that somebody may say in one message has to fit, whatever its characters are written as.
            .kilobytes(64)...(.megabytes(16)),
            "the most that a message over a WebSocket may have",
            "64KB"
        ),
        count("max-waiting-messages", 1...10_000, "messages of one socket that wait before its reading stops", "32"),
        size("max-waiting", .kilobytes(16)...(.megabytes(64)), "how much may wait so", "256KB"),
        size(
            "max-unread",
            .kilobytes(64)...(.megabytes(64)),
            "how much may wait for a client that reads slowly before its socket is closed",
            "256KB"
        ),
        span("head-within", .seconds(1)...(.seconds(600)), "how long the head of a request may take", "10s"),
        span("body-within", .seconds(1)...(.seconds(3600)), "how long its body may take", "30s"),
        span("keep-alive", .seconds(1)...(.seconds(3600)), "how long a connection waits for its next request", "60s"),
        // A silent socket is asked after half a minute, and has to have the time to answer.
        span(
            "dead-after",
            .seconds(40)...(.seconds(3600)),
            "how long a socket is silent before it counts as dead",
            "60s"
        ),
    ]

    private static func count(_ name: String, _ range: ClosedRange<Int>, _ meaning: String, _ fallback: String)
        -> Setting
    {
        let rule = "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
        return limit(name, "COUNT", meaning, fallback, rule) { Int($0).map(range.contains) }
    }

    private static func size(_ name: String, _ range: ClosedRange<ByteCount>, _ meaning: String, _ fallback: String)
        -> Setting
    {
        let rule = "must be a size from \(range.lowerBound) to \(range.upperBound); write 512B, 64KB or 1MB"
        return limit(name, "SIZE", meaning, fallback, rule) { ByteCount($0).map(range.contains) }
    }

    private static func span(_ name: String, _ range: ClosedRange<Duration>, _ meaning: String, _ fallback: String)
        -> Setting
    {
        let (least, most) = (range.lowerBound.components.seconds, range.upperBound.components.seconds)
        let rule = "must be a length of time from \(least)s to \(most)s; write 30s or 10m"
        return limit(name, "TIME", meaning, fallback, rule) { Span($0).map { range.contains($0.duration) } }
    }

    private static func limit(
        _ name: String,
        _ value: String,
        _ meaning: String,
        _ fallback: String,
        _ rule: String,
        isWithin: @escaping @Sendable (String) -> Bool?
    ) -> Setting {
        Setting(name: name, value: value, meaning: meaning, fallback: fallback) { text in
            isWithin(text) == true ? nil : "\"\(text)\" \(rule)"
        }
    }
}

/// A number of bytes as operators write it.
struct ByteCount: Comparable, CustomStringConvertible {
    let bytes: Int

    init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let units: [Substring: Int] = ["B": 1, "KB": 1024, "MB": 1 << 20]
        guard let count = Int(digits), let unit = units[text.dropFirst(digits.count)], count <= 1 << 30 else {
            return nil
        }
        bytes = count * unit
    }

    private init(bytes: Int) { self.bytes = bytes }

    static func kilobytes(_ count: Int) -> ByteCount { ByteCount(bytes: count << 10) }
    static func megabytes(_ count: Int) -> ByteCount { ByteCount(bytes: count << 20) }
    static func < (left: ByteCount, right: ByteCount) -> Bool { left.bytes < right.bytes }

    var description: String { bytes < 1 << 20 ? "\(bytes >> 10)KB" : "\(bytes >> 20)MB" }
}

extension Limits {
    /// The limits as the operator has set them.
    init(_ settings: Settings) {
        self.init()
        func count(_ name: String, _ usual: Int) -> Int { Int(settings[name]) ?? usual }
        func size(_ name: String, _ usual: Int) -> Int { ByteCount(settings[name])?.bytes ?? usual }
        connections = count("max-connections", connections)
        connectionsPerAddress = count("max-connections-per-address", connectionsPerAddress)
        head = size("max-head", head)
        headerFields = count("max-headers", headerFields)
        body = size("max-body", body)
        message = size("max-message", message)
        inboundMessages = count("max-waiting-messages", inboundMessages)
        inboundBytes = size("max-waiting", inboundBytes)
        outboundBytes = size("max-unread", outboundBytes)
        headDeadline = settings.span("head-within")
        bodyDeadline = settings.span("body-within")
        keepAlive = settings.span("keep-alive")
        dead = settings.span("dead-after")
    }
}
