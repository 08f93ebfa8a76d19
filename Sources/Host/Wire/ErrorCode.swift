/// Every way in which the host says no, over a socket and over HTTP alike.
///
/// This is the only list: frames, problem documents and the reference in `docs` are made from it.
public enum ErrorCode: String, CaseIterable, Sendable {
    case badFrame = "bad_frame"
    case unknownType = "unknown_type"
    case badField = "bad_field"
    case unauthorized
    case forbidden
    case notFound = "not_found"
    case keyConflict = "key_conflict"
    case stateConflict = "state_conflict"
    case tooLarge = "too_large"
    case tooMany = "too_many"
    case locked
    case fenced
    case unseen
    case unsupported
    case methodNotAllowed = "method_not_allowed"
    case busy
    case storage
    case internalFault = "internal"
}

extension ErrorCode {
    /// Whether the same request may succeed when it is sent again later, unchanged.
    public var isWorthRetrying: Bool {
        switch self {
        case .tooMany, .busy, .storage, .internalFault: true
        case .badFrame, .unknownType, .badField, .unauthorized, .forbidden, .notFound, .keyConflict, .stateConflict,
            .tooLarge, .locked, .fenced, .unseen, .unsupported, .methodNotAllowed:
            false
        }
    }

    /// What a person reads when nothing more exact can be said.
    public var sentence: String {
        switch self {
        case .badFrame: "This is not a message the host understands."
        case .unknownType: "The host does not know this command."
        case .badField: "A field in this request is missing or invalid."
        case .unauthorized: "Please sign in again."
        case .forbidden: "You are not allowed to do this."
        case .notFound: "There is nothing here by that name."
        case .keyConflict: "This key has already been used for something else."
        case .stateConflict: "This is no longer possible: something has changed in the meantime."
        case .tooLarge: "This is too long."
        case .tooMany: "There are too many of these at once. Try again in a moment."
        case .locked: "Tutoring is closed here at the moment."
        case .fenced: "This question is no longer yours."
        case .unseen: "The learner has written since you last looked; read that first."
        case .unsupported: "The host does not offer this."
        case .methodNotAllowed: "This address does not accept this kind of request."
        case .busy: "The host is busy. Try again in a moment."
        case .storage: "The host could not save this, and nothing was changed. Try again in a moment."
        case .internalFault: "Something went wrong on our side. Please try again in a moment."
        }
    }

    /// The status of an HTTP answer that carries this code.
    public var status: Int {
        switch self {
        case .badFrame, .unknownType, .badField: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .keyConflict, .stateConflict, .fenced, .unseen: 409
        case .tooLarge: 413
        case .unsupported: 415
        case .locked: 423
        case .tooMany: 429
        case .internalFault: 500
        case .busy, .storage: 503
        }
    }
}

/// A no, with what the asker needs to know about it.
public struct Refused: Error, Sendable, Equatable {
    public var code: ErrorCode
    public var message: String
    /// The field that is at fault, if one is.
    public var field: String?
    /// When it makes sense to try again.
    public var after: Duration?

    public init(_ code: ErrorCode, _ message: String? = nil, field: String? = nil, after: Duration? = nil) {
        self.code = code
        self.message = message ?? code.sentence
        self.field = field
        self.after = after
    }
}
