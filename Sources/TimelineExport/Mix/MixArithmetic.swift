internal import Glibc

/// The sine of a share of a right angle.
func sineOfQuarter(_ share: Double) -> Double { sin(share * .pi / 2) }

/// Decibels of an amplitude; `nil` for nothing.
func decibels(ofAmplitude amplitude: Double) -> Double? { amplitude > 0 ? 20 * log10(amplitude) : nil }

/// The factor on samples that `decibels` stand for.
func amplitude(ofDecibels decibels: Double) -> Double { pow(10, decibels / 20) }
