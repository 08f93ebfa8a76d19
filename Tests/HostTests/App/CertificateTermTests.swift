import Testing

@testable import Host

private let day: Int64 = 86_400

@Suite(.timeLimit(.minutes(5))) struct `The term of a certificate` {
    /// From the tenth day to the hundredth.
    private let validity = 10 * day..<100 * day

    @Test(arguments: [
        (10 * day - 1, CertificateTerm.notBegun), (10 * day, .good), (86 * day - 1, .good), (86 * day, .endsSoon),
        (100 * day - 1, .endsSoon), (100 * day, .over),
    ])
    func `is told to the second, and its end a fortnight before`(second: Int64, term: CertificateTerm) {
        #expect(CertificateTerm(validity, at: Moment(seconds: second)) == term)
    }

    @Test func `of a certificate for a week is told from its beginning`() {
        #expect(CertificateTerm(0..<7 * day, at: Moment(seconds: 0)) == .endsSoon)
    }
}
