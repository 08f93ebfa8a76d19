/// Something outside the host that a configuration makes it reach for.
///
/// The operator's file may name anything; a draft that comes in over HTTP only what the operator's file names already.
public enum Reach: Sendable, Hashable, CustomStringConvertible {
    /// A server, as scheme, host and port: `https://api.example.org:443`.
    case host(String)
    /// A program with its arguments, as one would type it.
    case program(String)
    case environment(String)
    case secretFile(String)

    public var description: String {
        switch self {
        case .host(let host): "the host \(quoted(host))"
        case .program(let path): "the program \(quoted(path))"
        case .environment(let name): "the environment variable \(quoted(name))"
        case .secretFile(let path): "the secret file \(quoted(path))"
        }
    }
}
