/// An element of an XML file, written with one element a line.
///
/// Characters that XML 1.0 has no place for become U+FFFD; see ``SafeText``.
struct XMLElement {
  let name: String
  var attributes: [(name: String, value: String)]
  var children: [XMLElement]
  var text: String?
  private var verbatim: String?

  init(_ name: String, _ attributes: [(name: String, value: String)] = [], _ children: [XMLElement] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  init(_ name: String, _ attributes: [(name: String, value: String)] = [], text: String) {
    self.init(name, attributes)
    self.text = text
  }

  /// - Parameter text: holds nothing that XML has a use for; its line breaks stay.
  init(_ name: String, verbatim text: String) {
    self.init(name)
    verbatim = text
  }

  func write(to output: inout some TextOutputStream, indent: Int = 0) {
    let margin = String(repeating: " ", count: indent)
    output.write(margin + "<" + name)
    for attribute in attributes { output.write(" " + attribute.name + "=\"" + SafeText.xml(attribute.value) + "\"") }
    if let text {
      output.write(">" + SafeText.xml(text) + "</" + name + ">\n")
    } else if let verbatim {
      output.write(">" + verbatim + "</" + name + ">\n")
    } else if children.isEmpty {
      output.write("/>\n")
    } else {
      output.write(">\n")
      for child in children { child.write(to: &output, indent: indent + 1) }
      output.write(margin + "</" + name + ">\n")
    }
  }
}
