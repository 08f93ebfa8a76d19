/// The one form of date that HTTP writes (RFC 9110, 5.6.7).
enum HTTPDate {
    private static let days: [StaticString] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months: [StaticString] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The field with its line end, for so many seconds after 1970 began.
    static func field(_ unixTime: Int64) -> [UInt8] {
        var field: [UInt8] = []
        field.append("Date: ")
        append(unixTime, to: &field)
        field.append("\r\n")
        return field
    }

    static func append(_ unixTime: Int64, to text: inout [UInt8]) {
        // Four-digit years are all the form knows.
        let time = min(max(unixTime, 0), 253_402_300_799)
        let day = Int(time / 86_400)
        let second = Int(time % 86_400)
        let (year, month, dayOfMonth) = civil(day)
        text.append(days[day % 7])
        text.append(", ")
        appendNumber(dayOfMonth, 2, to: &text)
        text.append(" ")
        text.append(months[month - 1])
        text.append(" ")
        appendNumber(year, 4, to: &text)
        text.append(" ")
        appendNumber(second / 3600, 2, to: &text)
        text.append(":")
        appendNumber(second / 60 % 60, 2, to: &text)
        text.append(":")
        appendNumber(second % 60, 2, to: &text)
        text.append(" GMT")
    }

    private static func appendNumber(_ number: Int, _ digits: Int, to text: inout [UInt8]) {
        var divisor = digits == 4 ? 1000 : 10
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    /// Walks years and months; once a second, so clarity wins over the closed formula.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        // A cycle of 400 years has 146,097 days; the last one of its days belongs to its last year.
        var year = 1970 + days / 146_097 * 400
        var left = days % 146_097
        while left >= length(ofYear: year) {
            left -= length(ofYear: year)
            year += 1
        }
        var month = 1
        while left >= length(ofMonth: month, year) {
            left -= length(ofMonth: month, year)
            month += 1
        }
        return (year, month, left + 1)
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && year % 100 != 0 || year % 400 == 0 }

    private static func length(ofYear year: Int) -> Int { isLeap(year) ? 366 : 365 }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
