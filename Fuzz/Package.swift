// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "tapelog", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz-transcripts",
      dependencies: [
        .product(name: "Transcripts", package: "tapelog"), .product(name: "TapeModel", package: "tapelog"),
      ], path: "Transcripts")
  ],
  swiftLanguageModes: [.v6]
)
