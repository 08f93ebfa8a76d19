import Reactor

/// The description of the routes for machines (OpenAPI 3.1), made from the table of routes.
enum OpenAPI {
    static func route(describing routes: [Route]) -> Route {
        let own = Route(
            method: "GET",
            path: "/openapi.json",
            access: .anyone,
            summary: "Describes these routes.",
            answers: .json(.openAPI),
            answer: { _ in Response(status: 404) }
        )
        let document = document(routes + [own])
        return Route(
            method: own.method,
            path: own.path,
            access: own.access,
            summary: own.summary,
            answers: own.answers,
            answer: { _ in .json(document) }
        )
    }

    static func document(_ routes: [Route]) -> JSON {
        var paths: [(String, JSON)] = []
        for route in routes where !paths.contains(where: { $0.0 == route.path }) {
            let same = routes.filter { $0.path == route.path }
            paths.append((route.path, JSON(members: same.map { ($0.method.lowercased(), operation($0)) })))
        }
        return [
            "openapi": "3.1.0",
            "info": ["title": "Tutorline", "version": .string(TutorServer.version)],
            "paths": JSON(members: paths),
            "components": [
                "securitySchemes": [
                    "bearer": ["type": "http", "scheme": "bearer", "bearerFormat": "JWT"],
                    "cookie": ["type": "apiKey", "in": "cookie", "name": .string(Cookie.name)],
                ],
                "schemas": schemas(routes),
            ],
        ]
    }

    private static func operation(_ route: Route) -> JSON {
        var members: [(String, JSON)] = [("summary", .string(route.summary))]
        let parameters =
            route.parameters.map { parameter($0, in: "path") } + route.query.map { parameter($0, in: "query") }
            + route.headers.map { parameter($0, in: "header") }
        if !parameters.isEmpty { members.append(("parameters", .array(parameters))) }
        if let body = requestBody(of: route) { members.append(("requestBody", body)) }
        members.append(("responses", responses(of: route)))
        if route.access != .anyone { members.append(("security", [["bearer": []], ["cookie": []]])) }
        if case .may(let action, _) = route.access { members.append(("x-needs", .string(action.rawValue))) }
        return JSON(members: members)
    }

    private static func parameter(_ parameter: Route.Parameter, in place: String) -> JSON {
        [
            "name": .string(parameter.name), "in": .string(place), "required": .bool(place == "path"),
            "description": .string(parameter.meaning), "schema": ["type": .string(parameter.type)],
        ]
    }

    private static func requestBody(of route: Route) -> JSON? {
        if let content = route.content {
            let schema: JSON? =
                content.fields.isEmpty ? nil : ["type": "object", "properties": properties(content.fields)]
            let media = JSON(members: schema.map { [("schema", $0)] } ?? [])
            return [
                "description": .string(content.meaning), "required": .bool(content.isRequired),
                "content": JSON(members: content.types.map { ($0, media) }),
            ]
        }
        guard !route.body.isEmpty else { return nil }
        var schema: [(String, JSON)] = [("type", "object"), ("properties", properties(route.body))]
        let required = JSON.array(route.body.filter(\.isRequired).map { .string($0.name) })
        let alone = route.body.filter(\.standsAlone).map { ["required": [.string($0.name)]] as JSON }
        schema.append(alone.isEmpty ? ("required", required) : ("anyOf", .array([["required": required]] + alone)))
        schema.append(("additionalProperties", .bool(route.method != "PUT")))
        return [
            "required": .bool(!route.mayLackBody),
            "content": ["application/json": ["schema": JSON(members: schema)]],
        ]
    }

    private static func properties(_ fields: [Route.BodyField]) -> JSON {
        JSON(
            members: fields.map { field in
                let types = field.type.split(separator: " ").map { JSON.string(String($0)) }
                let type = types.count == 1 ? types[0] : .array(types)
                return (field.name, ["type": type, "description": .string(field.meaning)] as JSON)
            }
        )
    }

    private static func responses(of route: Route) -> JSON {
        let good = route.statuses.map { status -> (String, JSON) in
            let meaning =
                switch status {
                case 204: "nothing"
                case 303: "the way to a page"
                case 304: "nothing: it is as it was"
                default: route.answers.meaning
                }
            let content = [204, 303, 304].contains(status) ? [] : route.answers.types.map(media)
            return ("\(status)", response(meaning, content))
        }
        // Whoever accepts pages is told on one.
        let problem = response("a problem", [media("application/problem+json", .shape(.problem)), media("text/html")])
        return JSON(members: good + [("default", problem)])
    }

    private static func response(_ meaning: String, _ content: [(String, JSON)]) -> JSON {
        JSON(
            members: [("description", .string(meaning))]
                + (content.isEmpty ? [] : [("content", JSON(members: content))])
        )
    }

    private static func media(_ type: String, _ shape: FrameShape.Kind? = nil) -> (String, JSON) {
        (type, JSON(members: shape.map { [("schema", FrameSchema.value($0))] } ?? []))
    }

    /// Every shape that an answer has or is part of one, in the order of their names.
    private static func schemas(_ routes: [Route]) -> JSON {
        let kinds = routes.flatMap(\.answers.types).compactMap(\.shape) + [.shape(.problem)]
        let shapes = Dictionary(kinds.flatMap(\.shapes).map { ($0.name, $0) }) { first, _ in first }
        return JSON(members: shapes.sorted { $0.key < $1.key }.map { ($0.key, $0.value.schema) })
    }
}
