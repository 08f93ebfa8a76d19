// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "tutorline",
    products: [
        .library(name: "Pipeline", targets: ["Pipeline"]),
        .library(name: "Responders", targets: ["Responders"]),
        .library(name: "Host", targets: ["Host"]),
        .library(name: "PipelineTesting", targets: ["PipelineTesting"]),
        .executable(name: "tutorline", targets: ["tutorline"]),
    ],
    targets: [
        // The rooms. Arrows point one way only: Host -> Responders -> Pipeline.
        .target(name: "Pipeline"),
        .target(name: "Responders", dependencies: ["Pipeline", "Locking", "CCurl", "CSpawn", "CStemmer"]),
        .target(
            name: "Host",
            dependencies: [
                "Pipeline", "Responders", "SQLite", "Reactor", "Cryptography", "Locking", "MarkdownHTML", "Compression",
                "CWeb",
            ]
        ),
        .executableTarget(name: "tutorline", dependencies: ["Host"]),
        // The example of a package of one's own, built here as well so that it always builds.
        .executableTarget(
            name: "hint-tutor",
            dependencies: ["Host", "Pipeline"],
            path: "examples/hint-responder/Sources/hint-tutor"
        ),
        .executableTarget(
            name: "bench",
            dependencies: ["Host", "Pipeline", "Responders", "Cryptography", "SQLite", "Reactor", "ReactorClient"]
        ),

        // For people who write their own parts.
        .target(name: "PipelineTesting", dependencies: ["Pipeline"]),

        // What every room of machines needs, and nothing else.
        .target(name: "Locking"),

        // The machine room: each C library behind one thin Swift door.
        .target(name: "Reactor", dependencies: ["Locking", "CLinux", "COpenSSL"]),
        .target(name: "ReactorClient", dependencies: ["Reactor", "CLinux"]),
        .target(name: "SQLite", dependencies: ["Locking", "CSQLite"]),
        .target(name: "Cryptography", dependencies: ["Locking", "COpenSSL", "CArgon2"]),
        .target(name: "MarkdownHTML", dependencies: ["CMarkdown"]),
        .target(name: "Compression", dependencies: ["CZlib"]),
        .target(name: "CWeb", exclude: ["assets"]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CSpawn"),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CArgon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CMarkdown", providers: [.apt(["libmd4c-dev"])]),

        .testTarget(name: "PipelineTests", dependencies: ["Pipeline", "PipelineTesting"]),
        .testTarget(
            name: "RespondersTests",
            dependencies: ["Responders", "Locking", "PipelineTesting"],
            exclude: ["Development", "HeldOut"]
        ),
        .testTarget(name: "ReactorTests", dependencies: ["Reactor", "ReactorClient", "Locking"]),
        .executableTarget(name: "EchoBench", dependencies: ["Reactor", "ReactorClient"], path: "Tests/EchoBench"),
        // Killed again and again by a test of the store.
        .executableTarget(name: "StoreVictim", dependencies: ["Host", "Cryptography"], path: "Tests/StoreVictim"),
        .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "CSQLite"]),
        .testTarget(name: "CryptographyTests", dependencies: ["Cryptography"]),
        .testTarget(name: "MarkdownHTMLTests", dependencies: ["MarkdownHTML"]),
        .testTarget(
            name: "HostTests",
            dependencies: [
                "Host", "Responders", "Cryptography", "Locking", "PipelineTesting", "Reactor", "ReactorClient",
                "SQLite",
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)

let isC: Set = ["CWeb"]
for target in package.targets where target.type != .system && !isC.contains(target.name) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .enableUpcomingFeature("InferIsolatedConformances"),
            .treatAllWarnings(as: .error),
        ]
}
