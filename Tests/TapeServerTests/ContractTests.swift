import Foundation
import Testing

@testable import TapeServer

/// The OpenAPI document and the routes say the same.
struct ContractTests {
  private static func operations() throws -> Set<String> {
    let text = try #require(StatusRoutes.contract)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(document["openapi"] as? String == "3.1.0")
    let paths = try #require(document["paths"] as? [String: [String: Any]])
    return Set(paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
  }

  @Test func everyRouteIsInTheContract() throws {
    let operations = try Self.operations()
    for route in AllRoutes.all { #expect(operations.contains(route.operation)) }
  }

  @Test func theContractPromisesNothingElse() throws {
    let routes = Set(AllRoutes.all.map(\.operation))
    for operation in try Self.operations() { #expect(routes.contains(operation), "\(operation)") }
  }

  @Test func everyAddressHasItsOwnOperations() {
    let routes = AllRoutes.all.map(\.operation)
    #expect(Set(routes).count == routes.count)
  }
}
