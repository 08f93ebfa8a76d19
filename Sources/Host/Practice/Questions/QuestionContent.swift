// How a question's key and hints are kept: as JSON in one column, because nobody looks for anything inside it.

extension PracticeQuestion {
    /// Everything but name and category.
    var content: JSON {
        JSON(members: [
            ("format", .string(format.rawValue)), ("text", .string(text)), ("kind", kind.stored),
            ("hints", .array(hints.map { .string($0) })),
        ])
    }

    init?(name: String, category: QuestionCategory, content: JSON) {
        guard let format = content["format"]?.string.flatMap(TextFormat.init(rawValue:)),
            let text = content["text"]?.string, let kind = content["kind"].flatMap(Kind.init(stored:))
        else { return nil }
        let hints = content["hints"]?.array?.compactMap(\.string) ?? []
        self.init(name: name, category: category, format: format, text: text, kind: kind, hints: hints)
    }
}

extension PracticeQuestion.Kind {
    fileprivate var stored: JSON {
        switch self {
        case .single(let choices): ["single": .array(choices.map(\.stored))]
        case .multiple(let choices): ["multiple": .array(choices.map(\.stored))]
        case .truth(let truth, let ifWrong, let ifRight):
            ["truth": .bool(truth), "wrong": JSON(orNull: ifWrong), "right": JSON(orNull: ifRight)]
        case .number(let accepted): ["number": .array(accepted.map(\.stored))]
        case .words(let accepted, let letterCase):
            ["words": .array(accepted.map(\.stored)), "case": .string(letterCase.rawValue)]
        }
    }

    fileprivate init?(stored: JSON) {
        if let list = stored["single"]?.array {
            self = .single(list.compactMap(Choice.init(stored:)))
        } else if let list = stored["multiple"]?.array {
            self = .multiple(list.compactMap(Choice.init(stored:)))
        } else if let truth = stored["truth"]?.bool {
            self = .truth(truth, ifWrong: stored["wrong"]?.string, ifRight: stored["right"]?.string)
        } else if let list = stored["number"]?.array {
            self = .number(list.compactMap(AcceptedNumber.init(stored:)))
        } else if let list = stored["words"]?.array {
            let letterCase = stored["case"]?.string.flatMap(PracticeQuestion.LetterCase.init(rawValue:)) ?? .any
            self = .words(list.compactMap(AcceptedWords.init(stored:)), minding: letterCase)
        } else {
            return nil
        }
    }
}

extension Choice {
    fileprivate var stored: JSON {
        ["text": .string(text), "weight": .integer(Int64(weight.units)), "remark": JSON(orNull: remark)]
    }

    fileprivate init?(stored: JSON) {
        guard let text = stored["text"]?.string, let weight = stored["weight"]?.integer else { return nil }
        self.init(text, AnswerWeight(units: Int(weight)), remark: stored["remark"]?.string)
    }
}

extension AcceptedNumber {
    fileprivate var stored: JSON {
        [
            "value": .number(value), "tolerance": .number(tolerance), "weight": .integer(Int64(weight.units)),
            "remark": JSON(orNull: remark),
        ]
    }

    fileprivate init?(stored: JSON) {
        guard let value = stored["value"]?.double, let tolerance = stored["tolerance"]?.double,
            let weight = stored["weight"]?.integer
        else { return nil }
        self.init(
            value,
            tolerance: tolerance,
            AnswerWeight(units: Int(weight)),
            remark: stored["remark"]?.string
        )
    }
}

extension AcceptedWords {
    fileprivate var stored: JSON {
        ["form": .string(form), "weight": .integer(Int64(weight.units)), "remark": JSON(orNull: remark)]
    }

    fileprivate init?(stored: JSON) {
        guard let form = stored["form"]?.string, let weight = stored["weight"]?.integer else { return nil }
        self.init(form, AnswerWeight(units: Int(weight)), remark: stored["remark"]?.string)
    }
}

extension JSON {
    init(orNull text: String?) { self = text.map { .string($0) } ?? .null }

    /// A number, whole or not.
    var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
