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
    .executable(name: "tapelog", targets: ["tapelog"]),
    .library(name: "TapeModel", targets: ["TapeModel"]),
    .library(name: "TapeFiles", targets: ["TapeFiles"]),
    .library(name: "TapeAudio", targets: ["TapeAudio"]),
    .library(name: "Transcripts", targets: ["Transcripts"]),
    .library(name: "Segmentation", targets: ["Segmentation"]),
    .library(name: "Ingest", targets: ["Ingest"]),
    .library(name: "TapeIndex", targets: ["TapeIndex"]),
    .library(name: "TimelineExport", targets: ["TimelineExport"]),
    .library(name: "QuoteCheck", targets: ["QuoteCheck"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.5.1"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.4"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "CEbur128", linkerSettings: [.linkedLibrary("ebur128")]),
    .target(name: "CEspeakNG"),
    // Optimised in every build, like Segmentation, which calls it for every frame.
    .target(name: "CAcoustics", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "CPng", linkerSettings: [.linkedLibrary("png")]),
    .target(name: "CSndfile", linkerSettings: [.linkedLibrary("sndfile")]),
    .target(name: "CSoxr", linkerSettings: [.linkedLibrary("soxr")]),
    .target(name: "CStemmer", linkerSettings: [.linkedLibrary("stemmer")]),
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    .target(name: "TapeModel", swiftSettings: strict),
    .target(name: "TapeFiles", dependencies: ["TapeModel", "CDigest"], swiftSettings: strict),
    .target(
      name: "TapeAudio", dependencies: ["CEbur128", "CSndfile", "CSoxr", "TapeFiles", "TapeModel"],
      swiftSettings: strict),
    .target(
      name: "Transcripts",
      dependencies: ["CZlib", "TapeFiles", "TapeModel", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    // Optimised in every build: the aligner's loops are 50 times slower without it.
    .target(
      name: "Segmentation", dependencies: ["CEspeakNG", "CAcoustics", "TapeModel"],
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    .target(
      name: "Ingest", dependencies: ["Segmentation", "TapeAudio", "TapeFiles", "TapeModel", "Transcripts"],
      swiftSettings: strict),
    .target(
      name: "TapeIndex",
      dependencies: [
        "CStemmer", "TapeFiles", "TapeModel", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: strict),
    .target(
      name: "TimelineExport", dependencies: ["CPng", "TapeAudio", "TapeFiles", "TapeModel"],
      resources: [.embedInCode("Picture/Glyphs.bin")], swiftSettings: strict),
    .target(
      name: "QuoteCheck", dependencies: ["TapeModel", .product(name: "Yams", package: "Yams")], swiftSettings: strict),
    .target(
      name: "TapeDesk",
      dependencies: [
        "Ingest", "QuoteCheck", "Segmentation", "TapeAudio", "TapeFiles", "TapeIndex", "TapeModel", "TimelineExport",
        "Transcripts",
      ], swiftSettings: strict),
    .target(
      name: "TapeServer",
      dependencies: [
        "CZlib", "Ingest", "QuoteCheck", "TapeAudio", "TapeDesk", "TapeFiles", "TapeIndex", "TapeModel",
        "TimelineExport",
        "Transcripts", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Logging", package: "swift-log"), .product(name: "HTTPTypes", package: "swift-http-types"),
      ], exclude: ["Page", "Contract"], swiftSettings: strict, plugins: ["EmbedFiles"]),
    // Files of the page and the contract, as Swift source: the binary stands alone.
    .executableTarget(name: "EmbedFilesTool", swiftSettings: strict),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["EmbedFilesTool"]),
    .executableTarget(
      name: "tapelog",
      dependencies: [
        "Ingest", "QuoteCheck", "Segmentation", "TapeAudio", "TapeDesk", "TapeFiles", "TapeIndex", "TapeModel",
        "TapeServer", "TimelineExport",
        "Transcripts",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .target(name: "TapeTesting", path: "Tests/TapeTesting", swiftSettings: strict),
    .testTarget(name: "TapeModelTests", dependencies: ["TapeModel"], swiftSettings: strict),
    .testTarget(
      name: "TapeFilesTests", dependencies: ["TapeFiles", "TapeModel", "TapeTesting"], swiftSettings: strict),
    .testTarget(
      name: "TapeAudioTests", dependencies: ["TapeAudio", "TapeFiles", "TapeModel", "TapeTesting"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "TranscriptsTests", dependencies: ["TapeFiles", "TapeModel", "TapeTesting", "Transcripts"],
      swiftSettings: strict),
    .testTarget(
      name: "StoryTests", dependencies: ["TapeFiles", "TapeModel", "TapeTesting", "Transcripts"], swiftSettings: strict),
    .target(
      name: "QuoteGenerator", dependencies: ["QuoteCheck", "TapeModel"], path: "Tests/QuoteGenerator",
      swiftSettings: strict),
    .testTarget(
      name: "QuoteCheckTests", dependencies: ["QuoteCheck", "QuoteGenerator", "TapeModel", "Transcripts"],
      swiftSettings: strict),
    .testTarget(
      name: "SegmentationTests", dependencies: ["Segmentation", "TapeModel", "TapeTesting"], swiftSettings: strict),
    .testTarget(
      name: "IngestTests", dependencies: ["Ingest", "Segmentation", "TapeModel", "TapeTesting"], swiftSettings: strict),
    .testTarget(
      name: "TapeIndexTests", dependencies: ["TapeFiles", "TapeIndex", "TapeModel", "TapeTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "TimelineExportTests",
      dependencies: ["TapeAudio", "TapeFiles", "TapeModel", "TapeTesting", "TimelineExport"],
      exclude: ["Goldens"], swiftSettings: strict),
    .testTarget(
      name: "TapeServerTests",
      dependencies: [
        "Ingest", "TapeAudio", "TapeDesk", "TapeFiles", "TapeIndex", "TapeModel", "TapeServer", "TapeTesting",
        "TimelineExport",
      ], swiftSettings: strict),
    .testTarget(name: "CommandLineTests", dependencies: ["TapeTesting", "tapelog"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
