#if LIBFUZZER

  /// What libFuzzer calls with each input.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzTestOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    HeaderWalkTarget.run(UnsafeRawBufferPointer(start: start, count: count))
    return 0
  }

  /// libFuzzer's own main function, for programs that have another.
  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutableRawPointer,
    _ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  ) -> CInt

  /// Where the package manager has the program begin.
  @_cdecl("fuzz_header_walk_main")
  public func begin(_ count: CInt, _ arguments: UnsafeMutableRawPointer?) -> CInt {
    var count = count
    var arguments = arguments
    return withUnsafeMutablePointer(to: &arguments) { runDriver(&count, $0, fuzzTestOneInput) }
  }

#endif
