// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tapelog-benchmarks",
  dependencies: [.package(name: "tapelog", path: "..")],
  targets: [
    .target(name: "CBareSndfile", linkerSettings: [.linkedLibrary("sndfile")]),
    .executableTarget(
      name: "benchmark-alignment",
      dependencies: [
        .product(name: "Segmentation", package: "tapelog"), .product(name: "TapeAudio", package: "tapelog"),
        .product(name: "TapeModel", package: "tapelog"), .product(name: "Transcripts", package: "tapelog"),
      ], path: "Alignment"),
    .executableTarget(
      name: "benchmark-analysis",
      dependencies: [
        "CBareSndfile", .product(name: "TapeAudio", package: "tapelog"),
        .product(name: "TapeModel", package: "tapelog"),
      ], path: "Analysis"),
    .target(
      name: "QuoteGenerator",
      dependencies: [
        .product(name: "QuoteCheck", package: "tapelog"), .product(name: "TapeModel", package: "tapelog"),
      ], path: "QuoteCheck/QuoteGenerator"),
    .executableTarget(
      name: "benchmark-quotes",
      dependencies: [
        "QuoteGenerator", .product(name: "QuoteCheck", package: "tapelog"),
        .product(name: "TapeModel", package: "tapelog"),
      ], path: "QuoteCheck/Measure"),
    .executableTarget(
      name: "benchmark-search",
      dependencies: [
        .product(name: "TapeIndex", package: "tapelog"), .product(name: "TapeModel", package: "tapelog"),
      ], path: "Search"),
    .executableTarget(
      name: "benchmark-speech",
      dependencies: [
        .product(name: "TapeAudio", package: "tapelog"), .product(name: "TapeModel", package: "tapelog"),
      ], path: "Speech"),
  ],
  swiftLanguageModes: [.v6]
)
