import Cryptography
import Glibc

/// The key file of a host that is yet to start, so that tokens can be made for people without passwords.
struct HostKey: Sendable {
    private let bytes = Randomness.system.bytes(32)

    /// Writes the file where ``HostProcess`` looks for it.
    init(in workspace: Workspace) throws {
        let file = open(workspace.path("host.key"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { close(file) }
        guard write(file, bytes, bytes.count) == bytes.count else {
            throw HostProcess.Failure(description: "the key file cannot be written: \(errno)")
        }
    }

    /// A token as a login would have given it.
    func token(for account: String) -> String {
        let now = Int(time(nil))
        let claims = """
            {"iss":"tutorline","aud":"tutorline","sub":"\(account)","jti":"\(UniqueID.random(.system))",\
            "sid":"\(UniqueID.random(.system))","iat":\(now),"exp":\(now + 3600)}
            """
        let signed = [#"{"alg":"HS256","typ":"JWT"}"#, claims].map { Base64URL.encode(Array($0.utf8)) }
            .joined(separator: ".")
        return "\(signed).\(Base64URL.encode(HMAC256.authenticate(Array(signed.utf8), key: bytes)))"
    }
}
