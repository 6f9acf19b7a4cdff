/// The parts of a IIIF Presentation 3 manifest that are written.
///
/// Format: IIIF Presentation API 3.0, with the W3C's Web Annotation data model; laid out as
/// recipes 0026 (table of contents) and 0219 (captions) of the IIIF cookbook.
enum IIIF {
  /// A text by language; `none` where it has none.
  typealias Label = [String: [String]]

  struct Body: Encodable {
    let id: String?
    let type: String
    let format: String
    let value: String?
    let language: String?
    let duration: Double?
  }

  struct Annotation: Encodable {
    let id: String
    var type = "Annotation"
    let motivation: String
    let body: Body
    let target: String
  }

  struct Page: Encodable {
    let id: String
    var type = "AnnotationPage"
    let items: [Annotation]
  }

  struct Canvas: Encodable {
    let id: String
    var type = "Canvas"
    let label: Label
    let duration: Double
    let items: [Page]
    let annotations: [Page]
  }

  struct Reference: Encodable {
    let id: String
    var type = "Canvas"
  }

  struct Range: Encodable {
    let id: String
    var type = "Range"
    let label: Label
    let items: [Reference]
  }

  struct Structure: Encodable {
    let id: String
    var type = "Range"
    let label: Label
    let items: [Range]
  }

  struct Manifest: Encodable {
    let context: String
    let id: String
    let type: String
    let label: Label
    let items: [Canvas]
    let structures: [Structure]

    enum CodingKeys: String, CodingKey {
      case context = "@context"
      case id, type, label, items, structures
    }
  }
}
