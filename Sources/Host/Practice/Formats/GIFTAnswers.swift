/// Reads what stands between the braces of a GIFT question.
enum GIFTAnswers {
    static func read(_ text: GIFTText, in format: TextFormat, line: Int) throws(GIFTFault)
        -> (kind: PracticeQuestion.Kind, hint: String?)
    {
        var body = text.trimmed
        var hint: String?
        if let (before, after) = body.split(at: "####") {
            (body, hint) = (before.trimmed, after.remark(in: format))
        }
        guard !body.isEmpty else {
            throw GIFTFault(line: line, message: "a question without answers cannot be checked; give at least one")
        }
        if let truth = truth(body, format) { return (truth, hint) }
        if body.starts(with: "#") {
            return (
                .number(try numbers(body.dropping(upTo: body.marks.startIndex + 1).trimmed, format, body.line)), hint
            )
        }
        return (try list(body, format), hint)
    }

    private static func truth(_ body: GIFTText, _ format: TextFormat) -> PracticeQuestion.Kind? {
        let parts = remarks(body)
        guard parts.count <= 3, let word = parts.first?.text else { return nil }
        let remarks = parts.dropFirst().map { $0.remark(in: format) }
        let (ifWrong, ifRight) = (remarks.first ?? nil, remarks.count > 1 ? remarks[1] : nil)
        switch word {
        case "TRUE", "T": return .truth(true, ifWrong: ifWrong, ifRight: ifRight)
        case "FALSE", "F": return .truth(false, ifWrong: ifWrong, ifRight: ifRight)
        default: return nil
        }
    }

    private struct Item {
        let isRight: Bool
        let weight: AnswerWeight?
        let text: GIFTText
        let remark: String?
        let line: Int
    }

    private static func list(_ body: GIFTText, _ format: TextFormat) throws(GIFTFault) -> PracticeQuestion.Kind {
        let items = try items(body, format)
        // Where there are wrong answers the arrow is text.
        if items.allSatisfy(\.isRight), items.contains(where: { $0.text.firstIndex(of: "->") != nil }) {
            throw GIFTFault(line: body.line, message: "questions that match pairs (->) cannot be asked here")
        }
        guard items.contains(where: { !$0.isRight }) else {
            return .words(
                items.map { AcceptedWords($0.text.text, $0.weight ?? .full, remark: $0.remark) },
                minding: .any
            )
        }
        let choices = items.map {
            Choice($0.text.text(in: format), $0.weight ?? ($0.isRight ? .full : .none), remark: $0.remark)
        }
        return items.contains(where: \.isRight) ? .single(choices) : .multiple(choices)
    }

    private static func items(_ body: GIFTText, _ format: TextFormat, ofNumbers areNumbers: Bool = false)
        throws(GIFTFault) -> [Item]
    {
        var items: [Item] = []
        var rest = body
        while let first = rest.marks.first {
            guard !first.isLiteral, first.scalar == "=" || first.scalar == "~" else {
                throw GIFTFault(
                    line: first.line,
                    message: "an answer must begin with = if it is right, and with ~ if it is wrong"
                )
            }
            let inside = rest.marks.dropFirst()
            let end = inside.firstIndex { !$0.isLiteral && ($0.scalar == "=" || $0.scalar == "~") }
            items.append(
                try item(
                    GIFTText(inside[..<(end ?? inside.endIndex)]),
                    isRight: first.scalar == "=",
                    format,
                    mayBeEmpty: areNumbers,
                    first.line
                )
            )
            rest = GIFTText(inside[(end ?? inside.endIndex)...])
        }
        return items
    }

    private static func item(
        _ text: GIFTText,
        isRight: Bool,
        _ format: TextFormat,
        mayBeEmpty: Bool,
        _ line: Int
    ) throws(GIFTFault) -> Item {
        var text = text.trimmed
        let weight = try weight(&text, line)
        let parts = remarks(text)
        guard parts.count <= 2 else {
            throw GIFTFault(line: line, message: "an answer can have only one remark; write \\# for the sign itself")
        }
        let remark = parts.count == 2 ? parts[1].remark(in: format) : nil
        guard mayBeEmpty || !parts[0].isEmpty else { throw GIFTFault(line: line, message: "an answer is empty") }
        return Item(isRight: isRight, weight: weight, text: parts[0], remark: remark, line: line)
    }

    private static func weight(_ text: inout GIFTText, _ line: Int) throws(GIFTFault) -> AnswerWeight? {
        guard text.starts(with: "%") else { return nil }
        guard let (number, after) = text.dropping(upTo: text.marks.startIndex + 1).split(at: "%"),
            let weight = AnswerWeight(number.text)
        else { throw GIFTFault(line: line, message: "write a weight as %50%, between -100 and 100") }
        text = after.trimmed
        return weight
    }

    /// Accepted numbers, the first of them with its sign or without, and a remark on all others after ~.
    private static func numbers(_ body: GIFTText, _ format: TextFormat, _ line: Int) throws(GIFTFault)
        -> [AcceptedNumber]
    {
        var marks = body.marks
        if !body.starts(with: "="), !body.starts(with: "~") {
            let sign = GIFTText.Mark(scalar: "=", isLiteral: false, line: marks.first?.line ?? line)
            marks.insert(sign, at: marks.startIndex)
        }
        var accepted: [AcceptedNumber] = []
        for item in try items(GIFTText(marks), format, ofNumbers: true) {
            if item.isRight {
                let written = item.text.text
                guard let number = GIFTNumber(written) else {
                    throw GIFTFault(line: item.line, message: GIFTNumber.complaint(about: written))
                }
                let weight = item.weight ?? .full
                accepted.append(
                    AcceptedNumber(number.value, tolerance: number.tolerance, weight, remark: item.remark)
                )
            } else if item.text.isEmpty {
                if let other = AcceptedNumber.anyOther(remark: item.remark) { accepted.append(other) }
            } else {
                throw GIFTFault(line: item.line, message: "a number must begin with =, and a wrong one with =%0%")
            }
        }
        return accepted
    }

    private static func remarks(_ text: GIFTText) -> [GIFTText] {
        var parts: [GIFTText] = []
        var rest = text
        while let (before, after) = rest.split(at: "#") {
            parts.append(before.trimmed)
            rest = after
        }
        return parts + [rest.trimmed]
    }
}
