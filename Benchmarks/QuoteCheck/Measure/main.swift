import QuoteCheck
import QuoteGenerator
import TapeModel

// `benchmark-quotes [accuracy|quick|speed|growth] [failures]`: what the quote check finds and how fast.
// Figures only; fixed seeds, so two runs on one machine differ in times alone.

let arguments = CommandLine.arguments.dropFirst()
let wanted = arguments.first ?? "accuracy"
let showsFailures = arguments.contains("failures")
switch wanted {
case "speed": try Speed.measure(callCount: 2_000)
case "growth": for count in [2_000, 16_000, 72_000] { try Speed.measure(callCount: count) }
case "quick": Accuracy.measure(showsFailures: showsFailures, noises: [0, 0.12], count: 100)
default: Accuracy.measure(showsFailures: showsFailures)
}
