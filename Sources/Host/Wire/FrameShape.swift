/// One kind of frame that the host sends, declared: the page in `docs` and the JSON Schema are made from these.
struct FrameShape: Sendable {
    enum Delivery: String, Sendable {
        /// On the disk before it is sent, at a place in the log.
        case durable
        /// On the disk before it is sent, at a place in the stream of all queues.
        case stream
        /// Decoration that may be lost.
        case ephemeral
        case reply
    }

    let name: String
    let delivery: Delivery
    let meaning: String
    let fields: [Field]

    struct Field: Sendable {
        let name: String
        let kind: Kind
        let isRequired: Bool
        let meaning: String

        static func some(_ name: String, _ kind: Kind, _ meaning: String) -> Field {
            Field(name: name, kind: kind, isRequired: true, meaning: meaning)
        }

        static func maybe(_ name: String, _ kind: Kind, _ meaning: String) -> Field {
            Field(name: name, kind: kind, isRequired: false, meaning: meaning)
        }
    }

    indirect enum Kind: Sendable {
        case text, flag, moment
        case number(least: Int64)
        /// A whole number, and any number.
        case whole, decimal
        case word([String])
        case orNull(Kind)
        case list(Kind)
        case object([Field])
        /// An object whose members have names of their own.
        case named(Kind)
        case shape(AnswerShape)
        case either([AnswerShape])
        case anything
        /// A frame of the host within another.
        case frame
    }
}
