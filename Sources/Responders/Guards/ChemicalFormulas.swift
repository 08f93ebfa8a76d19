/// Substances that are told by their formulas: `CO₂` for carbon dioxide.
enum ChemicalFormulas {
    /// The text with names for formulas; empty where there are none.
    static func named(in text: String) -> String {
        let digits = String(
            text.unicodeScalars.map { scalar in
                (0x2080...0x2089).contains(scalar.value)
                    ? Character(Unicode.Scalar(UInt8(scalar.value - 0x2080 + 0x30))) : Character(scalar)
            }
        )
        var (named, token, isNamed) = ("", "", false)
        func close() {
            isNamed = isNamed || names[token] != nil
            named += names[token] ?? token
            token = ""
        }
        for character in digits {
            if character.isASCII, character.isLetter || character.isNumber {
                token.append(character)
            } else {
                close()
                // Where formulas have their digits set lower.
                if !"_{}".contains(character) { named.append(character) }
            }
        }
        close()
        return isNamed ? named : ""
    }

    private static let names = [
        "CO2": "carbon dioxide", "H2O": "water", "O2": "oxygen", "N2": "nitrogen", "H2": "hydrogen", "CH4": "methane",
        "C6H12O6": "glucose", "NaCl": "salt", "NH3": "ammonia", "HCl": "hydrochloric acid", "CaCO3": "limestone",
        "C2H5OH": "alcohol", "I2": "iodine", "O3": "ozone", "NaOH": "sodium hydroxide", "Fe": "iron",
    ]
}
