import FoundationEssentials

/// The first key that stands twice in one object of a JSON text, of which the decoder would keep one without a word.
func repeatedKey(in text: some Collection<UInt8>) -> String? {
    // The keys of each object that is open; a list has none.
    var open: [Set<String>?] = []
    var isKeyNext = false
    var place = text.startIndex
    while place < text.endIndex {
        switch text[place] {
        case UInt8(ascii: "{"):
            open.append([])
            isKeyNext = true
        case UInt8(ascii: "["): open.append(Set<String>?.none)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            _ = open.popLast()
            isKeyNext = false
        case UInt8(ascii: ","): isKeyNext = (open.last ?? nil) != nil
        case UInt8(ascii: "\""):
            guard let end = endOfString(in: text, from: place) else { return nil }
            // Decoded, since a key may be written with escapes.
            if isKeyNext, let name = try? JSONDecoder().decode(String.self, from: Data(text[place...end])) {
                guard open[open.count - 1]?.insert(name).inserted ?? true else { return name }
            }
            isKeyNext = false
            place = end
        default: break
        }
        text.formIndex(after: &place)
    }
    return nil
}

/// Where the string ends that begins at a quotation mark.
private func endOfString<Text: Collection<UInt8>>(in text: Text, from start: Text.Index) -> Text.Index? {
    var isEscaped = false
    return text[start...].dropFirst().indices.first { place in
        defer { isEscaped = text[place] == UInt8(ascii: "\\") && !isEscaped }
        return text[place] == UInt8(ascii: "\"") && !isEscaped
    }
}
