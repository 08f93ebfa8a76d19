/// Hears whether somebody seems to be in danger, in time that grows with the text and no faster.
///
/// Idioms are struck out first. Then one certain sign is enough; one that lessons and games are full of is enough where
/// the text is not about these; a hint is, where everyday life does not explain it either; and two worries of different
/// kinds are.
struct DangerEar: Sendable {
    static let standard = DangerEar()

    private let vocabulary: DangerVocabulary
    private let idioms, topics, games, certain, deeds, told, people, implied, everyday: DangerTable
    private let worries: [DangerTable]
    private let families: DangerGroups

    private init() {
        let lists = [
            HarmlessPhrases.idioms, HarmlessPhrases.topics, HarmlessPhrases.games,
            [
                DangerPhrases.death, DangerPhrases.eating, DangerPhrases.abuse, DangerElsewhere.german,
                DangerElsewhere.french, DangerElsewhere.spanish,
            ].joined(separator: "\n"),
            // Certain signs too, but also what players say about their games.
            [DangerPhrases.means, DangerPhrases.harm, DangerPhrases.home, DangerPhrases.threats, DangerPhrases.friends]
                .joined(separator: "\n"),
            DangerHints.told,
            // Where nobody is spoken of, nobody is in danger.
            "i|me|my|we|us|NEAR|PRON",
            [ImpliedFarewell.all, ImpliedDistress.all, ImpliedHarm.all, ImpliedElsewhere.all].joined(separator: "\n"),
            EverydayLife.all,
        ].map { DangerPattern.all(in: $0) }
        let kinds = DangerHints.worries.map { DangerPattern.all(in: $0) }
        let vocabulary = DangerVocabulary(
            (lists + kinds).flatMap(\.self) + DangerGroups.patterns(in: DangerFamilies.all)
        )
        families = DangerGroups(DangerFamilies.all, vocabulary)
        let tables = lists.map { DangerTable($0, vocabulary) }
        (idioms, topics, games, certain) = (tables[0], tables[1], tables[2], tables[3])
        (deeds, told, people) = (tables[4], tables[5], tables[6])
        (implied, everyday) = (tables[7], tables[8])
        (worries, self.vocabulary) = (kinds.map { DangerTable($0, vocabulary) }, vocabulary)
    }

    func isAlarmed(by text: String) -> Bool {
        var speech = PlainSpeech(text, knowing: vocabulary)
        let isAboutElse = topics.occurs(in: speech)
        let isPlayed = games.occurs(in: speech)
        for place in idioms.places(in: speech) { speech.strike(place) }
        if isAboutElse { speech.strikeQuotations() }
        if certain.occurs(in: speech) || !isPlayed && deeds.occurs(in: speech) { return true }
        guard !isAboutElse else { return false }
        if told.occurs(in: speech) || families.occur(in: speech) { return true }
        if !everyday.occurs(in: speech), implied.occurs(in: speech) { return true }
        guard people.occurs(in: speech) else { return false }
        return worries.lazy.filter { $0.occurs(in: speech) }.prefix(2).count == 2
    }
}
