import Pipeline
import Responders

// How tickets and what was said in them read in a terminal.

extension JSON {
    /// A ticket in a list.
    var asTicketLine: String {
        func text(_ name: String) -> String { (self[name]?.string ?? "").plain }
        let place = [text("course"), text("module")].filter { !$0.isEmpty }.joined(separator: "/")
        let who = self["tutor_name"] == nil ? text("state") : "with \(text("tutor_name"))"
        let alarm = self["alarm"]?.bool == true ? "ALARM, look now  " : ""
        // Whoever has the question is shown all of it, further down.
        let question = text("question").isEmpty ? "" : "  “\(text("question").prefix(80))”"
        return "\(alarm)\(TicketChoice.short(text("ticket")))  \(text("opened_at"))  \(place)  \(who)\(question)"
    }

    /// Something said in a conversation; `nil` for an event in which nothing is.
    var asSaid: String? {
        guard let text = self["d"]?["text"]?.string else { return nil }
        let body = self["d"]
        let who =
            if self["t"]?.string == "note" {
                "note"
            } else if body?["role"]?.string == "learner" { "learner" } else { body?["by"]?["name"]?.string ?? "tutor" }
        return "\(who): \(text.plain)"
    }
}

extension String {
    /// What a stranger wrote, without what would move somebody's cursor.
    var plain: String {
        String(
            String.UnicodeScalarView(unicodeScalars.map { $0.value < 32 && $0 != "\n" || $0.value == 127 ? " " : $0 })
        ).fitForTerminals
    }
}
