/// The words that hold a question together and say nothing of what it is about.
///
/// In a course of a few dozen passages the index cannot tell by their number alone that they are common.
enum SmallWords {
    /// Those of a language, by its tag, such as `en` or `en-GB`; none where we do not know them.
    static func of(_ language: String) -> Set<String> {
        lists[language.lowercased().prefix { $0 != "-" }.description] ?? []
    }

    private static let lists: [String: Set<String>] = [
        "en": words(
            """
            a about an and are as at be but by can could do does for from had has have how i if in is it its me my of on
            or please s should so t that the their them then there these they this to was we were what when where which
            who why will with would you your
            """
        ),
        "fr": words(
            """
            a ai au aux avec c ce ces cette comment d dans de des du elle en est et eu il ils je l la le les leur ma mais
            me mes mon n ne nous on ou où par pas pour pourquoi qu quand que quel quelle qui s sa se ses si son sont sur
            tu un une vous y
            """
        ),
        "de": words(
            """
            als am an auch auf aus bei bin bist da das dass dem den der des die du ein eine einem einen einer eines er es
            für hat ich ihr im in ist kann man mein mich mir mit nicht oder sich sie sind so über um und uns von wann warum
            was wenn wer wie wieso wir wird wo zu zum zur
            """
        ),
        "es": words(
            """
            a al como con cómo cuál cuándo de del dónde el ella en es esta este está hay la las le lo los me mi no o para
            pero por porque qué que se ser si sin sobre son su sus te tu un una y yo
            """
        ),
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
