import QuoteCheck
import QuoteGenerator
import TapeModel

// `benchmark-quotes [accuracy|quick|speed|growth] [held-out] [failures]`: what the quote check finds and how fast.
// The check's costs were chosen with the usual seeds; `held-out` measures with others.
// Figures only; fixed seeds, so two runs on one machine differ in times alone.

let arguments = CommandLine.arguments.dropFirst()
let wanted = arguments.first ?? "accuracy"
let seed: UInt64 = arguments.contains("held-out") ? 500 : 10
let showsFailures = arguments.contains("failures")
switch wanted {
case "speed": try Speed.measure(callCount: 2_000)
case "growth": for count in [2_000, 16_000, 72_000] { try Speed.measure(callCount: count) }
case "quick": Accuracy.measure(seed: seed, showsFailures: showsFailures, noises: [0, 0.12], count: 100)
default: Accuracy.measure(seed: seed, showsFailures: showsFailures)
}
