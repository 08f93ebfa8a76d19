/// The rule by which a zone goes on after the changes that its file writes out, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable, Equatable {
    /// The nth such weekday of a month, and the second of the day by the clocks before the change.
    struct Change: Sendable, Equatable {
        let month, week, weekday, second: Int64
    }

    private let standard: Int64
    private var summer: (offset: Int64, begins: Change, ends: Change)?

    init?(_ text: String) {
        var rest = text[...]
        guard Self.name(&rest), let west = Self.time(&rest) else { return nil }
        standard = -west
        guard !rest.isEmpty else { return }
        guard Self.name(&rest) else { return nil }
        var offset = standard + 3600
        if rest.first != "," {
            guard let west = Self.time(&rest) else { return nil }
            offset = -west
        }
        guard let begins = Self.change(&rest), let ends = Self.change(&rest), rest.isEmpty else { return nil }
        summer = (offset, begins, ends)
    }

    static func == (left: ZoneRule, right: ZoneRule) -> Bool {
        left.standard == right.standard && left.summer?.offset == right.summer?.offset
            && left.summer?.begins == right.summer?.begins && left.summer?.ends == right.summer?.ends
    }

    func offset(at seconds: Int64) -> Int64 {
        guard let summer else { return standard }
        let year = Self.year(of: seconds + standard)
        let begins = summer.begins.moment(in: year) - standard
        let ends = summer.ends.moment(in: year) - summer.offset
        // South of the equator summer spans the new year.
        let isSummer = begins < ends ? begins <= seconds && seconds < ends : seconds >= begins || seconds < ends
        return isSummer ? summer.offset : standard
    }

    private static func year(of seconds: Int64) -> Int64 {
        CivilDate(daysSince1970: seconds.flooredDivision(by: 86_400).quotient).year
    }

    /// Letters, or anything between angle brackets.
    private static func name(_ rest: inout Substring) -> Bool {
        if rest.first == "<" {
            guard let end = rest.firstIndex(of: ">") else { return false }
            rest = rest[rest.index(after: end)...]
            return true
        }
        let letters = rest.prefix { $0.isLetter }
        rest = rest.dropFirst(letters.count)
        return letters.count >= 3
    }

    private static func number(_ rest: inout Substring) -> Int64? {
        let digits = rest.prefix { ("0"..."9").contains($0) }.prefix(4)
        rest = rest.dropFirst(digits.count)
        return Int64(digits)
    }

    /// `h`, `h:m` or `h:m:s`, with a sign or without.
    private static func time(_ rest: inout Substring) -> Int64? {
        var sign: Int64 = 1
        if let first = rest.first, "+-".contains(first) {
            sign = first == "-" ? -1 : 1
            rest = rest.dropFirst()
        }
        guard var total = number(&rest).map({ $0 * 3600 }) else { return nil }
        for unit: Int64 in [60, 1] where rest.first == ":" {
            rest = rest.dropFirst()
            guard let part = number(&rest) else { return nil }
            total += part * unit
        }
        return sign * total
    }

    private static func change(_ rest: inout Substring) -> Change? {
        guard rest.hasPrefix(",M") else { return nil }
        rest = rest.dropFirst(2)
        guard let month = number(&rest), (1...12).contains(month), rest.first == "." else { return nil }
        rest = rest.dropFirst()
        guard let week = number(&rest), (1...5).contains(week), rest.first == "." else { return nil }
        rest = rest.dropFirst()
        guard let weekday = number(&rest), (0...6).contains(weekday) else { return nil }
        var second: Int64 = 7200
        if rest.first == "/" {
            rest = rest.dropFirst()
            guard let time = time(&rest) else { return nil }
            second = time
        }
        return Change(month: month, week: week, weekday: weekday, second: second)
    }
}

extension ZoneRule.Change {
    /// When it is in a year, by the clocks before it, in seconds since 1970.
    fileprivate func moment(in year: Int64) -> Int64 {
        let first = CivilDate(year: year, month: month, day: 1)?.daysSince1970 ?? 0
        let (nextYear, nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
        let next = CivilDate(year: nextYear, month: nextMonth, day: 1)?.daysSince1970 ?? 0
        // The epoch was a Thursday.
        let weekdayOfFirst = ((first + 4) % 7 + 7) % 7
        var day = first + (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
        if day >= next { day -= 7 }
        return day * 86_400 + second
    }
}
