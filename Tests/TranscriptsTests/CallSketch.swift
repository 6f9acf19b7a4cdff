import Foundation
import TapeTesting

/// A made-up call, and how each format would write it.
struct CallSketch {
  struct Spoken {
    let text: String
    /// In milliseconds, like ``end``.
    let start: Int
    let end: Int
  }

  let turns: [(speaker: String, words: [Spoken])]

  /// Turns of two speakers, five words each, half a second apart.
  init(turnCount: Int) {
    let words = ["Мост", "через", "реку", "it's", "café."]
    turns = (0..<turnCount).map { turn in
      (
        turn % 2 == 0 ? "Анна" : "Boris",
        words.enumerated().map { index, word in
          let start = turn * 2_000 + 250 + index * 300
          return Spoken(text: word, start: start, end: start + 280)
        }
      )
    }
  }

  func text(_ turn: (speaker: String, words: [Spoken])) -> String { turn.words.map(\.text).joined(separator: " ") }

  static let writers: [(name: String, hasWordTimes: Bool, write: @Sendable (CallSketch) -> [UInt8])] = [
    (
      "ctm", true,
      { call in call.lines { "call 1 \($0(\.start)) \($0(\.length)) \($0(\.text)) 0.5 lex \($0(\.speaker))" } }
    ),
    (
      "rttm", true,
      { call in call.lines { "LEXEME call 1 \($0(\.start)) \($0(\.length)) \($0(\.text)) lex \($0(\.speaker)) 0.5" } }
    ),
    (
      "stm", false,
      { call in
        Array(
          call.turns.map {
            "call 1 \($0.speaker) \(s($0.words[0].start)) \(s($0.words[4].end)) <o,f0> \(call.text($0))\n"
          }
          .joined().utf8)
      }
    ),
    (
      "chat", true,
      { call in
        let body = call.turns.map { turn in
          let words = turn.words.map { "\($0.text) \u{15}\($0.start)_\($0.end)\u{15}" }.joined(separator: " ")
          let code = turn.speaker == "Boris" ? "BOR" : "ANN"
          return
            "*\(code):\t\(call.text(turn)) \u{15}\(turn.words[0].start)_\(turn.words[4].end)\u{15}\n%wor:\t\(words)\n"
        }
        return Array(
          ("@UTF8\n@Begin\n@Participants:\tANN Анна Adult, BOR Boris Adult\n" + body.joined() + "@End\n").utf8)
      }
    ),
    (
      "ttml", false,
      { call in
        let body = call.turns.map { turn in
          "<p begin=\"\(turn.words[0].start)ms\" end=\"\(s(turn.words[4].end))s\" ttm:agent=\"\(turn.speaker)\">\(call.text(turn))</p>"
        }
        return Array("<tt xmlns:ttm=\"x\"><body><div>\(body.joined(separator: "\n"))</div></body></tt>".utf8)
      }
    ),
    ("eaf", true, { call in Array(call.eaf.utf8) }),
    (
      "aws-transcribe", true,
      { call in
        call.json([
          "results": [
            "items": call.each { word, speaker in
              [
                "type": "pronunciation", "start_time": s(word.start), "end_time": s(word.end), "speaker_label": speaker,
                "alternatives": [["content": word.text, "confidence": "0.5"]],
              ]
            }
          ]
        ])
      }
    ),
    (
      "google-speech", true,
      { call in
        call.json([
          "results": [
            [
              "languageCode": "ru-RU",
              "alternatives": [
                [
                  "transcript": "x",
                  "words": call.each { word, speaker in
                    [
                      "word": word.text, "startOffset": s(word.start) + "s", "endOffset": s(word.end) + "s",
                      "speakerLabel": speaker,
                    ]
                  },
                ]
              ],
            ]
          ]
        ])
      }
    ),
    (
      "deepgram", true,
      { call in
        call.json([
          "results": [
            "channels": [
              [
                "alternatives": [
                  [
                    "transcript": "x",
                    "words": call.each { word, speaker in
                      [
                        "word": "x", "punctuated_word": word.text, "start": Double(word.start) / 1000,
                        "end": Double(word.end) / 1000,
                        "speaker": speaker,
                      ]
                    },
                  ]
                ]
              ]
            ]
          ]
        ])
      }
    ),
    (
      "assemblyai", true,
      { call in
        call.json([
          "audio_duration": 1, "text": "x",
          "words": call.each { word, speaker in
            ["text": word.text, "start": word.start, "end": word.end, "speaker": speaker]
          },
        ])
      }
    ),
    (
      "speechmatics", true,
      { call in
        call.json([
          "format": "2.9",
          "results": call.each { word, speaker in
            [
              "type": "word", "start_time": Double(word.start) / 1000, "end_time": Double(word.end) / 1000,
              "alternatives": [["content": word.text, "speaker": speaker]],
            ]
          },
        ])
      }
    ),
    (
      "kaldi", true,
      { call in
        call.json([
          "retval": [
            "words": call.each { word, speaker in
              [
                "word": "x", "punct": word.text, "start": Double(word.start) / 1000, "end": Double(word.end) / 1000,
                "speaker": speaker,
              ]
            }
          ]
        ])
      }
    ),
    (
      "rev", true,
      { call in
        call.json([
          "monologues": call.turns.map { turn in
            [
              "speaker": turn.speaker,
              "elements": turn.words.map { word in
                [
                  "type": "text", "value": word.text, "ts": Double(word.start) / 1000,
                  "end_ts": Double(word.end) / 1000,
                ]
              },
            ] as [String: Any]
          }
        ])
      }
    ),
    (
      "azure-speech", true,
      { call in
        call.json([
          "recognizedPhrases": call.turns.map { turn in
            [
              "recognitionStatus": "Success", "speaker": turn.speaker, "offsetInTicks": turn.words[0].start * 10_000,
              "durationInTicks": (turn.words[4].end - turn.words[0].start) * 10_000,
              "nBest": [
                [
                  "display": call.text(turn),
                  "words": turn.words.map { word in
                    [
                      "word": word.text.lowercased(), "offsetInTicks": word.start * 10_000,
                      "durationInTicks": 2_800_000,
                    ]
                  },
                ] as [String: Any]
              ],
            ] as [String: Any]
          }
        ])
      }
    ),
    (
      "ibm-speech", true,
      { call in
        call.json([
          "results": call.turns.map { turn in
            [
              "final": true,
              "alternatives": [
                [
                  "timestamps": turn.words.map { word in
                    [word.text, Double(word.start) / 1000, Double(word.end) / 1000] as [Any]
                  }
                ]
              ],
            ] as [String: Any]
          },
          "speaker_labels": call.each { word, speaker in
            ["from": Double(word.start) / 1000, "to": Double(word.end) / 1000, "speaker": speaker]
          },
        ])
      }
    ),
    (
      "gentle", true,
      { call in
        call.json([
          "transcript": call.turns.map { "\($0.speaker): \(call.text($0))\n" }.joined(),
          "words": call.each { word, _ in
            ["case": "success", "word": word.text, "start": Double(word.start) / 1000, "end": Double(word.end) / 1000]
          },
        ])
      }
    ),
    (
      "podcast-json", false,
      { call in
        call.json([
          "version": "1.0.0",
          "segments": call.turns.map { turn in
            [
              "speaker": turn.speaker, "startTime": Double(turn.words[0].start) / 1000,
              "endTime": Double(turn.words[4].end) / 1000, "body": call.text(turn),
            ] as [String: Any]
          },
        ])
      }
    ),
    (
      "docx", false,
      { call in
        let body = call.turns.map { turn in
          "<w:p><w:r><w:t>[\(clock(turn.words[0].start)) - \(clock(turn.words[4].end))] \(turn.speaker): \(call.text(turn))</w:t></w:r></w:p>"
        }
        return ZipSketch.archive("word/document.xml", Array("<w:document>\(body.joined())</w:document>".utf8))
      }
    ),
    (
      "otranscribe", false,
      { call in
        let body = call.turns.map { turn in
          "<p><span class=\"timestamp\" data-timestamp=\"\(s(turn.words[0].start))\">0:00</span>\(turn.speaker): \(call.text(turn))</p>"
        }
        return call.json(["text": body.joined(), "media": "x", "media-time": 0])
      }
    ),
  ]
}

/// Seconds with three decimals.
private func s(_ milliseconds: Int) -> String { String(format: "%d.%03d", milliseconds / 1000, milliseconds % 1000) }

private func clock(_ milliseconds: Int) -> String {
  String(
    format: "%d:%02d:%02d.%03d", milliseconds / 3_600_000, milliseconds / 60_000 % 60, milliseconds / 1000 % 60,
    milliseconds % 1000)
}

extension CallSketch {
  /// A word's columns as text.
  struct Columns {
    let start: String
    let length: String
    let text: String
    let speaker: String
  }

  func lines(_ line: ((KeyPath<Columns, String>) -> String) -> String) -> [UInt8] {
    var text = ""
    for turn in turns {
      for word in turn.words {
        let columns = Columns(
          start: s(word.start), length: s(word.end - word.start), text: word.text, speaker: turn.speaker)
        text += line { columns[keyPath: $0] } + "\n"
      }
    }
    return Array(text.utf8)
  }

  func each(_ object: (Spoken, String) -> [String: Any]) -> [[String: Any]] {
    turns.flatMap { turn in turn.words.map { object($0, turn.speaker) } }
  }

  func json(_ object: [String: Any]) -> [UInt8] {
    (try? [UInt8](JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]))) ?? []
  }

  var eaf: String {
    var (slots, tiers) = ("", ["Анна": ("", ""), "Boris": ("", "")])
    var count = 0
    func annotation(_ start: Int, _ end: Int, _ text: String) -> String {
      count += 2
      slots +=
        "<TIME_SLOT TIME_SLOT_ID='t\(count)' TIME_VALUE='\(start)'/><TIME_SLOT TIME_SLOT_ID='t\(count + 1)' TIME_VALUE='\(end)'/>"
      return
        "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID='a\(count)' TIME_SLOT_REF1='t\(count)' TIME_SLOT_REF2='t\(count + 1)'>"
        + "<ANNOTATION_VALUE>\(text)</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
    }
    for turn in turns {
      tiers[turn.speaker]!.0 += annotation(turn.words[0].start, turn.words[4].end, text(turn))
      for word in turn.words { tiers[turn.speaker]!.1 += annotation(word.start, word.end, word.text) }
    }
    let body = tiers.keys.sorted().map { name in
      "<TIER TIER_ID='\(name)'>\(tiers[name]!.0)</TIER><TIER TIER_ID='\(name)-w' PARENT_REF='\(name)'>\(tiers[name]!.1)</TIER>"
    }
    return "<ANNOTATION_DOCUMENT><TIME_ORDER>\(slots)</TIME_ORDER>\(body.joined())</ANNOTATION_DOCUMENT>"
  }
}
