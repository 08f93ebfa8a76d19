/// Which of the tickets that are open a tutor means who types a part of its name.
enum TicketChoice {
    /// How a ticket is called in a list: the end of its name, because names of one hour begin alike.
    static func short(_ ticket: String) -> String { String(ticket.suffix(6)) }

    /// Finds the one ticket whose name ends with what was typed, or begins with it.
    static func ticket(_ typed: String, among tickets: [String]) throws(Complaint) -> String {
        let typed = typed.lowercased()
        let meant = tickets.filter { $0.hasSuffix(typed) || $0.hasPrefix(typed) }
        guard let first = meant.first else {
            throw Complaint("No open question is called \(typed.plain); /list shows what is waiting.", .no)
        }
        guard meant.count == 1 else {
            let names = meant.prefix(5).joined(separator: "\n  ")
            let count = meant.count
            throw Complaint("\(count) questions are called \(typed.plain); type more of the name:\n  \(names)", .no)
        }
        return first
    }
}
