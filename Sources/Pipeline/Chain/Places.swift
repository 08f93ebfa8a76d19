/// Places in a list, in order; those of a list of ordinary length take no memory of their own.
struct Places: Sendable {
    private var early: UInt64 = 0
    private var late: [Int] = []

    var isEmpty: Bool { early == 0 && late.isEmpty }

    func contains(_ place: Int) -> Bool { place < 64 ? early & 1 << UInt64(place) != 0 : late.contains(place) }

    /// Adds a place behind all that are there.
    mutating func append(_ place: Int) {
        if place < 64 { early |= 1 << UInt64(place) } else { late.append(place) }
    }
}

extension Array {
    /// Where elements stand that are wanted.
    func places(where isWanted: (Element) -> Bool) -> Places {
        var places = Places()
        for place in indices where isWanted(self[place]) { places.append(place) }
        return places
    }

    /// What stands at these places, in order.
    subscript(places: Places) -> [Element] {
        places.isEmpty ? [] : indices.filter(places.contains).map { self[$0] }
    }
}
