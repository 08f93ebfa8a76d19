/// One thing an operator can set, by a flag of `tutorline serve` or by its twin in the environment.
///
/// The flags, the environment and the page in `docs` all come from this list; what a team teaches does not belong here.
struct Setting: Sendable {
    let name: String
    /// What stands for the value in help; `nil` for a switch.
    let value: String?
    let meaning: String
    let fallback: String
    let check: @Sendable (String) -> String?

    /// Its twin in the environment.
    var variable: String { "TUTORLINE_" + name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined() }
}

extension Setting {
    static let all = general + limits

    private static let general: [Setting] = [
        text("config", "FILE", "the chain that teams write", "responders.json"),
        text("database", "FILE", "where everything is kept; created if missing", "tutorline.db"),
        text("listen", "ADDRESS:PORT", "where to listen", "127.0.0.1:8080"),
        text("courses", "FOLDER", "course folders to import at the start, if their files have changed", ""),
        text("key-file", "FILE", "the key that signs tokens; created if missing", "tutorline.key"),
        text(
            "tls-certificate",
            "FILE",
            "a certificate chain in PEM format; together with tls-key, the host itself provides TLS",
            ""
        ),
        text("tls-key", "FILE", "the private key that goes with it", ""),
        text("trusted-proxies", "RANGES", "proxies whose X-Forwarded headers are trusted, such as 127.0.0.1/32", ""),
        origins("origins", "sites that may embed the widget and frame the pages of learners, separated by commas"),
        text("words", "FOLDER", "translations of what people read, one file per language", ""),
        text("token-issuers", "FILE", "a JSON file of sites whose tokens are accepted", ""),
        text("webhooks", "FILE", "a JSON file of addresses to notify of events", ""),
        span("pause-after", "how long after the last device has left a session is paused", "30s"),
        span("expire-after", "how long a session waits for the learner to come back", "14d"),
        span("end-practice-after", "how long without an answer until a practice session ends", "30m"),
        span("end-paused-practice-after", "the same for one that is paused", "1d"),
        span("grace", "how long running answers may take to finish when the host is told to stop", "10s"),
        choice("log", ["auto", "text", "json"], "how log lines are written; auto is text on a terminal", "auto"),
        flag("names-in-traces", "let the teaching team see who asked in traces"),
        flag("demo", "create demo people and courses; only on a loopback address"),
    ]

    static func text(_ name: String, _ value: String, _ meaning: String, _ fallback: String) -> Setting {
        Setting(name: name, value: value, meaning: meaning, fallback: fallback) { _ in nil }
    }

    static func span(_ name: String, _ meaning: String, _ fallback: String) -> Setting {
        Setting(name: name, value: "TIME", meaning: meaning, fallback: fallback) { text in
            Span(text) == nil ? "\"\(text)\" is not a length of time; write 30s, 10m, 2h or 14d" : nil
        }
    }

    static func choice(_ name: String, _ choices: [String], _ meaning: String, _ fallback: String) -> Setting {
        let listed = choices.joined(separator: ", ")
        return Setting(name: name, value: "WORD", meaning: "\(meaning): \(listed)", fallback: fallback) { text in
            choices.contains(text) ? nil : "\"\(text)\" is not one of \(listed)"
        }
    }

    static func origins(_ name: String, _ meaning: String) -> Setting {
        Setting(name: name, value: "ORIGINS", meaning: meaning, fallback: "") { text in
            for part in text.split(separator: ",").map({ String($0.drop { $0 == " " }) }) where Origin(part) == nil {
                return "\"\(part)\" is not an origin; write https://school.example, with a port if it has one"
            }
            return nil
        }
    }

    static func flag(_ name: String, _ meaning: String) -> Setting {
        Setting(name: name, value: nil, meaning: meaning, fallback: "") { text in
            ["", "1", "0", "true", "false"].contains(text) ? nil : "\"\(text)\" is neither 1 nor 0"
        }
    }
}

/// A length of time as operators write it, days included.
struct Span: Sendable, Equatable {
    let duration: Duration

    init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let units: [Substring: Int64] = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
        guard let count = Int64(digits), let unit = units[text.dropFirst(digits.count)], count <= 1_000_000 else {
            return nil
        }
        duration = .milliseconds(count * unit)
    }
}

/// The settings in force.
struct Settings: Sendable {
    private let values: [String: String]

    /// A setting that cannot be what was written.
    struct Fault: Error, Equatable {
        let message: String
    }

    /// Flags win over the environment, and the environment over what is usual.
    init(flags: [String: String], environment: [String: String]) throws(Fault) {
        var values: [String: String] = [:]
        for setting in Setting.all {
            let (value, source) =
                if let flag = flags[setting.name] { (flag, "--\(setting.name)") } else {
                    (environment[setting.variable] ?? setting.fallback, setting.variable)
                }
            if let complaint = setting.check(value) { throw Fault(message: "\(source): \(complaint)") }
            values[setting.name] = value
        }
        let known = Set(Setting.all.map(\.variable)).union(RunningHost.variables)
        let strange = environment.keys.filter { $0.hasPrefix("TUTORLINE_") && !known.contains($0) }.sorted()
        if let first = strange.first {
            throw Fault(message: "there is no setting \(first)" + didYouMean(first, known))
        }
        self.values = values
    }

    subscript(name: String) -> String { values[name] ?? "" }

    func span(_ name: String) -> Duration { Span(self[name])?.duration ?? .zero }

    func isOn(_ name: String) -> Bool { ["1", "true"].contains(self[name]) }

    func list(_ name: String) -> [String] {
        self[name].split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init).filter { !$0.isEmpty }
    }
}
