/// Puts a chain together from its blueprint, and hands each part what it needs.
///
/// An assembly lives only while the chain is being put together. During a turn nothing is looked up.
public final class Assembly {
    /// What parts measure time with.
    public let clock: any Clock<Duration>
    /// The name of the part being made, as traces and learners see it.
    public internal(set) var name = ""
    /// How people are waited for, by queue; a queue the configuration does not describe is not in here.
    public let queues: [String: Queue]
    private let ports: Ports

    public init(ports: Ports = Ports(), clock: any Clock<Duration> = .continuous, queues: [String: Queue] = [:]) {
        self.ports = ports
        self.clock = clock
        self.queues = queues
    }

    /// What the host offers under `type`; throws when it offers none.
    public func port<Port>(_ type: Port.Type) throws -> Port {
        guard let port = ports[type] else { throw MissingPort(type: "\(type)") }
        return port
    }

    /// What the host offers under `type`, if it does.
    public func optionalPort<Port>(_ type: Port.Type) -> Port? { ports[type] }
}

/// What the host offers to the parts, by type.
public struct Ports: Sendable {
    private var offered: [ObjectIdentifier: any Sendable] = [:]

    public init() {}

    public subscript<Port>(type: Port.Type) -> Port? { offered[ObjectIdentifier(type)] as? Port }

    public mutating func offer<Port: Sendable>(_ port: Port, as type: Port.Type) {
        offered[ObjectIdentifier(type)] = port
    }
}

public struct MissingPort: Error, CustomStringConvertible {
    let type: String
    public var description: String { "this host offers no \(type)" }
}
