import Testing

@testable import Responders

@Suite struct `A model's answer` {
    private func read(_ stream: String, _ speaking: ModelProtocol = .openai) -> (
        String, ModelFailure.Reason?, ModelAnswer
    ) {
        var answer = ModelAnswer(speaking: speaking)
        let (text, failure) = answer.take(Array(stream.utf8))
        return (text, failure ?? answer.shortcoming, answer)
    }

    @Test func `is no empty one when its first words are blanks`() {
        let pieces = [" ", "x", "y"].map { "data: {\"choices\":[{\"delta\":{\"content\":\"\($0)\"}}]}\n\n" }
        let (text, failure, _) = read(pieces.joined() + "data: [DONE]\n\n")
        #expect(text == " xy" && failure == nil)
        #expect(read(pieces[0] + pieces[0] + "data: [DONE]\n\n").1 == .empty(finish: nil))
    }

    @Test func `is put together from pieces, whatever else is in them`() {
        let (text, failure, answer) = read(
            """
            : ping

            data: {"id":7,"choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}

            data: {"choices":[{"delta":{"content":"Two "},"finish_reason":null,"logprobs":{}}],"usage":null}

            data: {"choices":[{"index":1,"delta":{"content":"no"}},{"index":0,"delta":{"content":"words"}}]}

            data: {"choices":null}

            data: {}

            data: {"choices":[{"delta":{},"finish_reason":"stop"}]}

            data: {"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}

            data: [DONE]


            """
        )
        #expect(text == "Two words" && failure == nil)
        #expect(answer.input == 12 && answer.output == 3 && answer.finish == "stop" && answer.isOver)
    }

    @Test func `of the other protocol is put together as well`() {
        let (text, failure, answer) = read(
            """
            event: message_start
            data: {"type":"message_start","message":{"usage":{"input_tokens":9,"output_tokens":1}}}

            event: ping
            data: {"type":"ping"}

            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Look "}}

            data: {"type":"something_new","delta":7}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"again."}}

            data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":4}}

            data: {"type":"message_stop"}


            """,
            .anthropic
        )
        #expect(text == "Look again." && failure == nil)
        #expect(answer.input == 9 && answer.output == 4)
    }

    @Test(arguments: [
        ("{\"error\":{\"message\":\"no\",\"code\":429}}", "429"),
        ("{\"error\":{\"code\":\"rate_limit_exceeded\"}}", "rate_limit_exceeded"),
        ("{\"error\":{\"type\":\"server_error\",\"code\":null}}", "server_error"),
        ("{\"error\":\"my secret words\"}", "error"),
        ("{\"error\":{\"code\":\"said: kéy!\"}}", "saidky"),
    ])
    func `that is an error in the middle is one, and repeats no words`(event: String, kind: String) {
        let (text, failure, _) = read("data: {\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}\n\ndata: \(event)\n\n")
        #expect(text == "Half")
        #expect(failure == .complained(ModelComplaint(kind: kind)))
    }

    @Test(arguments: [
        ("", ModelFailure.Reason.cutShort), ("data: {\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}\n\n", .cutShort),
        ("data: [DONE]\n\n", .empty(finish: nil)),
        (
            "data: {\"choices\":[{\"delta\":{\"content\":\" \\n\"},\"finish_reason\":\"length\"}]}\n\n",
            .empty(finish: "length")
        ),
        ("data: {\"choi\n\n", .unreadable("a piece of its answer is not JSON")),
        ("data: <html>\n\n", .unreadable("a piece of its answer is not JSON")),
    ])
    func `that is none is a failure`(stream: String, reason: ModelFailure.Reason) {
        #expect(read(stream).1 == reason)
    }

    @Test(arguments: ["delta", "message"], ["\"\"", "null", "[]"])
    func `is its refusal where it says nothing else`(place: String, content: String) {
        let choice = "{\"\(place)\":{\"content\":\(content),\"refusal\":\"I will not.\"},\"finish_reason\":\"stop\"}"
        #expect(read("data: {\"choices\":[\(choice)]}\n\n").0 == "I will not.")
        let both = "{\"\(place)\":{\"content\":\"Well.\",\"refusal\":\"I will not.\"},\"finish_reason\":\"stop\"}"
        #expect(read("data: {\"choices\":[\(both)]}\n\n").0 == "Well.")
    }

    @Test func `is not believed about impossible use`() {
        let (_, _, answer) = read("data: {\"usage\":{\"prompt_tokens\":-5,\"completion_tokens\":9000000000000}}\n\n")
        #expect(answer.input == nil && answer.output == nil)
    }
}
