/// The numbers that begin the items of a list.
///
/// They tell nothing: in "1. Draw it. 2. Cut it." there is no 2 to find out.
enum ListItems {
    /// Where they stand; the first is not among them, because a 1 that begins a sentence may be all there is to tell.
    static func places(in words: [String]) -> Set<Int> {
        var (places, next): (Set<Int>, Int?) = ([], nil)
        for place in words.indices.dropLast(2) {
            guard words[place + 1] == "." || words[place + 1] == ")", words[place + 2].first?.isNumber == false,
                place == 0 || !words[place - 1].isSaid && words[place - 1] != "=",
                let number = Int(words[place]), (1...99).contains(number)
            else { continue }
            if number == next { places.insert(place) }
            if number == next || number == 1 { next = number + 1 }
        }
        return places
    }

    /// Whether a text ends in a number that is all there is to its sentence or line so far.
    static func begin(_ text: Substring) -> Bool {
        var (rest, digits) = (text[...], 0)
        while digits < 2, rest.last?.isNumber == true { (rest, digits) = (rest.dropLast(), digits + 1) }
        guard digits > 0 else { return false }
        guard let before = rest.last else { return true }
        if before.isNewline { return true }
        return before == " " && rest.dropLast().last.map { ".!?:;".contains($0) || $0.isNewline } != false
    }
}
