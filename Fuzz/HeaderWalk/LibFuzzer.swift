#if LIBFUZZER

  /// What libFuzzer calls with each input.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzTestOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    HeaderWalkTarget.run(UnsafeRawBufferPointer(start: start, count: count))
    return 0
  }

#endif
