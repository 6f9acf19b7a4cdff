/// What is known of a call besides its sound: one row of a catalogue.
public struct CallDetails: Hashable, Sendable, Codable {
  /// The call's own name in the case: `0412`.
  public var callID: String?
  /// When the recording starts.
  public var start: WallClock?
  /// Who takes part, as the catalogue names them.
  public var parties: [String]
  public var place: String?
  public var unit: String?
  /// Where the recording came from.
  public var source: String?
  public var verification: Verification
  public var verifiedBy: String?
  /// What a listener should be warned of.
  public var advisory: String?
  public var notes: String?
  /// Further columns, as they are, in the catalogue's order.
  public var further: [FurtherColumn]

  public init(
    callID: String? = nil, start: WallClock? = nil, parties: [String] = [], place: String? = nil, unit: String? = nil,
    source: String? = nil, verification: Verification = .unverified, verifiedBy: String? = nil,
    advisory: String? = nil, notes: String? = nil, further: [FurtherColumn] = []
  ) {
    self.callID = callID
    self.start = start
    self.parties = parties
    self.place = place
    self.unit = unit
    self.source = source
    self.verification = verification
    self.verifiedBy = verifiedBy
    self.advisory = advisory
    self.notes = notes
    self.further = further
  }

  /// How far somebody has made sure that the call is what it is said to be.
  public enum Verification: String, Hashable, Sendable, Codable, CaseIterable {
    case unverified, partly, verified
  }

  /// A column that has no place of its own.
  public struct FurtherColumn: Hashable, Sendable, Codable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
}
