import Testing

@testable import Responders

struct LanguageTests {
    @Test(arguments: Language.all.map(\.code))
    func `every language is stemmed and can be asked in`(code: String) throws {
        let language = try #require(Language.named(code))
        let works = Stemmer(algorithm: language.stemming).works
        #expect(works)
        let index = FAQIndex([FAQEntry(id: "a", ask: ["Quantum chromodynamica?"], answer: "x")], language: language)
        guard case .hit = index.find("quantum chromodynamica") else {
            Issue.record("the very question was not found in \(code)")
            return
        }
    }

    @Test(arguments: [
        ("fr", "Quand faut-il rendre le devoir 2 ?", "salut c'est jusqu'a quand pour déposer les devoirs 2 svp"),
        ("de", "Wann muss ich die Hausaufgabe 2 abgeben?", "hallo, bis wann ist die abgabe der hausi 2"),
        ("es", "¿Cuándo hay que entregar la tarea 2?", "hola hasta cuando puedo enviar los deberes 2"),
    ])
    func `pupils are understood in other languages too`(code: String, question: String, said: String) throws {
        let entries = [
            FAQEntry(id: "due", ask: [question], answer: "x"),
            FAQEntry(id: "other", ask: ["Zebra quagga okapi?"], answer: "y"),
        ]
        let index = FAQIndex(entries, language: try #require(Language.named(code)))
        #expect(index.rank(said).first?.entry.id == "due")
        guard case .hit = index.find(said) else {
            Issue.record("\(index.rank(said).first?.score ?? 0)")
            return
        }
    }

    @Test func `words are cut to their stems`() {
        let stemmer = Stemmer(algorithm: "english")
        let stems = ["graphing", "graphs", ""].map { stemmer.stem($0) }
        #expect(stems == ["graph", "graph", ""])
        let endless = String(repeating: "ing", count: 1_000)
        let stem = stemmer.stem(endless)
        #expect(stem == endless)
    }

    @Test func `an algorithm that does not exist leaves words alone`() {
        let stemmer = Stemmer(algorithm: "klingon")
        let (works, stem) = (stemmer.works, stemmer.stem("graphing"))
        #expect(!works)
        #expect(stem == "graphing")
    }

    @Test func `logarithms and powers are good to five digits`() {
        for value in [0.001, 0.5, 1, 1.7, 10, 12_345] as [Float] {
            #expect(abs(Logarithm.power(Logarithm.of(value)) / value - 1) < 1e-4)
        }
        #expect(Logarithm.of(8) == 3)
        #expect(Logarithm.power(-1e30) < 1e-10)
        #expect(Logarithm.power(1e30).isFinite)
    }
}
