import Foundation
import TapeFiles
import TapeModel
import TapeTesting
import Testing

struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func appearsOnlyWhenCommitted() throws {
    var file = try AtomicFile(path: folder.file("log.txt"))
    try file.write("first\n")
    #expect(!FileManager.default.fileExists(atPath: folder.file("log.txt")))
    try file.commit()
    #expect(folder.contents == ["log.txt"])
    #expect(try String(contentsOfFile: folder.file("log.txt"), encoding: .utf8) == "first\n")
  }

  @Test func leavesNothingWithoutACommit() throws {
    do {
      var file = try AtomicFile(path: folder.file("log.txt"))
      try file.write("half")
    }
    #expect(folder.contents.isEmpty)
  }

  @Test func keepsAnExistingFileUnlessToldOtherwise() throws {
    try AtomicFile.write("old", to: folder.file("log.txt"))
    #expect(throws: FileError.exists(path: folder.file("log.txt"))) {
      try AtomicFile.write("new", to: folder.file("log.txt"), replacingExisting: false)
    }
    #expect(folder.contents == ["log.txt"])
    #expect(try String(contentsOfFile: folder.file("log.txt"), encoding: .utf8) == "old")
  }

  @Test func saysWhyItCannotCreate() throws {
    let path = folder.file("missing/log.txt")
    let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: path) }
    #expect(error?.description == "\(path): cannot create: No such file or directory")
  }
}

struct RegularFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func refusesAFIFOAtOnce() throws {
    let path = folder.file("pipe.wav")
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: FileError.notRegular(path: path)) { _ = try RegularFile.contents(of: path, limit: 10) }
  }

  @Test func refusesAFolderAndADevice() {
    #expect(throws: FileError.notRegular(path: folder.path)) { _ = try RegularFile.contents(of: folder.path, limit: 1) }
    #expect(throws: FileError.notRegular(path: "/dev/zero")) { _ = try RegularFile.contents(of: "/dev/zero", limit: 1) }
  }

  @Test func refusesAFileOverItsLimit() throws {
    let path = try folder.write("a.txt", "12345")
    #expect(throws: FileError.tooLarge(path: path, byteCount: 5, limit: 4)) {
      _ = try RegularFile.contents(of: path, limit: 4)
    }
    #expect(try RegularFile.contents(of: path, limit: 5) == Array("12345".utf8))
  }

  @Test func hashesAsTheStandardSays() throws {
    // FIPS 180-2, appendix B.1.
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    let path = try folder.write("abc.txt", "abc")
    let file = try RegularFile(path: path)
    #expect(try file.hash().description == expected)
    #expect(ContentHash(of: "abc").description == expected)
  }

  @Test func noticesAChangeBehindItsBack() throws {
    let path = try folder.write("a.txt", "12345")
    let file = try RegularFile(path: path)
    let before = file.isUnchanged
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("6".utf8))
    try handle.close()
    let after = file.isUnchanged
    #expect(before)
    #expect(!after)
  }
}
