/// The best score at a place between turns, and the record of the turn placed last.
struct SearchNode: BitwiseCopyable {
  var score: Float = TurnGraph.impossible
  var token: Int32 = -1
}

/// What may lie between two turns.
struct SearchGap: BitwiseCopyable {
  var silence = SearchNode()
  var filler = SearchNode()
  /// Ready to enter the turn after the gap at the next step.
  var ready = SearchNode()
}
