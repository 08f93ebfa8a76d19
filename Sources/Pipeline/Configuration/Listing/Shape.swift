/// A value whose shape can be told to people and editors; settings of your own types conform to be described well.
public protocol Shaped {
    static var shape: Shape { get }
}

/// What a setting may look like in JSON.
public indirect enum Shape: Sendable, Equatable {
    case text, flag, whole, number, anything
    case timeSpan, file, secret, wording, hours
    case choice([String])
    case list(Shape)
    case dictionary(Shape)
    case object([ListedSetting])
    case either([Shape])

    /// The shape of any type; ``Shape/anything`` when it is not known.
    public init(of type: Any.Type) {
        switch type {
        case let shaped as any Shaped.Type: self = shaped.shape
        case let choice as any (CaseIterable & RawRepresentable).Type: self = .choice(Shape.words(of: choice))
        case let settings as any ModuleSettings.Type: self = .object(ListedSetting.all(of: settings))
        case is any FixedWidthInteger.Type: self = .whole
        default: self = .anything
        }
    }

    private static func words<Word: CaseIterable & RawRepresentable>(of: Word.Type) -> [String] {
        Word.allCases.compactMap { $0.rawValue as? String }
    }

    /// In a few words.
    public var saying: String {
        switch self {
        case .text: "text"
        case .flag: "true or false"
        case .whole: "whole number"
        case .number: "number"
        case .anything: "anything"
        case .timeSpan: "length of time"
        case .file: "file"
        case .secret: "secret"
        case .wording: "text or file"
        case .hours: "opening hours"
        case .choice(let words): words.map { "\"\($0)\"" }.joined(separator: " or ")
        case .list(let element): "list of \(element.saying)"
        case .dictionary(let value): "\(value.saying) by name"
        case .object: "object"
        case .either(let shapes): shapes.map(\.saying).joined(separator: " or ")
        }
    }
}

extension String: Shaped { public static var shape: Shape { .text } }
extension Bool: Shaped { public static var shape: Shape { .flag } }
extension Int: Shaped { public static var shape: Shape { .whole } }
extension Double: Shaped { public static var shape: Shape { .number } }
extension TimeSpan: Shaped { public static var shape: Shape { .timeSpan } }
extension TextFile: Shaped { public static var shape: Shape { .file } }
extension Secret: Shaped { public static var shape: Shape { .secret } }
extension Wording: Shaped { public static var shape: Shape { .wording } }
extension OpeningHours: Shaped { public static var shape: Shape { .hours } }
extension Optional: Shaped { public static var shape: Shape { Shape(of: Wrapped.self) } }
extension Array: Shaped { public static var shape: Shape { .list(Shape(of: Element.self)) } }
extension Dictionary: Shaped { public static var shape: Shape { .dictionary(Shape(of: Value.self)) } }
extension Texts: Shaped { static var shape: Shape { .either([.text, .list(.text)]) } }
extension Placed: Shaped { static var shape: Shape { Shape(of: Value.self) } }
