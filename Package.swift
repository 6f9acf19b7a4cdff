// swift-tools-version: 6.2
import PackageDescription

/// What a later Swift turns on for everybody, turned on now.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "tapelog",
  products: [
    .library(name: "TapeModel", targets: ["TapeModel"]),
    .library(name: "QuoteCheck", targets: ["QuoteCheck"]),
    .library(name: "Transcripts", targets: ["Transcripts"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2")
  ],
  targets: [
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "TapeModel", swiftSettings: strict),
    .target(name: "TapeFiles", dependencies: ["TapeModel", "CDigest"], swiftSettings: strict),
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    .target(
      name: "Transcripts",
      dependencies: ["TapeModel", "TapeFiles", "CZlib", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    .target(
      name: "QuoteCheck", dependencies: ["TapeModel", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    .target(name: "TapeTesting", path: "Tests/TapeTesting", swiftSettings: strict),
    .testTarget(
      name: "StoryTests", dependencies: ["Transcripts", "TapeModel", "TapeFiles", "TapeTesting"], swiftSettings: strict),
    .target(
      name: "QuoteGenerator", dependencies: ["QuoteCheck", "TapeModel"], path: "Tests/QuoteGenerator",
      swiftSettings: strict),
    .testTarget(
      name: "QuoteCheckTests", dependencies: ["QuoteCheck", "QuoteGenerator", "TapeModel", "Transcripts"],
      swiftSettings: strict),
    .testTarget(name: "TapeModelTests", dependencies: ["TapeModel"], swiftSettings: strict),
    .testTarget(
      name: "TapeFilesTests", dependencies: ["TapeFiles", "TapeModel", "TapeTesting"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
