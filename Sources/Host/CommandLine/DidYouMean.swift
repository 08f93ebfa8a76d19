import Pipeline

/// `; did you mean "…"?` when a known word is close, else nothing.
func didYouMean(_ word: String, _ known: some Sequence<String>, prefix: String = "") -> String {
    nearest(to: word, among: known).map { "; did you mean \"\(prefix)\($0)\"?" } ?? ""
}

extension String {
    /// The sentence with its full stop, unless it has one or asks something.
    var ended: String { hasSuffix(".") || hasSuffix("?") ? self : self + "." }
}
