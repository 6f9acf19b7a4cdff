internal import TapeModel

/// An Adobe Audition multitrack session.
///
/// All points are frames of the session's rate; those of fades count from the clip's start.
/// Gain is the clip's static gain. Files are found by their paths from the session on, or
/// beside it by their names. Narration and notes are the session's markers, in an XMP packet.
/// Format: no published schema; as sessions of Audition 12 are written, with the
/// elements that writers known to open in Audition 25 have in common.
public struct AuditionExporter: SessionExporter {
  public static let format = ExportFormat(
    name: "audition", fileExtension: "sesx", mediaType: "application/x-adobe-audition-session+xml",
    summary: "Adobe Audition session over 48 kHz clips",
    losses: [
      .hashes, .timing, .confidence, .channels, .words, .translation, .callDetails, .warnings, .rights, .advisories,
    ])

  public init() {}

  private static let masterID = "10000"

  public func write(_ session: Session, to output: inout some TextOutputStream) throws(ExportError) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\" ?>\n<!DOCTYPE sesx>\n")
    XMLElement("sesx", [("version", "1.3")], [body(session), files(session)]).write(to: &output)
  }

  private func body(_ session: Session) -> XMLElement {
    var nextID = 0
    let tracks = session.tracks.enumerated().map { index, track in
      self.track(track, index: index + 1, in: session, nextID: &nextID)
    }
    return XMLElement(
      "session",
      [
        ("appBuild", "10.0.1.8"), ("appVersion", "10.0"), ("audioChannelType", "stereo"), ("bitDepth", "32"),
        ("duration", "\(max(session.frameCount, Int64(session.rate.hertz)))"), ("sampleRate", "\(session.rate.hertz)"),
      ],
      [
        XMLElement("name", text: session.name + ".sesx"),
        XMLElement("tracks", [], tracks + [master(index: tracks.count + 1)]),
        XMLElement(
          "sessionState", [("ctiPosition", "0"), ("smpteStart", "0")],
          [
            XMLElement(
              "mixingOptionState",
              [("defaultPanModeLogarithmic", "false"), ("panPower", "-3"), ("playOverlappingClips", "false")])
          ]),
      ] + AuditionMarkers.elements(session))
  }

  private func track(
    _ track: SessionTrack, index: Int, in session: Session, nextID: inout Int
  ) -> XMLElement {
    var children = [
      parameters(name: track.name),
      XMLElement(
        "trackAudioParameters", audioParameters(soloSafe: false),
        [
          XMLElement("trackOutput", [("outputID", Self.masterID), ("type", "trackID")]),
          XMLElement("trackInput", [("inputID", "1")]),
        ]),
    ]
    for placement in track.placements {
      children.append(clip(placement, id: nextID, in: session))
      nextID += 1
    }
    return XMLElement("audioTrack", trackAttributes(id: "\(10_000 + index)", index: index), children)
  }

  private func master(index: Int) -> XMLElement {
    XMLElement(
      "masterTrack", trackAttributes(id: Self.masterID, index: index),
      [
        parameters(name: "Mix"),
        XMLElement(
          "trackAudioParameters", audioParameters(soloSafe: true),
          [
            XMLElement("trackOutput", [("outputID", "1"), ("type", "hardwareOutput")]),
            XMLElement("trackInput", [("inputID", "-1")]),
          ]),
      ])
  }

  private func trackAttributes(id: String, index: Int) -> [(name: String, value: String)] {
    [
      ("automationLaneOpenState", "false"), ("id", id), ("index", "\(index)"), ("select", "false"), ("visible", "true"),
    ]
  }

  private func parameters(name: String) -> XMLElement {
    XMLElement(
      "trackParameters", [("trackHeight", "134"), ("trackHue", "-1"), ("trackMinimized", "false")],
      [XMLElement("name", text: name)])
  }

  private func audioParameters(soloSafe: Bool) -> [(name: String, value: String)] {
    [
      ("audioChannelType", "stereo"), ("automationMode", "1"), ("monitoring", "false"), ("recordArmed", "false"),
      ("solo", "false"), ("soloSafe", "\(soloSafe)"),
    ]
  }

  private func clip(_ placement: SessionPlacement, id: Int, in session: Session) -> XMLElement {
    let file = session.file(of: placement)
    let attributes = [
      ("clipAutoCrossfade", "true"), ("crossFadeHeadClipID", "-1"), ("crossFadeTailClipID", "-1"),
      ("endPoint", "\(placement.record.end)"), ("fileID", "\(placement.fileIndex)"), ("hue", "-1"), ("id", "\(id)"),
      ("lockedInTime", "false"), ("looped", "false"), ("name", placement.name), ("offline", "false"),
      ("select", "false"), ("sourceInPoint", "\(placement.source.start)"),
      ("sourceOutPoint", "\(placement.source.end)"), ("startPoint", "\(placement.record.start)"), ("zOrder", "\(id)"),
    ]
    let gain = LinearGain.text(decibels: placement.gainDecibels)
    let length = placement.record.frameCount
    let channels = file.channelCount == 1 ? [0, 0] : [0, 1]
    return XMLElement(
      "audioClip", attributes,
      [
        XMLElement(
          "component",
          [("componentID", "Audition.Fader"), ("id", "clipGain"), ("name", "volume"), ("powered", "true")],
          [
            XMLElement("parameter", [("index", "0"), ("name", "volume"), ("parameterValue", "1")]),
            XMLElement("parameter", [("index", "1"), ("name", "static gain"), ("parameterValue", gain)]),
          ]),
        fade("fadeIn", placement.fadeIn?.shape, from: 0, to: placement.fadeIn?.frameCount ?? 0),
        fade("fadeOut", placement.fadeOut?.shape, from: length - (placement.fadeOut?.frameCount ?? 0), to: length),
        XMLElement(
          "channelMap", [],
          channels.enumerated().prefix(file.channelCount == 1 ? 1 : 2).map { index, source in
            XMLElement("channel", [("index", "\(index)"), ("sourceIndex", "\(source)")])
          }),
      ])
  }

  private func fade(_ name: String, _ shape: Clip.Fade.Shape?, from start: Int64, to end: Int64) -> XMLElement {
    let type =
      switch shape {
      case .sine: "cosine"
      case .linear, nil: "log"
      }
    return XMLElement(
      name,
      [
        ("crossFadeLinkType", "linkedAsymmetric"), ("endPoint", "\(end)"), ("shape", "0"), ("startPoint", "\(start)"),
        ("type", type),
      ])
  }

  private func files(_ session: Session) -> XMLElement {
    XMLElement(
      "files", [],
      session.files.enumerated().map { index, file in
        let path = session.relativePath(of: file)
        return XMLElement(
          "file", [("absolutePath", path), ("id", "\(index)"), ("mediaHandler", "AmioWav"), ("relativePath", path)])
      })
  }
}
