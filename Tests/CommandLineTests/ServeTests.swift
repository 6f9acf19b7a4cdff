import Foundation
import TapeTesting
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The service as people start it.
struct ServeTests {
  /// Starts it and waits until it says where it is.
  private func serve(_ place: CaseFolder, _ further: String...) throws -> (program: RunningProgram, address: URL) {
    let program = try ProgramRun.start(["serve", "--port", "0"] + further, in: place.folder)
    var said = ""
    while program.isRunning {
      said = program.errorsSoFar
      if said.contains("for reading: "), said.hasSuffix("\n") { break }
      sched_yield()
    }
    let line = try #require(said.split(separator: "\n").last { $0.hasPrefix("for reading: ") }, "\(said)")
    return (program, try #require(URL(string: String(line.dropFirst(13)))))
  }

  private func answer(_ path: String, _ address: URL) async throws -> Data {
    let parts = try #require(URLComponents(url: address, resolvingAgainstBaseURL: false))
    var request = URLRequest(url: try #require(URL(string: "/api/v1\(path)", relativeTo: address)))
    request.setValue("Bearer \(parts.queryItems?.first?.value ?? "")", forHTTPHeaderField: "Authorization")
    return try await URLSession.shared.data(for: request).0
  }

  @Test func aRedactionByAnotherProcessHoldsForTheNextRequest() async throws {
    let place = try CaseFolder.indexed()
    let (program, address) = try serve(place, "--read-only")
    let paths = ["/recordings/river/segments", "/search?q=ice", "/recordings/river/audio.wav"]
    for _ in 1...2 {
      let segments = try await answer(paths[0], address)
      #expect(String(decoding: segments, as: UTF8.self).contains("льду"))
      #expect(try await answer(paths[1], address).count > 100)
    }
    let before = try await answer(paths[2], address)
    #expect(try place.run("redact", "add", "--words", "лёд", "--reason", "a secret").status == 0)
    let segments = try await answer(paths[0], address)
    let after = try await answer(paths[2], address)
    #expect(!String(decoding: segments, as: UTF8.self).contains("льду"))
    #expect(after.count == before.count && after != before)
    #expect(try place.run("redact", "remove", "x1").status == 0)
    let restored = try await answer(paths[2], address)
    #expect(restored == before)
    program.interrupt()
    #expect(try program.finish().status == 0)
  }
}
