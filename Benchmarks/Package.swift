// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "tapelog", path: "..")],
  targets: [
    .executableTarget(
      name: "Search",
      dependencies: [.product(name: "TapeIndex", package: "tapelog"), .product(name: "TapeModel", package: "tapelog")],
      path: "Search")
  ],
  swiftLanguageModes: [.v6]
)
