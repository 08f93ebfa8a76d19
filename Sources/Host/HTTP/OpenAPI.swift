import Reactor

/// The description of the routes for machines (OpenAPI 3.1), made from the table of routes.
enum OpenAPI {
    static func route(describing routes: [Route]) -> Route {
        let own = Route(
            method: "GET",
            path: "/openapi.json",
            access: .anyone,
            summary: "Describes these routes.",
            answers: "OpenAPI 3.1",
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
                "schemas": ["Problem": problem],
            ],
        ]
    }

    private static func operation(_ route: Route) -> JSON {
        var members: [(String, JSON)] = [("summary", .string(route.summary))]
        if !route.parameters.isEmpty {
            members.append(
                (
                    "parameters",
                    .array(
                        route.parameters.map { parameter in
                            [
                                "name": .string(parameter.name), "in": "path", "required": true,
                                "description": .string(parameter.meaning), "schema": ["type": "string"],
                            ]
                        }
                    )
                )
            )
        }
        if !route.body.isEmpty {
            let fields = route.body.map { field in
                let types = field.type.split(separator: " ").map { JSON.string(String($0)) }
                let type = types.count == 1 ? types[0] : .array(types)
                return (field.name, ["type": type, "description": .string(field.meaning)] as JSON)
            }
            let schema: JSON = [
                "type": "object", "properties": JSON(members: fields),
                "required": .array(route.body.filter(\.isRequired).map { .string($0.name) }),
                "additionalProperties": .bool(route.method != "PUT"),
            ]
            members.append(("requestBody", ["required": true, "content": ["application/json": ["schema": schema]]]))
        }
        members.append(
            (
                "responses",
                [
                    "2XX": ["description": .string(route.answers)],
                    "default": [
                        "description": "A problem",
                        "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
                    ],
                ]
            )
        )
        if route.access != .anyone { members.append(("security", [["bearer": []], ["cookie": []]])) }
        if case .may(let action, _) = route.access { members.append(("x-needs", .string(action.rawValue))) }
        return JSON(members: members)
    }

    private static var problem: JSON {
        [
            "type": "object",
            // What is no request, or too large a one, is refused without a code, before anybody looks at it.
            "required": ["title", "status", "detail"],
            "properties": [
                "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
                "detail": ["type": "string"], "code": ["enum": .array(ErrorCode.allCases.map { .string($0.rawValue) })],
                "retry": ["type": "boolean"], "field": ["type": "string"], "after_ms": ["type": "integer"],
            ],
        ]
    }
}
