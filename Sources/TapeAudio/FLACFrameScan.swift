internal import TapeFiles
internal import TapeModel

/// Finds the whole blocks of a FLAC stream: those whose checksum holds.
///
/// One pass over the bytes. A block begins at a header whose own checksum holds, and ends
/// where another begins or the stream ends, if the checksum over all of it is 0. A header that
/// was damaged in one of its first four bytes still ends the block before it.
struct FLACFrameScan {
  struct Block: Hashable {
    let header: FLACFrameHeader
    /// Bytes of the file.
    let start: Int64
    let end: Int64
  }

  private struct Candidate {
    let header: FLACFrameHeader
    let offset: Int64
    let checksum: UInt16
  }

  /// Whole blocks, in the file's order; they do not overlap.
  private(set) var blocks: [Block] = []
  private var running: UInt16 = 0
  /// Headers that may still begin a block.
  private var open: [Candidate] = []
  /// The first bytes of the last header, by which a damaged one is recognised.
  private var pattern: [UInt8] = []
  /// A block may run over this many things that look like headers.
  private static let maximumOpenCount = 24

  /// Scans the bytes `start..<end` of a file.
  init(_ shared: SharedFile, start: Int64, end: Int64) throws(AudioFileError) {
    let blockByteCount = 1 << 18
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: blockByteCount + FLACFrameHeader.maximumByteCount, alignment: 16)
    defer { buffer.deallocate() }
    var offset = start
    while offset < end {
      let count = Int(min(Int64(buffer.count), end - offset))
      let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
      let read = try asAudioError { () throws(FileError) in try shared.file.read(into: target, at: offset) }
      guard read > 0 else { break }
      let isLast = offset + Int64(read) >= end || read < count
      let own = isLast ? read : min(read, blockByteCount)
      scan(UnsafeRawBufferPointer(rebasing: buffer[..<read]), own: own, at: offset, origin: start)
      offset += Int64(own)
      if isLast { break }
    }
    close(at: offset, header: nil, checksum: FLACChecksum.placed(running, at: offset - start))
  }

  /// Takes the first `own` of `bytes`; the others serve to read a header across the border.
  private mutating func scan(_ bytes: UnsafeRawBufferPointer, own: Int, at offset: Int64, origin: Int64) {
    FLACChecksum.table.withUnsafeBufferPointer { table in
      for index in 0..<own {
        let byte = bytes[index]
        if byte == 0xFF, index + 1 < bytes.count, bytes[index + 1] & 0xFE == 0xF8,
          let header = FLACFrameHeader(UnsafeRawBufferPointer(rebasing: bytes[index...]))
        {
          let place = offset + Int64(index)
          let checksum = FLACChecksum.placed(running, at: place - origin)
          close(at: place, header: header, checksum: checksum)
          open.append(Candidate(header: header, offset: place, checksum: checksum))
          if open.count > Self.maximumOpenCount { open.removeFirst() }
          pattern = Array(bytes[index..<index + 4])
        } else if !open.isEmpty, index + 4 <= bytes.count, resemblesHeader(bytes, index) {
          let place = offset + Int64(index)
          close(at: place, header: nil, checksum: FLACChecksum.placed(running, at: place - origin))
        }
        running = running << 8 ^ table[Int(running >> 8) ^ Int(byte)]
      }
    }
  }

  private func resemblesHeader(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    guard pattern.count == 4 else { return false }
    var same = 0
    for place in 0..<4 where bytes[index + place] == pattern[place] { same += 1 }
    return same == 3
  }

  /// Ends the earliest open block whose checksum holds up to `place`.
  private mutating func close(at place: Int64, header: FLACFrameHeader?, checksum: UInt16) {
    guard let index = open.firstIndex(where: { $0.checksum == checksum && Self.may($0.header, precede: header) })
    else { return }
    blocks.append(Block(header: open[index].header, start: open[index].offset, end: place))
    open.removeAll()
  }

  private static func may(_ header: FLACFrameHeader, precede next: FLACFrameHeader?) -> Bool {
    guard let next else { return true }
    return header.hasVariableBlocks == next.hasVariableBlocks && header.number < next.number
      || next.number == 0
  }
}
