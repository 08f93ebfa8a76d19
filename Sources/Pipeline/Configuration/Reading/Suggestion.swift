/// `; did you mean "…"?` when one of the candidates is close to the word, else what there is, else nothing.
func suggestion(for word: String, among candidates: some Sequence<String>) -> String {
    let candidates = candidates.sorted()
    if let nearest = nearest(to: word, among: candidates) { return "; did you mean \"\(nearest)\"?" }
    guard !candidates.isEmpty else { return "" }
    guard candidates.count > 12 else { return "; there is " + candidates.map { "\"\($0)\"" }.joined(separator: ", ") }
    return "; there is " + candidates.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ") + " and more"
}
