// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "hint-responder",
    dependencies: [.package(name: "tutorline", path: "../..")],
    targets: [
        .executableTarget(
            name: "hint-tutor",
            dependencies: [
                .product(name: "Host", package: "tutorline"), .product(name: "Pipeline", package: "tutorline"),
            ]
        )
    ]
)
