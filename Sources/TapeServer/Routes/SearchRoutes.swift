internal import Hummingbird
internal import TapeDesk
internal import TapeIndex
internal import TimelineExport

/// Words in originals and translations.
enum SearchRoutes {
  static let all: [Route] = [
    .get("/search") { call in
      guard let words = call.query.text("q") else { throw Problem(.badRequest, "q holds the words.") }
      let phrase = try call.query.flag("phrase") ?? false
      let language = try call.query.language("language")
      let limit = try call.query.limit(50, most: 500)
      let query = call.query
      return try await call.replyFromIndex { desk in
        let recording = try query.text("recording").map { try desk.recording($0).id }
        let search = SearchQuery(
          words, phrase: phrase, speaker: query.text("speaker"), recording: recording, language: language)
        let page = try GatedSearch(try desk.gated(), search).page(after: query.text("after"), limit: limit)
        return PageObject(items: page.items.map { SearchHitObject($0) }, next: page.next)
      }
    }
  ]
}
