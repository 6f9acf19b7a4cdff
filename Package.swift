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
    .library(name: "TapeIndex", targets: ["TapeIndex"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "CStemmer", linkerSettings: [.linkedLibrary("stemmer")]),
    .target(
      name: "TapeIndex",
      dependencies: [
        "TapeModel", "TapeFiles", "CStemmer", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .testTarget(
      name: "TapeIndexTests", dependencies: ["TapeIndex", "TapeModel", "TapeFiles", "TapeTesting"],
      swiftSettings: strict),
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "TapeModel", swiftSettings: strict),
    .target(name: "TapeFiles", dependencies: ["TapeModel", "CDigest"], swiftSettings: strict),
    .target(name: "TapeTesting", path: "Tests/TapeTesting", swiftSettings: strict),
    .testTarget(name: "TapeModelTests", dependencies: ["TapeModel"], swiftSettings: strict),
    .testTarget(
      name: "TapeFilesTests", dependencies: ["TapeFiles", "TapeModel", "TapeTesting"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
