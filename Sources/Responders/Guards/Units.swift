/// Units in which an answer may be told instead of the question's.
enum Units {
    static let all: Set = [
        "m", "km", "cm", "mm", "dm", "µm", "um", "nm", "metre", "metres", "meter", "meters", "metern", "kilometre",
        "kilometres", "kilometer", "kilometers", "centimetre", "centimetres", "millimetre", "millimetres", "micrometre",
        "micrometres", "kg", "mg", "gram", "grams", "kilogram", "kilograms", "ml", "litre", "litres", "j",
        "kj",
        "mj", "joule", "joules", "kilojoule", "kilojoules", "megajoule", "megajoules", "cent", "cents", "pence",
        "minute",
        "minutes", "hour", "hours", "second", "seconds", "months", "weeks", "days",
    ]

    /// What a number is multiplied by to be told in a larger or smaller unit.
    static let factors: [Double] = [100, 1000, 1e6, 0.01, 0.001, 1e-6, 60, 1.0 / 60]
}
