internal import ArgumentParser
internal import TapeIndex
internal import TimelineExport
