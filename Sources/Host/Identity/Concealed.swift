/// Something that must never be seen in a log: it prints as dots, whoever prints it and however.
///
/// To use what is inside one has to say `reveal()`, which is easy to search for.
struct Concealed<Value: Sendable>: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    private let value: Value

    init(_ value: Value) { self.value = value }

    func reveal() -> Value { value }

    var description: String { "•••" }
    var debugDescription: String { "•••" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
