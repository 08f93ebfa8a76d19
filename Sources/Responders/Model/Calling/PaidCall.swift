extension ModelCall.Result {
    /// Whether the prompt counts although the server does not say what it cost.
    ///
    /// A server that has a question works on it, also when nobody waits for the answer: were that free, one could ask and
    /// take it back without limit. Nobody pays for a server that fails, or that was never reached.
    var isPaid: Bool {
        if said > 0 { return true }
        switch failure {
        case is CancellationError: return true
        case let failure as ModelFailure:
            switch failure.reason {
            case .noBeginning, .silent: return true
            case .status, .complained, .unreadable, .notAnAnswer, .resting, .crowded: return false
            case .empty, .cutShort, .filtered: return isTaken
            }
        case let failure as HTTPFailure:
            switch failure.reason {
            case .noAnswer, .silence, .tooSlow: return true
            default: return isTaken
            }
        default: return isTaken
        }
    }
}
