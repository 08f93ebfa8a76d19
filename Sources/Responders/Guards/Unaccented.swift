/// Letters in lower case and without their accents.
enum Unaccented {
    static func letters(of character: Character) -> String { folded[character] ?? lowered(character) }

    private static func lowered(_ character: Character) -> String {
        let lowered = character.lowercased()
        return lowered.first.flatMap { lowered.count == 1 ? folded[$0] : nil } ?? lowered
    }

    private static let folded: [Character: String] = [
        "à": "a", "á": "a", "â": "a", "ä": "a", "ã": "a", "å": "a", "ç": "c", "è": "e", "é": "e", "ê": "e", "ë": "e",
        "í": "i", "î": "i", "ï": "i", "ñ": "n", "ó": "o", "ô": "o", "ö": "o", "õ": "o", "ú": "u", "û": "u", "ü": "u",
        "ù": "u", "ò": "o", "ì": "i", "ø": "o", "ł": "l", "ś": "s", "ć": "c", "ę": "e", "ą": "a", "ż": "z", "ź": "z",
        "ń": "n", "ı": "i", "ğ": "g", "ş": "s", "ß": "ss", "œ": "oe", "æ": "ae",
    ]
}
