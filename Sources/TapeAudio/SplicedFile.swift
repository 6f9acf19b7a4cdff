internal import CSndfile
internal import TapeFiles

/// An open file that several readers look into.
final class SharedFile {
  let file: RegularFile

  init(_ file: consuming RegularFile) { self.file = file }

  /// Up to `count` bytes from `offset` on; fewer at the end of the file.
  func bytes(at offset: Int64, count: Int) throws(AudioFileError) -> [UInt8] {
    try asAudioError { () throws(FileError) in try file.bytes(at: offset, count: count) }
  }
}

/// Bytes of memory and stretches of a file, one after the other, as if they were one file.
///
/// libsndfile sees every recording through one of these: with a header that we wrote
/// ourselves after a walk of our own, and with stand-ins for what is damaged. Reads by
/// `pread`, so that readers of one descriptor do not disturb each other.
final class SplicedFile {
  enum Piece: Hashable {
    case memory([UInt8])
    /// Bytes of the file from `start` on.
    case file(start: Int64, byteCount: Int64)

    var byteCount: Int64 {
      switch self {
      case .memory(let bytes): Int64(bytes.count)
      case .file(_, let byteCount): byteCount
      }
    }
  }

  private let file: SharedFile
  private let pieces: [Piece]
  /// Where each piece starts, and where the last one ends.
  private let starts: [Int64]
  private var position: Int64 = 0
  /// Looks at what goes by.
  private(set) var watch: FLACWatch?

  init(_ file: SharedFile, pieces: [Piece], watch: FLACWatch? = nil) {
    self.file = file
    self.watch = watch
    self.pieces = pieces.filter { $0.byteCount > 0 }
    var starts: [Int64] = [0]
    for piece in self.pieces { starts.append(starts[starts.count - 1] + piece.byteCount) }
    self.starts = starts
  }

  var byteCount: Int64 { starts[starts.count - 1] }

  /// The callbacks that libsndfile reads through; the user data is this object, unretained.
  static var callbacks: SF_VIRTUAL_IO {
    SF_VIRTUAL_IO(
      get_filelen: { SplicedFile.of($0).byteCount },
      seek: { offset, whence, user in SplicedFile.of(user).seek(offset, whence) },
      read: { buffer, count, user in
        SplicedFile.of(user).read(UnsafeMutableRawBufferPointer(start: buffer, count: Int(max(0, count))))
      },
      write: { _, _, _ in 0 },
      tell: { SplicedFile.of($0).position })
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> SplicedFile {
    guard let user else { preconditionFailure("libsndfile gives back what it was given") }
    return Unmanaged<SplicedFile>.fromOpaque(user).takeUnretainedValue()
  }

  private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
    let base: Int64
    switch Int(whence) {
    case Int(SF_SEEK_SET): base = 0
    case Int(SF_SEEK_CUR): base = position
    default: base = byteCount
    }
    let (target, overflow) = base.addingReportingOverflow(offset)
    guard !overflow, target >= 0 else { return -1 }
    position = target
    return target
  }

  /// Reads on, across the borders of pieces; short at the end and where the file cannot be
  /// read.
  private func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int64 {
    let start = position
    var filled = 0
    while filled < buffer.count, position < byteCount {
      let index = pieceIndex(at: position)
      let inside = position - starts[index]
      let count = Int(min(Int64(buffer.count - filled), pieces[index].byteCount - inside))
      let target = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + count])
      let read = fill(target, from: pieces[index], at: inside)
      filled += read
      position += Int64(read)
      if read < count { break }
    }
    watch?.take(UnsafeRawBufferPointer(rebasing: buffer[..<filled]), at: start)
    return Int64(filled)
  }

  private func fill(_ target: UnsafeMutableRawBufferPointer, from piece: Piece, at offset: Int64) -> Int {
    switch piece {
    case .memory(let bytes):
      bytes.withUnsafeBytes {
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[Int(offset)...].prefix(target.count)))
      }
      return target.count
    case .file(let start, _):
      return (try? file.file.read(into: target, at: start + offset)) ?? 0
    }
  }

  /// The last piece that starts at or before `position`.
  private func pieceIndex(at position: Int64) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }
}
