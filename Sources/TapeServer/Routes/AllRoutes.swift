/// Every address of the service but those of the page.
enum AllRoutes {
  static let all: [Route] =
    SessionRoutes.all + RecordingRoutes.all + SoundRoutes.all + SearchRoutes.all + StatusRoutes.all
}
