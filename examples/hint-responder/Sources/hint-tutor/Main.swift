import Host
import Pipeline

@main
struct Main {
    static func main() async {
        await TutorServer.main { $0.register(HintResponder.self) }
    }
}
