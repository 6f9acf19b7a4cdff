internal import TapeModel
