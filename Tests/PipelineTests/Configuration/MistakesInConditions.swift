/// What is wrong with when a part is asked.
extension Mistake {
    static let conditions: [Mistake] = [
        .when("{}", "2:1: error: respond[0].when: a condition must ask about at least one fact"),
        .when("true", "2:1: error: respond[0].when: expected an object, found true"),
        .when(
            "{ \"mesage.words\": 3 }",
            "2:3: error: respond[0].when.mesage.words: no fact is called \"mesage.words\"; did you mean \"message.words\"?"
        ),
        .when(
            "{ \"message.words\": \"many\" }",
            "2:20: error: respond[0].when.message.words: \"message.words\" is a number, not \"many\";"
                + " compare it with a number, or by \"in\", \"gte\" or \"lt\""
        ),
        .when(
            "{ \"message.asks_for_person\": 1 }",
            "2:30: error: respond[0].when.message.asks_for_person: \"message.asks_for_person\" is true or false, not 1;"
                + " compare it with true or false"
        ),
        .when(
            "{ \"message.text\": { \"gte\": 1 } }",
            "2:28: error: respond[0].when.message.text.gte: \"message.text\" is a text;"
                + " compare it with a text, or by \"in\" or \"words\""
        ),
        .when(
            "{ \"message.words\": { \"greater\": 1 } }",
            "2:22: error: respond[0].when.message.words: there is no comparison \"greater\";"
                + " compare it with a number, or by \"in\", \"gte\" or \"lt\""
        ),
        .when(
            "{ \"message.text\": { \"words\": \"a*b\" } }",
            "2:30: error: respond[0].when.message.text.words: \"a*b\" cannot be looked for;"
                + " write words such as \"due date*\""
        ),
        .when(
            "{ \"course.id\": { \"in\": [] } }",
            "2:24: error: respond[0].when.course.id.in: this list needs at least one value"
        ),
        .when("{ \"any\": [] }", "2:10: error: respond[0].when.any: this list needs at least one condition"),
        .when(
            "{ \"all\": [ { \"not\": { \"humn.free\": 1 } }, 4 ] }",
            "2:23: error: respond[0].when.all[0].not.humn.free: no fact is called \"humn.free\";"
                + " did you mean \"human.free\"?",
            "2:43: error: respond[0].when.all[1]: expected an object, found 4"
        ),
        .when(
            "{ \"streak.wrong\": { \"gte\": 3 } }",
            "2:1: error: respond[0].when: \"streak.wrong\" is added by \"streak\","
                + " which does not come before this in \"enrich\""
        ),
    ]
}
