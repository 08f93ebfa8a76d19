@testable import Pipeline
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct MetricsTests {
    @Test func `figures are OpenMetrics, whatever parts and courses are called`() {
        let meter = Meter()
        let step = StepReport(
            kind: .responder,
            name: "a \"b\"\\\n",
            place: "",
            duration: .seconds(1),
            ending: .answered,
            spent: Spent(inputTokens: 7, outputTokens: 2, micros: 3)
        )
        for _ in 0..<2 {
            meter.note(TurnReport(outcome: .answered, course: "c", duration: .milliseconds(500), steps: [step]))
        }
        var exposition = Exposition()
        meter.expose(in: &exposition)
        let lines = exposition.text.split(separator: "\n").map(String.init)
        #expect(lines.contains(#"tutorline_turns_total{course="c",outcome="answered"} 2"#))
        #expect(lines.contains(#"tutorline_turn_seconds_total{course="c",outcome="answered"} 1"#))
        #expect(
            lines.contains(
                #"tutorline_parts_total{course="c",kind="responder",part="a \"b\"\\\n",ending="answered"} 2"#
            )
        )
        #expect(lines.contains(#"tutorline_model_tokens_total{part="a \"b\"\\\n",direction="in"} 14"#))
        #expect(lines.contains(#"tutorline_model_tokens_total{part="a \"b\"\\\n",direction="out"} 4"#))
        #expect(lines.contains(#"tutorline_model_cost_micros_total{part="a \"b\"\\\n"} 6"#))
        #expect(lines.last == "# EOF")
    }

    @Test func `the store's queue and commits are told, and every family has a type and a help`() async throws {
        let it = try await TestHost()
        let text = await it.send("GET", "/metrics").text
        for family in ["turns", "parts", "store_waiting", "store_commits", "store_writes", "conversations"] {
            #expect(text.contains("# TYPE tutorline_\(family) "), "\(family)")
            #expect(text.contains("# HELP tutorline_\(family) "), "\(family)")
        }
        #expect(text.contains("tutorline_store_waiting{kind=\"writes\"} 0"))
    }
}
