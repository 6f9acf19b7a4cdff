/// What people label at the top of a transcript and that is nobody's name.
enum HeadingWords {
  private static let words: Set<String> = [
    "date", "time", "call", "call id", "call no", "file", "file name", "filename", "duration", "length", "transcript",
    "transcription", "title", "subject", "recording", "recorded", "language", "participants", "speakers", "parties",
    "location", "place", "source", "case", "note", "notes", "summary", "transcriber", "transcribed by", "verified by",
    "audio", "audio file", "project", "url", "link",
    "дата", "время", "звонок", "файл", "длительность", "продолжительность", "расшифровка", "название", "тема", "запись",
    "язык", "участники", "место", "источник", "дело", "примечание", "примечания", "аудио", "стенограмма",
    "час", "дзвінок", "тривалість", "розшифровка", "назва", "мова", "учасники", "місце", "джерело", "примітка",
  ]

  static func matches(_ name: String) -> Bool { words.contains(name.lowercased()) }
}
