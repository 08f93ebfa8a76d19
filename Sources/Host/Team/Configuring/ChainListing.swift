import Pipeline

/// What really runs in a course and module, with the place where every value is written.
struct ChainListing: Sendable {
    let json: JSON

    init(_ edition: Edition, course: String?, module: String?) {
        let chain = edition.blueprint.effectiveChain(course: course, module: module)
        json = JSON(members: [
            ("revision", .string(edition.revision)), ("file", .string(edition.file)),
            ("course", course.map(JSON.string) ?? .null), ("module", module.map(JSON.string) ?? .null),
            ("lock", .string(chain.lock.rawValue)), ("entries", .array(chain.entries.map(\.json))),
        ])
    }

    init(_ json: JSON) { self.json = json }

    /// The listing as people read it.
    func page(_ style: Style) -> String {
        let file = json["file"]?.string ?? ""
        let place = [json["course"]?.string, json["module"]?.string].compactMap { $0 }.joined(separator: "/")
        var rows: [(text: String, place: String)] = []
        for entry in json["entries"]?.array ?? [] {
            let (name, use) = (entry["name"]?.string ?? "", entry["use"]?.string ?? "")
            let kind = entry["kind"]?.string ?? ""
            let used = use == name ? "" : " (\(use))"
            let within = entry["within_ms"]?.integer.map { ", within \(Duration.milliseconds($0).forPeople)" } ?? ""
            rows.append(("\(kind) \(name)\(used)\(within)", Self.place(of: entry, in: file)))
            for value in entry["values"]?.array ?? [] {
                let text = "    \(value["key"]?.string ?? ""): \(value["value"]?.text ?? "")"
                rows.append((text, value["line"]?.integer == nil ? "default" : Self.place(of: value, in: file)))
            }
        }
        let width = min(60, rows.map(\.text.count).max() ?? 0)
        let head = "\(place.isEmpty ? "every other course" : place)  revision \(json["revision"]?.string ?? "")"
        return
            ([style.bold(head + ", lock \(json["lock"]?.string ?? "")")]
            + rows.map { "\($0.text.padded(to: width))  \(style.dim($0.place))" }).joined(separator: "\n")
    }

    private static func place(of value: JSON, in file: String) -> String {
        "\(file):\(value["line"]?.integer ?? 0):\(value["column"]?.integer ?? 0)"
            + (value["path"]?.string.map { " \($0)" } ?? "")
    }
}

extension EffectiveChain.Entry {
    fileprivate var json: JSON {
        JSON(members: [
            ("kind", .string(kind.rawValue)), ("name", .string(name)), ("use", .string(use)),
            ("path", .string(place)), ("line", .integer(Int64(line))), ("column", .integer(Int64(column))),
            ("within_ms", budget.map { .integer($0.wholeMilliseconds) } ?? .null),
            ("values", .array(values.map(\.json))),
        ])
    }
}

extension EffectiveChain.Value {
    fileprivate var json: JSON {
        JSON(members: [
            ("key", .string(key)), ("value", (try? JSON(parsing: value)) ?? .string(value)),
            ("path", path.map(JSON.string) ?? .null), ("line", line.map { .integer(Int64($0)) } ?? .null),
            ("column", column.map { .integer(Int64($0)) } ?? .null),
        ])
    }
}

extension RecordedConfiguration {
    var json: JSON {
        JSON(members: [
            ("number", .integer(number)), ("revision", .string(revision)), ("at", .string(at.rfc3339)),
            ("cause", .string(cause.rawValue)), ("author", author.map(JSON.string) ?? .null),
            ("from_files", .bool(revision == disk)),
        ])
    }

    /// A line of the log for people.
    static func line(of json: JSON) -> String {
        let author = json["author"]?.string.map { " by \($0)" } ?? ""
        let cause = json["cause"]?.string ?? ""
        return "\(json["number"]?.integer ?? 0)  \(json["revision"]?.string ?? "")  \(json["at"]?.string ?? "")  "
            + cause + author
    }
}
