extension RandomAccessCollection<String> where Index == Int {
    /// Where a phrase stands, whatever marks stand between its words.
    ///
    /// Read once from the end: from each mark of a long row of marks, all that follow would be looked at again.
    func places(of phrase: [String]) -> [Range<Int>] {
        guard let first = phrase.first, contains(first) else { return [] }
        // Where the rest of the phrase ends, from each of its words on, when it is looked for from here.
        var ends = [Int?](repeating: nil, count: phrase.count) + [endIndex]
        var places: [Range<Int>] = []
        for place in indices.reversed() {
            let word = self[place]
            for (index, wanted) in phrase.enumerated() {
                if word == wanted {
                    ends[index] = ends[index + 1]
                    if index == 0, let end = ends[0] { places.append(place..<end) }
                } else if ends[index] != nil, word.isSaid {
                    ends[index] = nil
                }
            }
            ends[phrase.count] = place
        }
        return places.reversed()
    }

    func holds(_ phrase: [String]) -> Bool { !places(of: phrase).isEmpty }
}

extension String {
    /// Whether it is more than a mark.
    var isSaid: Bool { contains { $0.isLetter || $0.isNumber } }
}
