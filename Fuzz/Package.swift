// swift-tools-version: 6.2
import PackageDescription

// `swift build -c release` gives programs that mutate files of their own, for as many
// seconds as asked. With TAPELOG_LIBFUZZER=1 in the environment the same targets are built for
// libFuzzer.
let libFuzzer = Context.environment["TAPELOG_LIBFUZZER"] != nil
let swiftSettings: [SwiftSetting] =
  libFuzzer ? [.define("LIBFUZZER"), .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])] : []
let linkerSettings: [LinkerSetting] = libFuzzer ? [.unsafeFlags(["-sanitize=fuzzer,address"])] : []

let package = Package(
  name: "tapelog-fuzz",
  dependencies: [.package(name: "tapelog", path: "..")],
  targets: [
    .executableTarget(
      name: "fuzz-header-walk",
      dependencies: [.product(name: "TapeAudio", package: "tapelog"), .product(name: "TapeModel", package: "tapelog")],
      path: "HeaderWalk", swiftSettings: swiftSettings, linkerSettings: linkerSettings)
  ],
  swiftLanguageModes: [.v6]
)
