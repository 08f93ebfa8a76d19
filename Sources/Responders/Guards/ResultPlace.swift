/// Whether what stands at a place of a text is given as a result, or only counts something.
enum ResultPlace {
    /// Whether the number there only counts things that are no result: steps, sections, minutes.
    static func counts(_ place: Range<Int>, in words: [String]) -> Bool {
        if place.upperBound < words.count, counted.contains(words[place.upperBound]) { return true }
        return isLabel(place, in: words) || place.lowerBound > 0 && counted.contains(words[place.lowerBound - 1])
    }

    /// Whether the number there is the name of something: "page 35", "May 21", "21 May".
    static func isLabel(_ place: Range<Int>, in words: [String]) -> Bool {
        place.lowerBound > 0 && (labelled.contains(words[place.lowerBound - 1]) || isMonth(words, place.lowerBound - 1))
            || isMonth(words, place.upperBound)
    }

    private static func isMonth(_ words: [String], _ place: Int) -> Bool {
        place < words.count && months.contains(words[place])
    }

    /// What has numbers for names.
    private static let labelled: Set = [
        "page", "pages", "section", "chapter", "exercise", "figure", "fig", "slide", "lesson", "week", "video", "unit",
        "table", "rule", "seite", "kapitel", "abschnitt", "aufgabe", "ejercicio", "pagina", "exercice", "chapitre",
        "version", "day", "grade", "room", "task", "example", "worksheet", "lecture", "module",
    ]
    private static let months: Set = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let counted: Set = [
        "step", "steps", "line", "lines", "section", "part", "chapter", "exercise", "question", "problem", "page",
        "unit", "task", "level", "schritt", "schritte", "schritten", "abschnitt", "aufgabe", "seite", "etape", "etapes",
        "pasos", "paso", "hint", "hints", "minutes", "letters",
    ]

    /// Whether what stands there is given as a result, or is all there is to the sentence.
    static func isResult(_ place: Range<Int>, in words: [String]) -> Bool {
        var before = place.lowerBound - 1
        var steps = 0
        var (followsColon, concludes) = (false, false)
        while before >= 0, steps < 4 {
            if results.contains(words[before]) { return true }
            guard fillers.contains(words[before]) else { break }
            if words[before] == ":" { followsColon = true }
            if conclusions.contains(words[before]) { concludes = true }
            (before, steps) = (before - 1, steps + 1)
        }
        if before >= 0, possessions.contains(words[before]),
            place.upperBound == words.count
                || ends.contains(words[place.upperBound])
                || words[max(0, before - 4)..<before].contains(where: each.contains)
        {
            return true
        }
        let isFirst = before < 0 || ends.contains(words[before]) || followsColon
        let isLast = place.upperBound == words.count || ends.contains(words[place.upperBound])
        if (isFirst || concludes) && isLast { return true }
        // "Three times." is a whole answer.
        let next = place.upperBound + 1
        if isFirst, next == words.count || next < words.count && [".", "!"].contains(words[next]),
            !counted.contains(words[next - 1]), words[next - 1].first?.isLetter == true
        {
            return true
        }
        let after = words[place.upperBound...].prefix(4)
        return after.starts(with: ["is", "the", "answer"]) || after.starts(with: ["is", "correct"])
            || after.starts(with: ["is", "right"]) || after.starts(with: ["is", "the", "result"])
            || after.starts(with: ["is", "what"]) || after.starts(with: ["it", "is"])
            || after.starts(with: ["ist", "die", "losung"]) || after.starts(with: ["ist", "richtig"])
    }

    /// Whether a sentence is nothing but what stands there.
    static func isAlone(_ place: Range<Int>, in words: [String]) -> Bool {
        (place.lowerBound == 0 || [".", "!", "?"].contains(words[place.lowerBound - 1]))
            && (place.upperBound == words.count
                || ends.contains(words[place.upperBound]) && words[place.upperBound] != "?")
    }

    private static let conclusions: Set = ["so", "thus", "therefore", "hence"]
    private static let ends: Set = [".", "!", "?", ":", ";", "\"", "“", "”"]
    private static let possessions: Set = ["has", "have", "had", "hat", "haben", "a", "ont", "tiene", "tienen"]
    private static let each: Set = ["each", "every", "both", "jede", "jeder", "jedes", "chaque", "chacune", "cada"]
    private static let fillers: Set = [
        "the", "a", "an", "exactly", "simply", "just", "about", "number", ":", "\"", "“", "-", "minus", "negative",
        "value",
        "therefore", "thus", "so", "really", "die", "der", "das", "la", "le", "el", "x", "y", "(", "moins", "menos",
        "its",
        "to", "you", "me", "us", "out", "up", "as", "with", "be", "back", "then", "them", "at", "on", "only", "nur",
        "option", "choice", "called", "word", "still", "now", "always", "finally", "keyword", "ubrig",
    ]
    private static let results: Set = [
        "=", "is", "equals", "equal", "answer", "result", "solution", "gives", "get", "gets", "makes", "yields",
        "returns",
        "prints", "outputs", "choose", "pick", "write", "ist", "ergibt", "losung", "ergebnis", "antwort", "lautet",
        "gleich", "est", "reponse", "resultat", "egale", "donne", "es", "respuesta", "resultado", "son", "igual", "da",
        "was", "becomes", "leaves", "shows", "show", "reads", "read", "need", "needs", "use", "called", "vaut",
        "waarde", "oplossing",
        "give", "gave", "giving", "print", "printed", "remain", "remains", "stays", "stay", "left", "total",
        "altogether",
        "want", "wants", "take", "click", "tick", "say", "says", "reste", "bleibt", "bleiben", "quedan", "queda",
        "vale",
        "antwoord", "soluzione", "risposta", "solucao", "resposta", "solucion", "svaret", "losningen", "cevap",
        "rozwiazaniem", "odpowiedz", "ответ", "e", "≈", "→", "sind", "sont", "are", "ends", "end", "be", "becoming",
        "comes", "hence", "namely", "namlich", "amounts", "see", "sees", "keeps", "keep", "remainder", "rest", "resto",
        "obtain", "obtains", "find", "found", "lands", "arrive",
        "results", "worth",
        "displays", "display", "displayed", "value", "output", "macht", "kommt", "ergeben", "steht", "liefert",
        "obtient",
        "trouve", "sale", "obtienes", "dan", "fa", "wynosi", "got", "having",
    ]
}
