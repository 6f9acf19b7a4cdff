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
    .library(name: "TapeAudio", targets: ["TapeAudio"]),
    .library(name: "TimelineExport", targets: ["TimelineExport"]),
  ],
  targets: [
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "CEbur128", linkerSettings: [.linkedLibrary("ebur128")]),
    .target(name: "CSndfile", linkerSettings: [.linkedLibrary("sndfile")]),
    .target(name: "CSoxr", linkerSettings: [.linkedLibrary("soxr")]),
    .target(name: "TapeModel", swiftSettings: strict),
    .target(name: "TapeFiles", dependencies: ["TapeModel", "CDigest"], swiftSettings: strict),
    .target(
      name: "TapeAudio", dependencies: ["CEbur128", "CSndfile", "CSoxr", "TapeFiles", "TapeModel"],
      swiftSettings: strict),
    .target(name: "Segmentation", dependencies: ["TapeModel"], swiftSettings: strict),
    .target(name: "TimelineExport", dependencies: ["TapeAudio", "TapeFiles", "TapeModel"], swiftSettings: strict),
    .target(name: "TapeTesting", path: "Tests/TapeTesting", swiftSettings: strict),
    .testTarget(name: "TapeModelTests", dependencies: ["TapeModel"], swiftSettings: strict),
    .testTarget(
      name: "TapeFilesTests", dependencies: ["TapeFiles", "TapeModel", "TapeTesting"], swiftSettings: strict),
    .testTarget(
      name: "TapeAudioTests", dependencies: ["TapeAudio", "TapeFiles", "TapeModel", "TapeTesting"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "SegmentationTests", dependencies: ["Segmentation", "TapeModel", "TapeTesting"], swiftSettings: strict),
    .testTarget(
      name: "TimelineExportTests",
      dependencies: ["TapeAudio", "TapeFiles", "TapeModel", "TapeTesting", "TimelineExport"],
      exclude: ["Goldens"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
