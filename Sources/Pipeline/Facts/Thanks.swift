/// Messages that thank and want nothing: who says "thanks" is not to wait for a person.
enum Thanks {
    /// Whether there is nothing but thanks in a text; "thanks, but why?" is a question.
    static func isAll(of text: String) -> Bool {
        // Thanks are short, and most questions hold none.
        guard text.utf8.count <= 120, hints.occur(in: text) else { return false }
        var rest = SpokenWords(text).words[...]
        var thanks = false
        while !rest.isEmpty {
            if let words = thanking.first(where: { rest.starts(with: $0) }) {
                thanks = true
                rest.removeFirst(words.count)
            } else if let words = alongside.first(where: { rest.starts(with: $0) }) {
                rest.removeFirst(words.count)
            } else {
                return false
            }
        }
        return thanks
    }

    private static let hints = ByteHints(["than", "thx", "thnx", "tnx", "ty", "cheers", "dank", "merci", "gracias"])

    /// In the languages that the safety guard listens to.
    private static let thanking = phrases(
        """
        thanks, thank you, thank u, thankyou, thx, thnx, tnx, ty, tysm, cheers, many thanks, thanks a lot,
        thanks a million, thanks so much, thanks very much, thank you so much, thank you very much
        danke, dankeschön, danke schön, danke sehr, danke dir, danke ihnen, danke euch, vielen dank,
        vielen lieben dank, herzlichen dank, besten dank, lieben dank, tausend dank, ich danke dir, ich danke ihnen
        merci, merci beaucoup, merci bien, merci à vous, merci à toi, un grand merci, mille mercis, mille merci
        gracias, muchas gracias, muchísimas gracias, muchisimas gracias, mil gracias, te lo agradezco
        """
    )

    /// What people say around it.
    private static let alongside = phrases(
        """
        ok, okay, oki, great, perfect, cool, nice, super, awesome, amazing, wonderful, ah, oh, wow, again, a lot,
        so much, very much, bye, got it, i got it, i get it, i get it now, i got it now, got it now, now i get it,
        now i got it, i understand, i understand now, now i understand, makes sense, that makes sense, that helps,
        that helped, that helped a lot, that helps a lot, for the help, for your help, for all your help,
        for helping, for helping me, for the answer, for your answer, for explaining, for the explanation,
        for your time, for everything, you helped me a lot
        toll, prima, alles klar, verstanden, ich habs verstanden, jetzt verstehe ich es, jetzt verstehe ichs,
        ich verstehe, für die hilfe, für deine hilfe, für ihre hilfe, für die antwort, für die erklärung, für alles,
        nochmal, nochmals, tschüss, das hilft, das hat geholfen
        d'accord, d accord, parfait, génial, compris, j'ai compris, j ai compris, je comprends, pour ton aide,
        pour votre aide, pour l'aide, pour l aide, pour la réponse, pour l'explication, pour l explication, pour tout,
        encore, encore une fois, au revoir
        vale, perfecto, genial, entendido, entiendo, ya entiendo, por tu ayuda, por su ayuda, por la ayuda,
        por la respuesta, por la explicación, por la explicacion, por todo, otra vez, adiós, adios
        """
    )

    /// The longest first: of two that begin alike, the longer is meant.
    private static func phrases(_ list: String) -> [[String]] {
        list.split { $0 == "," || $0.isNewline }.map { SpokenWords(String($0)).words }.filter { !$0.isEmpty }
            .sorted { $0.count > $1.count }
    }
}
