/// What a part used up on the way to an answer, whether or not there was one.
///
/// A model is paid for what it said before it broke off, too: parts tell what they spend as soon as they know, not at
/// the end.
public struct Spent: Sendable, Equatable {
    public var inputTokens: Int
    public var outputTokens: Int
    /// In millionths of the currency that prices are written in, for sums that stay exact.
    public var micros: Int

    public init(inputTokens: Int = 0, outputTokens: Int = 0, micros: Int = 0) {
        (self.inputTokens, self.outputTokens, self.micros) = (inputTokens, outputTokens, micros)
    }

    public var isNothing: Bool { self == Spent() }
}
