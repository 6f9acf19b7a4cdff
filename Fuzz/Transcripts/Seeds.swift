/// Small whole files of every format, for mutations to begin with.
enum Seeds {
  ///
  /// JSON and TextGrid, which one changed byte can end, come several times.
  static let all: [[UInt8]] = texts.map { Array($0.utf8) } + [utf16, cyrillic] + fragile + fragile + fragile

  private static let fragile = texts.filter { $0.hasPrefix("{") || $0.hasPrefix("File") }.map { Array($0.utf8) }

  private static let utf16: [UInt8] =
    [0xFF, 0xFE]
    + Array("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n0 1 <exists> 0".utf16)
    .flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }

  /// `МАТЬ: Привет, сынок` in Windows-1251.
  private static let cyrillic: [UInt8] = [
    0xCC, 0xC0, 0xD2, 0xDC, 0x3A, 0x20, 0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x2C, 0x20, 0xF1, 0xFB, 0xED, 0xEE, 0xEA,
  ]

  private static let texts = [
    """
    WEBVTT - title
    Language: en

    STYLE
    ::cue { color: red }

    NOTE a note

    1
    00:00:01.000 --> 00:00:04.000 align:start
    <v.loud Anna>Hello &amp; <00:00:02.000><c>welcome</c></v> <v Boris>(laughs) hi

    01:02.500 --> 100:00:00.000
    >> CAROL: - and
    <lang ru>Да</lang> &#x41; &lt;

    """,
    """
    WEBVTT

    00:00.000 --> 00:02.000
    one<00:00:01.000><c> two</c>

    00:02.000 --> 00:02.010
    one two

    00:02.010 --> 00:04.000
    one two
    three

    00:04.000 --> 00:04.010
    three
    four

    00:04.010 --> 00:05.000
    four
    five
    """,
    """
    1
    00:00:01,000 --> 00:00:02,5 X1:10 Y2:20
    {\\an8}<i>- Hello.</i>
    - [door] Hi ♪ la la ♪

    2
    00:00:03,000 --> 00:00:02,000
    backwards

    3
    bad --> 00:00:01,000
    4
    00:01:00.000 --> 00:01:01.000
    ANNA (softly): *sighs* well
    """,
    """
    # Call
    Date: today

    [00:00:01] ANNA: Hello [00:00:02] there (laughs).
    going on
    Boris [0:05]: he said: no
    **Carol:** [0:01 - 0:05] yes
    Speaker 1  0:42
    words
    00:01:02.500 - MOTHER (crying): {1:03} no [01:02:03:04]
    >> OK
    — Да
    ---
    """,
    "10:30 we met\n10:45 we left\n\n11:00 and so on\n",
    """
    {"text": " Hi", "language": "en", "segments": [{"id": 0, "start": 0.0, "end": 1.5e0, "text": " Hi \\u0416 \\ud83d\\ude00",
    "tokens": [1, 2], "avg_logprob": NaN, "speaker": "A", "words": [{"word": " Hi", "start": 0.1, "end": 0.5, "probability": 0.9},
    {"word": "5", "speaker": "B"}, {"text": " x", "start": 3, "end": 2, "confidence": 2}]}], "word_segments": [{"word": "Hi", "start": 0, "end": 1, "score": 0.5}]}
    """,
    """
    {"result": {"language": "ru"}, "transcription": [{"timestamps": {"from": "00:00:00,000"}, "offsets": {"from": 0, "to": 900}, "text": " a b",
    "speaker": "0", "speaker_turn_next": true, "tokens": [{"text": "[_BEG_]", "p": 1}, {"text": " a", "offsets": {"from": 0, "to": 400}, "p": 0.5}, {"text": " b"}]}]}
    """,
    """
    File type = "ooTextFile"
    Object class = "TextGrid"

    xmin = 0
    xmax = 2.5
    tiers? <exists>
    size = 3
    item []:
        item [1]:
            class = "IntervalTier"
            name = "Anna"
            xmin = 0
            xmax = 2.5
            intervals: size = 2
            intervals [1]:
                xmin = 0
                xmax = 1.5
                text = "She said ""no"" (laughs)"
            intervals [2]:
                xmin = 1.5
                xmax = 2.5
                text = ""
        item [2]:
            class = "IntervalTier"
            name = "Anna - words"
            xmin = 0
            xmax = 2.5
            intervals: size = 1
            intervals [1]:
                xmin = 0.2
                xmax = 0.5
                text = "She"
        item [3]:
            class = "TextTier"
            name = "bell"
            xmin = 0
            xmax = 2.5
            points: size = 1
            points [1]:
                number = 1
                mark = "x"
    """,
    "File type = \"ooTextFile\"\n\"TextGrid\"\n0\n1\n<exists>\n1\n\"IntervalTier\"\n\"words\"\n0\n1\n1\n0\n1\n\"hi\"\n",
    "0.5\t1.5\tANNA: hello\n\\\t100.0\t200.0\n2,5\t2,5\tpoint\n0:01:00.5\t0:01:02\tMom: yes\n3\t1\tback\n",
  ]
}
