extension JSON {
    /// The members of an object, in the order they were written; a name occurs once.
    ///
    /// Most objects have a few members: they are found by looking at each, which is cheaper than hashing. A large one has
    /// an index, so that nobody makes the host slow with one.
    struct Members: Sendable, Equatable {
        private(set) var names: [String] = []
        private var values: [JSON] = []
        /// Where each name is, in a large object.
        private var places: [String: Int] = [:]

        private static let few = 16

        init() {}

        /// No members yet, but room for so many.
        init(room: Int) {
            names.reserveCapacity(room)
            values.reserveCapacity(room)
        }

        subscript(name: String) -> JSON? { place(of: name).map { values[$0] } }

        private func place(of name: String) -> Int? { places.isEmpty ? names.firstIndex(of: name) : places[name] }

        /// Shows each member, in order.
        func each(_ show: (_ name: String, _ value: JSON) throws -> Void) rethrows {
            for place in names.indices { try show(names[place], values[place]) }
        }

        /// Adds a member and says whether its name was new.
        @discardableResult
        mutating func add(_ name: String, _ value: JSON) -> Bool {
            guard place(of: name) == nil else { return false }
            names.append(name)
            values.append(value)
            if !places.isEmpty {
                places[name] = names.count - 1
            } else if names.count > Self.few {
                for (place, name) in names.enumerated() { places[name] = place }
            }
            return true
        }

        /// Sets a member whether or not there was one.
        mutating func set(_ name: String, _ value: JSON) {
            if let place = place(of: name) { values[place] = value } else { add(name, value) }
        }

        static func == (left: Members, right: Members) -> Bool {
            left.names.count == right.names.count
                && zip(left.names, left.values).allSatisfy { name, value in right[name] == value }
        }
    }
}
