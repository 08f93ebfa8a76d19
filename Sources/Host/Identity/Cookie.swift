/// The cookie that keeps somebody signed in on pages.
///
/// HttpOnly, so that no script reads it; SameSite=Lax, so that other sites' forms do not carry it. What is written with
/// it is checked for its origin as well.
enum Cookie {
    static let name = "tutorline"
    /// How long one stays signed in without coming back.
    static let life = Duration.seconds(14 * 24 * 3600)
    /// Enough for all that a browser sends to one site.
    private static let longest = 8192

    /// The header that sets it; over TLS it is never sent in the clear again.
    static func set(_ token: Concealed<String>, isSecure: Bool) -> String {
        let age = life.components.seconds
        return "\(name)=\(token.reveal()); Path=/; Max-Age=\(age); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }

    /// The header that removes it.
    static func clear(isSecure: Bool) -> String {
        "\(name)=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }

    /// Its value in a `Cookie` header; nil when it is missing or there are two, of which one might be planted.
    static func value(in header: String) -> String? {
        guard header.utf8.count <= longest else { return nil }
        var found: Substring.UTF8View?
        for part in header.utf8.split(separator: UInt8(ascii: ";")) {
            let pair = part.drop { $0 == UInt8(ascii: " ") }
            guard pair.starts(with: "\(name)=".utf8) else { continue }
            guard found == nil else { return nil }
            found = pair.dropFirst(name.utf8.count + 1)
        }
        guard let found, !found.isEmpty else { return nil }
        return String(Substring(found))
    }
}
