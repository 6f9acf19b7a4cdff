// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "tapelog", path: "..")],
  targets: [
    .executableTarget(
      name: "alignment",
      dependencies: [
        .product(name: "Segmentation", package: "tapelog"), .product(name: "TapeModel", package: "tapelog"),
      ],
      path: "Alignment", swiftSettings: strict)
  ],
  swiftLanguageModes: [.v6]
)
