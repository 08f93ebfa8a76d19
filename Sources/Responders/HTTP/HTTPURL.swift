/// An address on the web that a request can be sent to.
///
/// Narrower than the standard on purpose: what is unusual in a configuration is usually a mistake.
public struct HTTPURL: Sendable, Hashable, CustomStringConvertible {
    public let text: String
    public let isEncrypted: Bool
    /// The host and, if written, the port: all of an address that errors and logs may show.
    public let authority: String
    /// Scheme, host and port, written the same for the same server.
    public var origin: String {
        let host = authority.lowercased()
        let hasPort = host.last != "]" && host.split(separator: "]").last?.contains(":") == true
        return (isEncrypted ? "https://" : "http://") + host + (hasPort ? "" : isEncrypted ? ":443" : ":80")
    }

    public init(_ text: String) throws(InvalidURL) {
        guard text.utf8.count <= 2_000 else { throw InvalidURL("is longer than 2000 characters") }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw InvalidURL("has a space or a character outside ASCII; write it percent-encoded")
        }
        let lowercased = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lowercased.hasPrefix) else {
            throw InvalidURL("must begin with \"https://\" or \"http://\"")
        }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else {
            throw InvalidURL("contains a name or password; secrets go into \"key\"")
        }
        guard !rest.contains("#") else { throw InvalidURL("has a \"#\" part, which is never sent; leave it out") }
        guard !rest.contains("\\") else { throw InvalidURL("has a backslash; write \"/\"") }
        try Self.check(authority)
        self.text = text
        self.isEncrypted = scheme == "https://"
        self.authority = String(authority)
    }

    private static func check(_ authority: Substring) throws(InvalidURL) {
        let host: Substring
        var port: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { throw InvalidURL("has \"[\" without \"]\"") }
            host = authority[authority.index(after: authority.startIndex)..<end]
            guard !host.isEmpty, host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
                throw InvalidURL("has no IPv6 address between \"[\" and \"]\"")
            }
            let after = authority[authority.index(after: end)...]
            guard after.isEmpty || after.hasPrefix(":") else { throw InvalidURL("has text after \"]\"") }
            if !after.isEmpty { port = after.dropFirst() }
        } else {
            let pieces = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            host = pieces[0]
            if pieces.count > 1 { port = pieces[1] }
            guard !host.isEmpty else { throw InvalidURL("names no host") }
            guard host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" }) else {
                throw InvalidURL("names the host \"\(host)\", which is not a valid name")
            }
        }
        guard let port else { return }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(port), number > 0 else {
            throw InvalidURL("has the port \"\(port)\"; ports are numbers from 1 to 65535")
        }
    }

    public var description: String { text }
}

/// What is wrong with an address, to be read after the word for it: `"url" has no host`.
public struct InvalidURL: Error, Equatable, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}
