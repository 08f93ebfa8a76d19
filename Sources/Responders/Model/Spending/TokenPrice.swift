import Pipeline

/// What a million tokens cost, in millionths of a currency: $0.15 is 150,000.
struct TokenPrice: Sendable, Equatable {
    var input = 0
    var output = 0

    /// No price is higher, so that no sum overflows: ten thousand of a currency for a million tokens.
    static let highest = 10_000_000_000

    /// What so many tokens cost, rounded up.
    func cost(input inputTokens: Int, output outputTokens: Int) -> Int {
        let (input, output) = (min(max(inputTokens, 0), 100_000_000), min(max(outputTokens, 0), 100_000_000))
        return (input * self.input + output * self.output + 999_999) / 1_000_000
    }

    func spent(input: Int, output: Int) -> Spent {
        Spent(inputTokens: input, outputTokens: output, micros: cost(input: input, output: output))
    }
}
