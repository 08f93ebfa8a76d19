extension Moment {
    /// What four digits of a year can say.
    private static let writable: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

    /// The moment as the wire writes it: RFC 3339 in UTC, with milliseconds.
    var rfc3339: String { text(milliseconds: true) }

    /// Adds the moment as the wire writes it to a longer text.
    func appendRFC3339(to text: inout OutputSpan<UInt8>) { append(to: &text, milliseconds: true) }

    /// The moment in whole seconds, as practice sessions write it.
    var rfc3339Seconds: String { text(milliseconds: false) }

    /// Reads RFC 3339, as in `2026-11-21T09:00:00Z` or `2026-11-21T10:00:00.5+01:00`; `nil` for anything else.
    init?(rfc3339 text: String) {
        var rest = Array(text.utf8)[...]
        func number(_ digits: Int) -> Int64? {
            guard rest.count >= digits, rest.prefix(digits).allSatisfy({ (48...57).contains($0) }) else { return nil }
            defer { rest = rest.dropFirst(digits) }
            return rest.prefix(digits).reduce(0) { $0 * 10 + Int64($1 - 48) }
        }
        func mark(_ marks: String) -> Bool {
            guard let first = rest.first, marks.utf8.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        guard let year = number(4), mark("-"), let month = number(2), mark("-"), let day = number(2), mark("Tt"),
            let hour = number(2), mark(":"), let minute = number(2), mark(":"), let second = number(2),
            let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
        else { return nil }
        var fraction: Int64 = 0
        if mark(".") {
            let digits = rest.prefix { (48...57).contains($0) }
            guard !digits.isEmpty else { return nil }
            let three = (digits.map { Int64($0 - 48) } + [0, 0]).prefix(3)
            fraction = three.reduce(0) { $0 * 10 + $1 }
            rest = rest.dropFirst(digits.count)
        }
        var offset: Int64 = 0
        if !mark("Zz") {
            let sign: Int64 = rest.first == UInt8(ascii: "-") ? -1 : 1
            guard mark("+-"), let hours = number(2), mark(":"), let minutes = number(2), hours < 24, minutes < 60 else {
                return nil
            }
            offset = sign * (hours * 60 + minutes)
        }
        guard rest.isEmpty else { return nil }
        let minutes = (date.daysSince1970 * 24 + hour) * 60 + minute - offset
        let milliseconds = (minutes * 60 + second) * 1000 + fraction
        guard Self.writable.contains(milliseconds) else { return nil }
        self.init(milliseconds: milliseconds)
    }

    private func text(milliseconds withMilliseconds: Bool) -> String {
        var bytes: [UInt8] = []
        bytes.append(addingCapacity: 24) { append(to: &$0, milliseconds: withMilliseconds) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func append(to text: inout OutputSpan<UInt8>, milliseconds withMilliseconds: Bool) {
        let shown = min(max(milliseconds, Self.writable.lowerBound), Self.writable.upperBound)
        let (days, within) = shown.flooredDivision(by: 86_400_000)
        let date = CivilDate(daysSince1970: days)
        text.append(date.year, digits: 4)
        text.append(UInt8(ascii: "-"))
        text.append(date.month, digits: 2)
        text.append(UInt8(ascii: "-"))
        text.append(date.day, digits: 2)
        text.append(UInt8(ascii: "T"))
        text.append(within / 3_600_000, digits: 2)
        text.append(UInt8(ascii: ":"))
        text.append(within / 60_000 % 60, digits: 2)
        text.append(UInt8(ascii: ":"))
        text.append(within / 1000 % 60, digits: 2)
        if withMilliseconds {
            text.append(UInt8(ascii: "."))
            text.append(within % 1000, digits: 3)
        }
        text.append(UInt8(ascii: "Z"))
    }
}

extension OutputSpan<UInt8> {
    @inline(__always)
    fileprivate mutating func append(_ number: Int64, digits: Int) {
        var divisor: Int64 = 1
        for _ in 1..<digits { divisor *= 10 }
        for _ in 0..<digits {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}

/// A day of the Gregorian calendar, counted from the days since 1970 without tables.
struct CivilDate: Equatable {
    let year: Int64
    let month: Int64
    let day: Int64

    init(daysSince1970 days: Int64) {
        // Years that begin in March put the leap day at the end, where it disturbs nothing.
        let (era, dayOfEra) = (days + 719_468).flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// A date of the calendar; `nil` for one that is not in it.
    init?(year: Int64, month: Int64, day: Int64) {
        guard (1...12).contains(month), day >= 1 else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        guard CivilDate(daysSince1970: daysSince1970) == self else { return nil }
    }

    var daysSince1970: Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shiftedYear.flooredDivision(by: 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension Int64 {
    /// The quotient rounded down, and what remains above it.
    func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
