/// Why a model gave no answer, or only half of one; a sentence that names the host, and never the key or what was said.
struct ModelFailure: Error, Equatable, CustomStringConvertible {
    enum Reason: Equatable, Sendable {
        case status(Int, ModelComplaint?)
        case complained(ModelComplaint)
        case unreadable(String)
        case notAnAnswer(type: String)
        case empty(finish: String?)
        /// The stream ended without saying that it is complete.
        case cutShort
        case filtered
        case silent(for: Duration)
        case noBeginning(within: Duration)
        case resting(for: Duration)
        case crowded
    }

    let host: String
    let reason: Reason

    var description: String {
        switch reason {
        case .status(let status, let complaint): answered(status, complaint)
        case .complained(let complaint): "\(host) broke its answer off with an error: \(complaint.kind)"
        case .unreadable(let detail): "\(host) cannot be understood: \(detail)"
        case .notAnAnswer(let type):
            "\(host) answered with \(type), which is not a model's answer; check \"endpoint\""
        case .empty(let finish): "\(host) sent an empty answer" + (finish.map { " (\($0.prefix(40)))" } ?? "")
        case .cutShort: "\(host) ended its answer without marking it as complete"
        case .filtered: "\(host) withheld its answer"
        case .silent(let limit): "\(host) sent no text for \(limit) in the middle of its answer"
        case .noBeginning(let limit): "\(host) did not begin to answer within \(limit)"
        case .resting(let pause): "\(host) failed too often, and is not asked for another \(pause)"
        case .crowded: "too many questions are waiting for \(host)"
        }
    }

    private func answered(_ status: Int, _ complaint: ModelComplaint?) -> String {
        // Some servers repeat the status as their error's code.
        let kind = complaint.map(\.kind).flatMap { $0 == String(status) ? nil : ": \($0)" } ?? ""
        return switch status {
        case 300..<400:
            "\(host) answered \(status), a redirect, which is not followed; give \"endpoint\" the final address"
        case 401, 403: "\(host) answered \(status); check \"key\""
        case 404, 405: "\(host) answered \(status); check \"endpoint\" and \"model\""
        case 400, 413, 422:
            "\(host) answered \(status)\(kind); check \"model\", and that it has room for the prompt and \"max-tokens\""
        default: "\(host) answered \(status)\(kind)"
        }
    }

    /// Whether asking again, soon, is worth it.
    var isPassing: Bool {
        switch reason {
        case .status(let status, _): status == 408 || status == 409 || status == 429 || status >= 500
        case .complained(let complaint): complaint.isPassing
        case .cutShort: true
        default: false
        }
    }

    /// Whether it speaks against the server, and not against this one request.
    var speaksAgainstServer: Bool {
        switch reason {
        case .status(let status, _): status == 408 || status == 429 || status >= 500 || status == 401 || status == 403
        case .complained(let complaint): complaint.isPassing
        case .unreadable, .notAnAnswer, .cutShort, .silent, .noBeginning: true
        case .empty, .filtered, .resting, .crowded: false
        }
    }
}

extension ModelFailure.Reason {
    /// The same reason, with every word of the server's put through `reword`.
    func rewording(_ reword: (String) -> String) -> Self {
        func complaint(_ complaint: ModelComplaint) -> ModelComplaint { ModelComplaint(kind: reword(complaint.kind)) }
        return switch self {
        case .status(let status, let said): .status(status, said.map(complaint))
        case .complained(let said): .complained(complaint(said))
        case .notAnAnswer(let type): .notAnAnswer(type: reword(type))
        case .empty(let finish): .empty(finish: finish.map { reword(ModelComplaint(kind: $0).kind) })
        case .unreadable, .cutShort, .filtered, .silent, .noBeginning, .resting, .crowded: self
        }
    }
}
