// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "tapelog", path: "..")],
  targets: [
    .target(
      name: "QuoteGenerator",
      dependencies: [
        .product(name: "QuoteCheck", package: "tapelog"), .product(name: "TapeModel", package: "tapelog"),
      ],
      path: "QuoteCheck/QuoteGenerator"),
    .executableTarget(
      name: "QuoteCheckBenchmark",
      dependencies: [
        "QuoteGenerator", .product(name: "QuoteCheck", package: "tapelog"),
        .product(name: "TapeModel", package: "tapelog"),
      ],
      path: "QuoteCheck/Measure"),
  ],
  swiftLanguageModes: [.v6]
)
