public import TapeFiles
public import TapeModel

/// For those who must know that what they read is still what was indexed.
extension AudioReader {
  /// Of the file as it was when it was opened.
  public var stamp: FileStamp { file.file.stamp }

  /// Whether nobody has written to the file since it was opened.
  public var isUnchanged: Bool { file.file.isUnchanged }

  /// Whether reading at any frame costs about the same, and is exact.
  public var seeksExactly: Bool { container.isSeekExact }

  /// SHA-256 of the open file's bytes, whatever lies at its path now.
  public func hash() throws(AudioFileError) -> ContentHash {
    let file = file
    return try asAudioError { () throws(FileError) in try file.file.hash() }
  }
}
