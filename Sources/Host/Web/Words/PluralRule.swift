/// Which form of a word goes with a number, for whole numbers, as Unicode's rules have it for each language.
enum PluralRule: Sendable {
    case none, one, zeroAndOne, slavic, polish, czech, slovenian, lithuanian, latvian, romanian, arabic, hebrew, irish,
        welsh

    init(language: String) {
        switch language.split(separator: "-").first.map({ $0.lowercased() }) ?? "" {
        case "ja", "zh", "ko", "vi", "th", "id", "ms", "lo", "my", "km", "jv", "su", "yue": self = .none
        case "fr", "hi", "fa", "bn", "am", "gu", "kn", "zu", "hy", "pt", "pa", "ln", "mg", "ti": self = .zeroAndOne
        case "ru", "uk", "be", "sr", "hr", "bs": self = .slavic
        case "pl": self = .polish
        case "cs", "sk": self = .czech
        case "sl": self = .slovenian
        case "lt": self = .lithuanian
        case "lv": self = .latvian
        case "ro", "mo": self = .romanian
        case "ar": self = .arabic
        case "he": self = .hebrew
        case "ga": self = .irish
        case "cy": self = .welsh
        default: self = .one
        }
    }

    func form(_ number: Int64) -> String {
        let count = number.magnitude
        let (last, lastTwo) = (count % 10, count % 100)
        let isTeen = (11...19).contains(lastTwo)
        switch self {
        case .none: return "other"
        case .one: return count == 1 ? "one" : "other"
        case .zeroAndOne: return count <= 1 ? "one" : "other"
        case .slavic:
            if last == 1, lastTwo != 11 { return "one" }
            return (2...4).contains(last) && !(12...14).contains(lastTwo) ? "few" : "many"
        case .polish:
            if count == 1 { return "one" }
            return (2...4).contains(last) && !(12...14).contains(lastTwo) ? "few" : "many"
        case .czech: return count == 1 ? "one" : (2...4).contains(count) ? "few" : "other"
        case .slovenian: return [1: "one", 2: "two", 3: "few", 4: "few"][lastTwo] ?? "other"
        case .lithuanian:
            if last == 1, !isTeen { return "one" }
            return last >= 2 && !isTeen ? "few" : "other"
        case .latvian:
            if last == 0 || isTeen { return "zero" }
            return last == 1 ? "one" : "other"
        case .romanian: return count == 1 ? "one" : count == 0 || (1...19).contains(lastTwo) ? "few" : "other"
        case .arabic:
            switch count {
            case 0: return "zero"
            case 1: return "one"
            case 2: return "two"
            default: return (3...10).contains(lastTwo) ? "few" : lastTwo >= 11 ? "many" : "other"
            }
        case .hebrew: return count == 1 ? "one" : count == 2 ? "two" : "other"
        case .irish:
            return count == 1
                ? "one"
                : count == 2
                    ? "two" : count <= 6 && count > 0 ? "few" : [7, 8, 9, 10].contains(count) ? "many" : "other"
        case .welsh: return [0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"][count] ?? "other"
        }
    }
}
