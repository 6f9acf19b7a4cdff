// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tapelog-benchmarks",
  dependencies: [.package(name: "tapelog", path: "..")],
  targets: [
    .target(name: "CBareSndfile", linkerSettings: [.linkedLibrary("sndfile")]),
    .executableTarget(
      name: "benchmark-analysis",
      dependencies: [
        "CBareSndfile", .product(name: "TapeAudio", package: "tapelog"), .product(name: "TapeModel", package: "tapelog"),
      ], path: "Analysis"),
    .executableTarget(
      name: "benchmark-speech",
      dependencies: [
        .product(name: "TapeAudio", package: "tapelog"), .product(name: "TapeModel", package: "tapelog"),
      ], path: "Speech"),
  ],
  swiftLanguageModes: [.v6]
)
