extension Query {
    /// Finds the words that unknown ones may be: written apart, written together, mistyped, or another form.
    static func mend(_ reading: inout Reading, in index: FAQContents) {
        // Mending costs more than the rest together, so a wall of nonsense is mended only at its start.
        var budget = 12
        var position = 0
        while position < reading.words.count {
            defer { position += 1 }
            let word = reading.words[position]
            if position + 1 < reading.words.count, joined(&reading, at: position, in: index) { continue }
            guard word.number == nil, word.weight == .content, budget > 0 else { continue }
            budget -= 1
            if split(&reading, at: position, in: index) { continue }
            correct(&reading.words[position], in: index)
        }
    }

    /// "index error" is the `IndexError` of the entry.
    private static func joined(_ reading: inout Reading, at position: Int, in index: FAQContents) -> Bool {
        let first = reading.words[position]
        let second = reading.words[position + 1]
        guard first.text.utf8.count >= 2, second.text.utf8.count >= 2, second.pause == .none,
            first.text.utf8.count + second.text.utf8.count >= 6,
            let number = index.vocabulary.number(ofSurface: first.text + second.text),
            index.shelves.rarity[Int(index.vocabulary.words[Int(number)].concept)] > 0
        else { return false }
        reading.words[position].number = number
        reading.words[position].weight = index.vocabulary.words[Int(number)].weight
        reading.words.remove(at: position + 1)
        return true
    }

    /// "forloop" is "for loop".
    private static func split(_ reading: inout Reading, at position: Int, in index: FAQContents) -> Bool {
        let word = reading.words[position]
        let letters = Array(word.text.utf8)
        guard (6...32).contains(letters.count) else { return false }
        for cut in 3...(letters.count - 3) {
            let head = String(decoding: letters[..<cut], as: UTF8.self)
            let tail = String(decoding: letters[cut...], as: UTF8.self)
            guard let first = index.vocabulary.number(ofSurface: head),
                let second = index.vocabulary.number(ofSurface: tail)
            else { continue }
            let numbers = [first, second]
            // One half must lead to an entry, and none elsewhere: a girlfriend is not a friend.
            let weights = numbers.map { index.vocabulary.words[Int($0)].weight }
            let rarities = numbers.map { index.shelves.rarity[Int(index.vocabulary.words[Int($0)].concept)] }
            let leads = zip(weights, rarities).map { $0 != .filler && $1 > 0 }
            let strays = zip(weights, rarities).map { $0 != .filler && $1 == 0 }
            guard leads.contains(true), !strays.contains(true) else { continue }
            reading.words[position].number = first
            reading.words[position].weight = weights[0]
            reading.words[position].text = head
            reading.words.insert(
                Reading.Word(number: second, weight: weights[1], pause: .none, text: tail),
                at: position + 1
            )
            return true
        }
        return false
    }

    private static func correct(_ word: inout Reading.Word, in index: FAQContents) {
        guard let meant = index.typos.reading(of: word.text) else { return }
        word.number = meant.number
        word.sureness = Scoring.sureness(slips: meant.slips)
        word.weight = index.vocabulary.words[Int(meant.number)].weight
    }
}
