/// The head of an answer, put together from the lines that libcurl hands out.
struct ResponseHead: Sendable {
    private(set) var headers: [(name: String, value: String)] = []
    private(set) var byteCount = 0

    /// Takes one line, its line break included; returns whether it ends a head.
    mutating func take(_ line: some Collection<UInt8>) -> Bool {
        byteCount += line.count
        let text = String(decoding: line, as: UTF8.self)
        if text.allSatisfy(\.isNewline) { return true }
        if text.hasPrefix("HTTP/") {
            // Informational answers have heads of their own before the real one.
            headers = []
        } else if let colon = text.firstIndex(of: ":") {
            let value = text[text.index(after: colon)...].prefix { !$0.isNewline }
            headers.append((text[..<colon].lowercased(), String(trimmed(value))))
        }
        return false
    }
}
