import Foundation
import Segmentation

/// The command line of the benchmark.
struct BenchmarkOptions {
  var folder = URL(filePath: ".")
  /// Parts of the names of the calls to take; all where empty.
  var only: [String] = []
  var cues = CueKind.none
  var effort = SoundAligner.Effort.asNeeded
  var json: URL?
  var isVerbose = false
  var crosses = false
  var drifts = false
  var isLenient = false
  /// Calls of the same voices that others learn from.
  var donors: URL?
  /// Whether cues are judged first, as `tapelog index` does.
  var isAutomatic = false
  /// Cores that hypotheses of one call may run on.
  var threads = 1
  var cores: SpareCores { SpareCores(count: threads - 1) }

  static let usage = """
    benchmark-alignment FOLDER [--only TEXT]… [--cues none|sparse|jitter|drift|full|wrong] [--auto]
      [--effort forced|asNeeded|full] [--donors FOLDER] [--threads N] [--lenient] [--verbose] [--json FOLDER]
      [--cross] [--drift]
    """

  struct Wrong: Error, CustomStringConvertible {
    let description: String
  }

  init(_ arguments: [String]) throws {
    var rest = arguments.dropFirst()
    func value(_ name: String) throws -> String {
      guard let value = rest.popFirst() else { throw Wrong(description: "\(name) needs a value") }
      return value
    }
    guard !rest.isEmpty else { throw Wrong(description: "a folder of calls is wanted") }
    while let argument = rest.popFirst() {
      switch argument {
      case "--only": only.append(try value(argument))
      case "--cues":
        guard let kind = CueKind(rawValue: try value(argument)) else { throw Wrong(description: "unknown cues") }
        cues = kind
      case "--effort":
        guard let kind = SoundAligner.Effort(rawValue: try value(argument)) else {
          throw Wrong(description: "unknown effort")
        }
        effort = kind
      case "--json": json = URL(filePath: try value(argument))
      case "--donors": donors = URL(filePath: try value(argument))
      case "--verbose": isVerbose = true
      case "--cross": crosses = true
      case "--drift": drifts = true
      case "--auto": isAutomatic = true
      case "--threads":
        guard let count = Int(try value(argument)), count > 0 else { throw Wrong(description: "--threads is a number") }
        threads = count
      case "--lenient": isLenient = true
      case _ where argument.hasPrefix("-"): throw Wrong(description: "\(argument): no such option")
      default: folder = URL(filePath: argument)
      }
    }
  }
}
