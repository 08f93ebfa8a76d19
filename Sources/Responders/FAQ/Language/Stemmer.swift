internal import CStemmer

/// Cuts words down to their stems, so that "graphing" finds "graphs".
///
/// libstemmer keeps its working memory inside the stemmer, so one must not be used by two threads at once. Making one
/// costs a quarter of a microsecond, less than stemming one word: whoever reads a message makes a stemmer, uses it and
/// drops it. So there is no pool, no lock, and nothing shared.
struct Stemmer: ~Copyable {
    private let stemmer: OpaquePointer?

    /// An algorithm libstemmer does not have, or a lack of memory, leaves words as they are: fewer are found then.
    init(algorithm: String) { stemmer = sb_stemmer_new(algorithm, nil) }

    deinit { sb_stemmer_delete(stemmer) }

    /// Whether words are stemmed at all.
    var works: Bool { stemmer != nil }

    /// Longer words are no words: they stay as they are, which bounds the work for one word.
    private static let longestWord = 40

    borrowing func stem(_ word: String) -> String {
        var word = word
        return word.withUTF8 { bytes in
            // Safe: `bytes` lives for this closure and the C side copies it before it returns; what comes back is
            // owned by the stemmer and copied into a String before anyone can call it again.
            guard let stemmer, bytes.count <= Self.longestWord, let start = bytes.baseAddress else {
                return String(decoding: bytes, as: UTF8.self)
            }
            var length: Int32 = 0
            guard let stem = stm_stem(stemmer, start, Int32(bytes.count), &length), length > 0 else {
                return String(decoding: bytes, as: UTF8.self)
            }
            return String(decoding: UnsafeBufferPointer(start: stem, count: Int(length)), as: UTF8.self)
        }
    }
}
