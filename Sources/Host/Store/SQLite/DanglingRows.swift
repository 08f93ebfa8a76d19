internal import SQLite

extension Ailment {
    /// Rows that refer to what is not there, where the tables themselves say what would have become of them.
    static let danglingRows = Ailment(
        count: { db, _ in try db.danglingRows().filter(\.isCurable).reduce(0) { $0 + $1.count } },
        sentence: "rows refer to something that has been removed, and should have been removed or changed with it.",
        meaning: "They are leftovers. They are now treated as the rules of their table require.",
        cure: { db, memory, _ in
            // The names are those of our own tables, as SQLite gives them.
            for rows in try db.danglingRows() {
                let which = """
                    "\(rows.column)" IS NOT NULL AND "\(rows.column)" NOT IN (SELECT "\(rows.key)" FROM "\(rows.parent)")
                    """
                switch rows.rule {
                case .remove: try db.execute("DELETE FROM \"\(rows.table)\" WHERE \(which)")
                case .clear: try db.execute("UPDATE \"\(rows.table)\" SET \"\(rows.column)\" = NULL WHERE \(which)")
                case .forbid: continue
                }
            }
            memory.forgetAll()
        }
    )
}

/// Rows of one table whose parents in another are not there.
struct DanglingRows {
    /// What the table says becomes of its rows when their parent goes.
    enum Rule { case remove, clear, forbid }

    let table: String
    let column: String
    let parent: String
    let key: String
    let rule: Rule
    let count: Int64

    var isCurable: Bool { rule != .forbid }
}

extension Connection {
    func danglingRows() throws -> [DanglingRows] {
        try all(
            """
            SELECT fault."table", rule."from", fault.parent, rule."to", rule.on_delete, count(*)
            FROM pragma_foreign_key_check AS fault
            JOIN pragma_foreign_key_list(fault."table") AS rule ON rule.id = fault.fkid
            GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2
            """
        ) { row in
            let rule: DanglingRows.Rule =
                switch row.text(4) {
                case "CASCADE": .remove
                case "SET NULL": .clear
                default: .forbid
                }
            return DanglingRows(
                table: row.text(0),
                column: row.text(1),
                parent: row.text(2),
                key: row.text(3),
                rule: rule,
                count: row.integer(5)
            )
        }
    }
}
