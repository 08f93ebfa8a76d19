import Locking
import Reactor
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5))) struct AssetTests {
    private let files: [String: String] = [
        "widget/tutor-chat.js": """
        import { one } from "../client/one.js";
        import {
            two,
            three,
        } from "../client/two.js";

        /**
         * A long comment.
         */
        // A short one.
        export class Chat {
            run() {
                const value = /** @type {any} */ (one);
                return "http://x // no comment" + value;
            }
        }
        """,
        "client/one.js": "/** @typedef {number} N */\nexport const one = 1;\n",
        "client/two.js":
            "import { one } from \"./one.js\";\nexport function two() {}\nexport async function three() {}\n",
    ]

    private func bundle(_ files: [String: String]) -> String? {
        ModuleBundle.make("widget/tutor-chat.js") { files[$0] }
    }

    @Test func `a bundle has each module once, behind what it needs, without comments`() {
        #expect(
            bundle(files) == """
                let a=1;function e(){}async function d(){}class c{run(){let b=(a);\
                return"http://x // no comment"+b}}

                """
        )
    }

    @Test func `only such spaces are taken out of a script as say nothing`() {
        let lines = [
            "const text = `a ( b`, other = 'c = \\' d', pattern = /[/ ] , ( / , half = a / (b + c);",
            "return /^ ( x/.test(a) ? -1 : b - +c;", "const sheet = `", ".a :is(b, c) { color: red; }",
            "@media (x: y) and (z) { .b { margin: 0 auto; } }", "`;", "f(), // a remark",
            "const nested = `a ${x ? ` b = c ` : \"\"} d = e`;", "for (const x of [ 1 ]) y", "(z)",
            "async", "function f() {", "g();", "}", #"switch (a) { case "b": return "c"; }"#, "d(", "[", "1,", "],",
            ");",
        ]
        #expect(
            ScriptSpacing.tight(lines) == """
                const text=`a ( b`,other='c = \\' d',pattern=/[/ ] , ( /,half=a/(b+c);\
                return/^ ( x/.test(a)?-1:b- +c;const sheet = `\
                .a :is(b,c){color:red}@media (x:y) and (z){.b{margin:0 auto}}`;f(),const nested = `a ${x ? ` b = c ` : ""} d = e`;for(const x of[1])y(z)async
                function f(){g()}switch(a){case"b":return"c"}d([1]);

                """
        )
    }

    @Test func `names that are given one after another are given in one breath`() {
        let lines = [
            "let a = 1;", "let { b } = c;", "let d = (", "e", ");", "let f;", "letter = 2;", "let g = () => {", "};",
        ]
        #expect(ScriptSpacing.tight(lines) == "let a=1,{b}=c,d=(e);let f;letter=2;let g=()=>{};\n")
    }

    @Test func `words are written as short as they can be, but not in texts nor where they are names`() {
        let lines = [
            "const a = true;", "b(false, isfalse, c.true, \"true\", `is true`, /true/); // true",
            "return x ? true : undefined;", "return undefined;", "return true;",
        ]
        #expect(
            ScriptSpacing.tight(lines) == """
                const a=!0;b(!1,isfalse,c.true,"true",`is true`,/true/);return x?!0:void 0;return;return !0;

                """
        )
    }

    @Test func `what modules declare is called something short, unless something else may be called like that`() {
        let script = """
            let counter=1,label=2;let pieces=(counter)=>`a ${label} ${one(`b ${inner} "`)}`;function again(text){return/counter/.test("counter")}\\
            class Chat{label(){return again(counter)+this.pieces}again=3}let inner=new Chat(),Boxes=[...items(counter)];function items(a){return a}
            """
        #expect(
            ShortNames.shorten(script) == """
                let b=1,label=2;let pieces=(b)=>`a ${label} ${one(`b ${inner} "`)}`;function again(text){return/counter/.test("counter")}\\
                class c{label(){return again(b)+this.pieces}again=3}let inner=new c(),Boxes=[...d(b)];function d(a){return a}
                """
        )
    }

    @Test func `a bundle in which two modules give the same name is none`() {
        var files = files
        files["client/two.js"] = "export function two() {}\nexport function three() {}\nconst one = 2;\n"
        #expect(bundle(files) == nil)
    }

    @Test func `a bundle of which a part is missing is none`() {
        var files = files
        files["client/one.js"] = nil
        #expect(bundle(files) == nil)
    }

    @Test func `a style sheet has all that it imports in the place of the import`() {
        var files = ["pages/a.css": "@import \"../team/b.css\";\n@import \"c.css\";\n\np {\n}\n"]
        files["team/b.css"] = "@import \"../pages/d.css\";\nb {\n}\n"
        files["pages/c.css"] = "c {\n}\n"
        #expect(StyleBundle.make("pages/a.css") { files[$0] } == nil)
        files["pages/d.css"] = "d {\n}\n"
        #expect(
            StyleBundle.make("pages/a.css") { files[$0] } == "d {\n}\n\nb {\n}\n\nc {\n}\n\n\np {\n}\n"
        )
    }

    @Test func `what is asked for on a loop is made ready beside it, and then is there`() async {
        let loop = EventLoop()
        loop.start()
        let readOnLoop = Lock<[Bool]>([])
        let assets = Assets { [files] path in
            readOnLoop.withLock { $0.append(loop.isCurrent) }
            return files[path].map { Array($0.utf8) }
        }
        await Task(executorPreference: loop) {
            #expect(await assets.asset("widget/tutor-chat.js") != nil)
            #expect(loop.isCurrent)
            #expect(await assets.asset("widget/tutor-chat.js") != nil)
            #expect(await assets.asset("widget/none.js") == nil)
        }.value
        #expect(readOnLoop.withLock { $0 } == [false, false, false, false])
        await loop.stop()
    }

    @Test func `every module that pages ask for has all that it imports in it`() {
        for path in Assets.entries { #expect(Assets.embedded[path] != nil, "\(path)") }
    }

    @Test func `every style sheet that pages ask for has all that it imports in it`() throws {
        for name in ["pages", "desk", "practice", "team"] {
            let sheet = try #require(Assets.embedded["pages/\(name).css"], "\(name)")
            #expect(!String(decoding: sheet.bytes, as: UTF8.self).contains("@import") && sheet.bytes.count > 5_000)
        }
    }

    @Test func `the widget with all its modules fits into 25 KB`() throws {
        let widget = try #require(Assets.embedded["widget/tutor-chat.js"])
        #expect(try #require(widget.gzipped).count <= 25 * 1024)
    }

    @Test func `a browser that has a file already is told so, and another gets it the way it can read it`() throws {
        let asset = Asset("pages/pages.css", Array(String(repeating: "a { color: red }\n", count: 50).utf8))
        let fresh = asset.answer(Request(target: "/", headers: ["Accept-Encoding": "br, gzip"]))
        #expect(
            fresh.headers["Content-Encoding"] == "gzip" && fresh.headers["Content-Type"] == "text/css; charset=utf-8"
        )
        #expect(asset.answer(Request(target: "/")).headers["Content-Encoding"] == nil)
        let tag = try #require(fresh.headers["ETag"])
        #expect(asset.answer(Request(target: "/", headers: ["If-None-Match": "\"x\", \(tag)"])).status == 304)
        #expect(asset.answer(Request(target: "/", headers: ["If-None-Match": "\"x\""])).status == 200)
    }

    @Test func `what is not an asset is not found, however it is asked for`() async throws {
        let host = try await TestHost()
        for path in ["widget/never.js", "..%2F..%2Fpasswd/x", "client/", "%2e%2e/x"] {
            #expect((await host.send("GET", "/assets/\(path)")).status == 404)
        }
    }
}
