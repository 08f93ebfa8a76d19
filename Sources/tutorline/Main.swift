import Host

@main
struct Main {
    static func main() async {
        await TutorServer.main()
    }
}
