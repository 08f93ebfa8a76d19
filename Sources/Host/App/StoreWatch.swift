/// Tells the operator that something could not be saved, and when everything can be again: once each, however many are
/// turned away.
///
/// Who is turned away only learns that it was not their fault, and a full disk is nobody's request.
struct StoreWatch {
    /// How many looks in a row have to find nothing new: on a disk that is nearly full, what is small still finds room.
    static let calm = 10

    /// Whether it was said that something could not be saved, and nothing else since.
    private(set) var isTroubled = false
    private var failures = 0
    private var quiet = 0

    /// Takes note of how often the store has failed since the start, and of why it does at present.
    mutating func note(failures count: Int, _ why: String?, _ log: Log) {
        if count > failures {
            (failures, quiet) = (count, 0)
            guard !isTroubled else { return }
            isTroubled = true
            log.error("something could not be saved", ["why": why ?? "the disk is nearly full, or failed for a moment"])
        } else if isTroubled {
            quiet += 1
            guard quiet >= Self.calm else { return }
            isTroubled = false
            log.info("everything can be saved again")
        }
    }
}
