import TapeModel
import Testing
import Transcripts

struct EAFTests {
  static let file = """
    <?xml version="1.0" encoding="UTF-8"?>
    <ANNOTATION_DOCUMENT AUTHOR="" DATE="2024-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///call.wav" MIME_TYPE="audio/x-wav"/></HEADER>
    <TIME_ORDER>
    <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="2000"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="3000"/>
    <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="1500"/>
    <TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="900"/><TIME_SLOT TIME_SLOT_ID="ts6"/>
    </TIME_ORDER>
    <TIER LINGUISTIC_TYPE_REF="utt" TIER_ID="B" PARTICIPANT="Boris" LANG_REF="rus">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>Да &amp; нет (смех)</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts6"><ANNOTATION_VALUE>open</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts1"><ANNOTATION_VALUE>back</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="utt" TIER_ID="Anna">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a4" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>Well then.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="wd" TIER_ID="Anna-words" PARENT_REF="Anna">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a5" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts5"><ANNOTATION_VALUE>Well</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a6" TIME_SLOT_REF1="ts5" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>then</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="translation" TIER_ID="B-en" PARENT_REF="B">
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a7" ANNOTATION_REF="a1"><ANNOTATION_VALUE>Yes and no</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="pos" TIER_ID="B-pos" PARENT_REF="B">
    <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a8" ANNOTATION_REF="a1"><ANNOTATION_VALUE>PART</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
    </TIER>
    <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="utt" TIME_ALIGNABLE="true"/>
    <LANGUAGE LANG_ID="rus" LANG_DEF="http://cdb.iso.org/lg/CDB-00138580-001" LANG_LABEL="Russian (rus)"/>
    </ANNOTATION_DOCUMENT>
    """

  @Test func tiersAreSpeakersInOrderOfTime() throws {
    let transcript = try TurnSketch.read(Self.file, path: "call.eaf")
    #expect(transcript.format == "eaf")
    #expect(
      TurnSketch.lines(transcript) == [
        "Anna 500-1500: Well@500-900 then.@900-1500", "Boris 2000-3000: Да & нет {смех@3} => Yes and no",
        "Boris 3000-: open",
      ])
    #expect(
      transcript.unused == [
        UnusedLine(line: 12, reason: "an annotation that ends before it starts"),
        UnusedLine(line: 24, reason: "a tier about another one, 1 annotations"),
      ])
  }

  @Test func theOriginOfTheMediumIsAdded() throws {
    let moved = Self.file.replacing("MIME_TYPE=", with: "TIME_ORIGIN=\"10000\" MIME_TYPE=")
    #expect(
      try TurnSketch.read(moved, path: "call.eaf").turns.first?.cue
        == Cue(startMilliseconds: 10_500, endMilliseconds: 11_500))
  }

  @Test func aTierOfWordsBesideItsSpeakersTimesTheirWords() throws {
    let flat = Self.file.replacing("TIER_ID=\"Anna-words\" PARENT_REF=\"Anna\"", with: "TIER_ID=\"Anna - words\"")
    let turns = try TurnSketch.lines(TurnSketch.read(flat, path: "call.eaf"))
    #expect(turns.first == "Anna 500-1500: Well@500-900 then.@900-1500")
    #expect(turns.count == 3)
    let alone = flat.replacing("TIER_ID=\"Anna\"", with: "TIER_ID=\"Clara\"")
    #expect(
      try TurnSketch.lines(TurnSketch.read(alone, path: "call.eaf")).prefix(2) == [
        "Clara 500-1500: Well then.", "Anna 500-1500: Well@500-900 then@900-1500",
      ])
  }
}
