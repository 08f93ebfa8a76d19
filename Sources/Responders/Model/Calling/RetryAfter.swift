/// What a server says about when to ask again.
package enum RetryAfter {
    /// Reads `retry-after-ms`, and `retry-after` as seconds or as a date.
    ///
    /// A date counts from the server's own `date`, so that no clock of ours has to agree with it.
    package static func wish(in response: HTTPResponse) -> Duration? {
        if let text = response.header("retry-after-ms"), let milliseconds = number(text) {
            return .milliseconds(Int64(milliseconds))
        }
        guard let text = response.header("retry-after") else { return nil }
        if let seconds = number(text) { return .milliseconds(Int64(seconds * 1000)) }
        guard let then = seconds(ofDate: text), let now = response.header("date").flatMap(seconds(ofDate:)) else {
            return nil
        }
        return .seconds(max(0, then - now))
    }

    /// A plain number from 0 to a year's worth.
    private static func number(_ text: String) -> Double? {
        guard !text.isEmpty, text.utf8.count <= 20,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }),
            let value = Double(text), value <= 40_000_000_000
        else { return nil }
        return value
    }

    /// The seconds of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`, from an epoch that does not matter.
    static func seconds(ofDate text: String) -> Int? {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 6, words[0].hasSuffix(","), words[5] == "GMT",
            let day = Int(words[1]), (1...31).contains(day),
            let month = months.firstIndex(of: words[2]), let year = Int(words[3]), (1970...9999).contains(year)
        else { return nil }
        let clock = words[4].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        return (days(year, month + 1, day) * 24 + clock[0]) * 3600 + clock[1] * 60 + clock[2]
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Days from a fixed one: a year begins in March here, so that the odd day comes last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let shifted = (month + 9) % 12
        return 365 * year + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5 + day
    }
}
