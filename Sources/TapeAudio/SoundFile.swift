internal import CSndfile
internal import Synchronization
internal import TapeModel

/// Serialises opening: libsndfile reports why an open failed through one variable for the
/// whole process, which the next open resets (`sf_errno` in its `sndfile.c`).
private let opening = Mutex(())

/// Opens a descriptor for writing; libsndfile leaves it open when it closes.
///
/// The corresponding C function is `sf_open_fd`.
func openForWriting(_ descriptor: Int32, _ info: inout SF_INFO, path: String) throws(AudioFileError) -> OpaquePointer {
  let opened = opening.withLock { _ -> Result<UInt, SoundFile.Refusal> in
    guard let handle = sf_open_fd(descriptor, Int32(SFM_WRITE), &info, 0) else {
      return .failure(SoundFile.Refusal(reason: String(cString: sf_strerror(nil))))
    }
    return .success(UInt(bitPattern: handle))
  }
  switch opened {
  case .failure(let refusal): throw .cannotCreate(path: path, reason: refusal.reason)
  case .success(let address):
    guard let handle = OpaquePointer(bitPattern: address) else { preconditionFailure("a handle is never null") }
    return handle
  }
}

/// A handle of libsndfile, reading through a ``SplicedFile``.
final class SoundFile {
  private let handle: OpaquePointer
  private let source: SplicedFile
  let channelCount: Int
  let hertz: Int
  /// Length in frames as libsndfile states it; 0 or less where it does not know.
  let frameCount: Int64
  /// libsndfile's code of container and encoding.
  let formatCode: Int
  /// The frame that the next read gives.
  private(set) var position: Int64 = 0

  /// Why libsndfile does not open a file.
  struct Refusal: Error {
    let reason: String
  }

  /// The corresponding C function is `sf_open_virtual`.
  init(_ source: SplicedFile) throws(Refusal) {
    var info = SF_INFO()
    let user = Unmanaged.passUnretained(source).toOpaque()
    var callbacks = SplicedFile.callbacks
    handle = try Self.open(&callbacks, &info, user)
    self.source = source
    channelCount = Int(info.channels)
    hertz = Int(info.samplerate)
    frameCount = info.frames == Int64.max ? 0 : info.frames
    formatCode = Int(info.format)
  }

  private static func open(
    _ callbacks: inout SF_VIRTUAL_IO, _ info: inout SF_INFO, _ user: UnsafeMutableRawPointer
  ) throws(Refusal) -> OpaquePointer {
    let opened = opening.withLock { _ -> Result<UInt, Refusal> in
      guard let handle = sf_open_virtual(&callbacks, Int32(SFM_READ), &info, user) else {
        return .failure(Refusal(reason: String(cString: sf_strerror(nil))))
      }
      return .success(UInt(bitPattern: handle))
    }
    guard let handle = OpaquePointer(bitPattern: try opened.get()) else {
      preconditionFailure("a handle is never null")
    }
    return handle
  }

  deinit { sf_close(handle) }

  var encoding: SampleEncoding { SampleEncoding(formatCode: formatCode) }

  /// Moves to a frame; `false` where libsndfile did not.
  ///
  /// The corresponding C function is `sf_seek`.
  func seek(to frame: Int64) -> Bool {
    if frame == position { return true }
    let reached = sf_seek(handle, frame, Int32(SF_SEEK_SET))
    guard reached == frame else { return false }
    position = frame
    return true
  }

  /// Reads up to `frameCount` frames; gives how many there were, and whether all of them
  /// were sound.
  ///
  /// libsndfile's error can be read only before the next call (`sf_error`).
  func read<Sample: StoredSample>(_ target: UnsafeMutablePointer<Sample>, frameCount: Int) -> (
    count: Int, isSound: Bool
  ) {
    let count = Int(Sample.read(handle, target, Int64(frameCount)))
    let isSound = sf_error(handle) == 0 && source.watch?.isSuspicious != true
    position += Int64(max(0, count))
    return (max(0, count), isSound && count >= 0)
  }
}

/// A kind of number that libsndfile gives samples as.
protocol StoredSample: BitwiseCopyable, Sendable {
  static var zero: Self { get }
  /// The corresponding C functions are `sf_readf_short`, `sf_readf_int` and
  /// `sf_readf_float`.
  static func read(_ handle: OpaquePointer, _ target: UnsafeMutablePointer<Self>, _ frameCount: Int64) -> Int64
}

extension Int16: StoredSample {
  static func read(_ handle: OpaquePointer, _ target: UnsafeMutablePointer<Int16>, _ frameCount: Int64) -> Int64 {
    sf_readf_short(handle, target, frameCount)
  }
}

extension Int32: StoredSample {
  static func read(_ handle: OpaquePointer, _ target: UnsafeMutablePointer<Int32>, _ frameCount: Int64) -> Int64 {
    sf_readf_int(handle, target, frameCount)
  }
}

extension Float: StoredSample {
  static func read(_ handle: OpaquePointer, _ target: UnsafeMutablePointer<Float>, _ frameCount: Int64) -> Int64 {
    sf_readf_float(handle, target, frameCount)
  }
}
