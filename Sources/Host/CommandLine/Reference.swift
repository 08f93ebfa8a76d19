/// The pages of `docs` that are made from the tables of the program.
enum Reference: String, CaseIterable, Sendable {
    case commands, settings, protocolFrames = "protocol"

    var page: String {
        switch self {
        case .commands: CommandHelp(table: CommandTable.standard, style: Style(isOn: false)).reference()
        case .settings: Self.settingsPage
        case .protocolFrames: Self.protocolPage
        }
    }

    private static var settingsPage: String {
        let rows = Setting.all.map { setting in
            let flag = "--\(setting.name)" + (setting.value.map { " \($0)" } ?? "")
            let fallback = setting.fallback.isEmpty ? "" : "`\(setting.fallback)`"
            return "| `\(flag)` | `\(setting.variable)` | \(setting.meaning) | \(fallback) |"
        }
        return """
            # Settings of the host

            This page is made from the table of settings (`tutorline reference settings`); a test keeps it true.
            A flag overrides its environment variable. To turn a switch on in the environment, set it to `1`.

            | Flag of `tutorline serve` | Environment | Meaning | Default |
            |---|---|---|---|
            \(rows.joined(separator: "\n"))
            """
    }

    private static var protocolPage: String {
        let commands = CommandName.allCases.map { name in
            let rows = name.fields.map { field in
                "| `\(field.name)` | \(field.kind.saying) | \(field.isRequired ? "yes" : "") | \(field.meaning) |"
            }
            return """
                ### `\(name.rawValue)`

                \(name.summary)

                | Field | Value | Required | Meaning |
                |---|---|---|---|
                \(rows.joined(separator: "\n"))
                """
        }
        let codes = ErrorCode.allCases.map { code in
            "| `\(code.rawValue)` | \(code.isWorthRetrying ? "yes" : "no") | \(code.status) | \(code.sentence) |"
        }
        return """
            # The protocol `tutor.v1`

            The tables on this page are made from those of the program (`tutorline reference protocol`); a test keeps
            them true.

            A WebSocket at `/api/v1/tutoring/ws` with the subprotocol `tutor.v1`. Every frame is a text: one JSON
            object. A command names itself in `t` and has an `id`, a text of at most 64 bytes that the client makes up;
            its reply, one for each command, names it in `re`. Unknown fields are ignored; unknown commands are refused.

            ## Signing in

            `POST /auth/login` takes `{"email": "…", "password": "…"}` and gives an `access_token`, which is good for
            `expires_in` seconds, and a `refresh_token`, which `POST /auth/refresh` takes, as `{"refresh_token": "…"}`, in
            exchange for new ones of both. The access token goes into `hello`, and over HTTP into
            `Authorization: Bearer …`. A socket ends with its token, with 4401. Where a token must not be seen,
            `POST /api/v1/tutoring/ticket` gives a `ticket` for one `hello` within half a minute. Sites that embed the
            tutor make tokens of their own ([embedding.md](embedding.md#the-token)). All other addresses, with what they
            take and what they answer, are in `/openapi.json` of every host.

            ## Rules

            1. A **durable** event has `seq`, its place in the session's log, from 1 and never given twice, and `prev`,
               the place before it that this reader may see. It is on disk before it is sent to anybody. Take an event when
               its `prev` is the place you are at; ignore one you already have.
            2. An **ephemeral** event has no `seq` and may be lost: pieces of a running answer, somebody typing.
            3. Every command that adds something has a `key`, a UUID in lower case made by the client. Sending the same key again returns the
               first result with `dup`; the same key with another meaning is `key_conflict`. `ack` means: on disk. After
               a silence, send the same key again.
            4. `epoch` names the database. A position of another epoch, or beyond the log's end, gets
               `recovered: false`, a reason, and the latest page to start afresh from.
            5. The first frame is `hello`, within five seconds. The host sends `ping` after twenty seconds of silence.

            ## A talk

            `session.open` makes a session and says nothing of what happens in it: whoever wants to follow one, in a new
            session as in an old one, says `session.resume` with the place they are at, and 0 is before the beginning.

            ```text
            \(ExampleTalk.lines.map(\.text).joined(separator: "\n"))
            ```

            ## Without a WebSocket

            Where a network lets no WebSocket through, the same frames go over HTTP: `GET /api/v1/tutoring/talk` is a
            stream of server-sent events, whose first, of the type `talk`, names the talk. Each frame of the client is the
            body of a `POST` to `/api/v1/tutoring/talk/` with that name behind it, sent when the one before it has been
            answered (204); its reply is an event of the stream, as is all the host has to say. The last event, of the type
            `close`, has what a WebSocket would be closed with: `{"code": 4401, "reason": "…"}`. A stream that breaks off
            without it is a lost line, and `404` says that the talk is over: begin another, and resume.

            ## Commands

            A *name* has 1 to 128 letters, digits, dots, dashes or underscores, and not only dots; so have *words*, of which
            a list has at most 32. A list of positions has at most 64. What takes no effect on the disk, such as `typing`,
            gets an `ack` too.

            \(commands.joined(separator: "\n\n"))

            ## Events

            Every frame has `t`; one of a session has its name in `s`, a reply has `re`, and what it says is in `d`. A
            durable one has `seq`, `prev` and `at`, and in `d` its `id` and, where they apply, its `turn`, `author` and
            `key`. The JSON Schema of all frames is in `tutor-v1.schema.json` (`tutorline schema frames`).

            \(FrameShape.all.map(\.page).joined(separator: "\n\n"))

            ## Errors

            Over HTTP the same codes come as problem documents (RFC 9457), with `code`, `retry` and, where they apply, `field`
            and `after_ms`. What cannot be read as a request, or is larger than the host accepts (408, 413, 417, 431, 501,
            505, and 400 and 426 without a `code`), is refused before any address is looked at: with `title`, `status` and
            `detail` only. Unknown fields of a body are ignored, as those of frames are; but not in a `PUT`, which takes
            the place of what was there before.

            | Code | Worth retrying | HTTP status | What a person reads |
            |---|---|---|---|
            \(codes.joined(separator: "\n"))

            ## Closing

            What the host itself decides has a reason that is JSON, such as `{"again":true,"after_ms":2000}`: `again` says
            whether to come back, `after_ms` when at the earliest, `code` why. 1002 and 1007, for bytes that are no
            WebSocket or no text, and 1009 have no reason. A line that breaks off without a code was lost: come back, a
            little later each time.

            | Code | Meaning | Come back |
            |---|---|---|
            | 1009 | a frame was too large | yes, without it |
            | 1012 | the host restarts | after `after_ms` |
            | 1013 | the store could not be read at the hello | after `after_ms` |
            | 4400 | what was sent is not a frame | no |
            | 4401 | the token is no longer valid | once, with a new one |
            | 4403 | not allowed | no |
            | 4408 | no hello in time | yes |
            | 4429 | too slow to read | after `after_ms` |
            """
    }
}

extension CommandField.Kind {
    /// The kind in a few words.
    var saying: String {
        switch self {
        case .text(let limit): "text, at most \(limit) bytes"
        case .identifier: "name"
        case .key: "UUID in lower case"
        case .integer(let range):
            range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "whole number from \(range.lowerBound)"
        case .flag: "true or false"
        case .choice(let choices): choices.map { "`\($0)`" }.joined(separator: " or ")
        case .words: "list of words"
        case .positions: "list of positions"
        }
    }
}
