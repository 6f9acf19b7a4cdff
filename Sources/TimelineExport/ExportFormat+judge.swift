extension ExportFormat {
  /// The programs, not ours, that read what we write of this format whenever the tests run;
  /// see `Scripts/judges` and `Scripts/judge-sessions`. Empty where none is to be had.
  public var judge: String { Self.judges[name] ?? "" }

  private static let judges: [String: String] = [
    "manifest": "jsonschema", "csv": "Python's csv", "webvtt": "webvtt-py", "srt": "srt",
    "audacity": "Python, by the manual", "markdown": "markdown-it-py", "otio": "OpenTimelineIO",
    "edl": "pycmx, otio-cmx3600-adapter", "edl-drop": "pycmx, otio-cmx3600-adapter", "cuesheet": "cueprint",
    "chapters": "Python's json", "ffmetadata": "ffmpeg, mutagen", "iiif": "Python's json", "ebucore": "lxml",
    "json": "jsonschema", "jsonl": "Python's json", "textgrid": "Praat, praatio", "eaf": "pympi-ling",
    "chat": "pylangacq", "rttm": "pyannote.database", "ctm": "Python, by NIST's description", "ttml": "lxml",
    "reaper": "rpp", "hindenburg": "lxml", "audition": "lxml; pyaaf2 through AAF",
    "ardour": "Ardour 7, which renders it", "aes31": "Python, by the standard", "sadie": "Python, by the standard",
    "fcpxml": "otio-fcpx-xml-adapter", "m3u8": "m3u8", "xspf": "lxml",
  ]
}
