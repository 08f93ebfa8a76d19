/// `; did you mean "…"?` when one of the candidates is close to the word, else what there is, else nothing.
func suggestion(for word: String, among candidates: some Sequence<String>) -> String {
    let candidates = candidates.sorted()
    if let nearest = nearest(to: word, among: candidates) { return "; did you mean \"\(nearest)\"?" }
    guard !candidates.isEmpty else { return "" }
    guard candidates.count > 12 else {
        return "; choose from " + candidates.map { "\"\($0)\"" }.joined(separator: ", ")
    }
    return "; choose from " + candidates.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ") + " and more"
}
