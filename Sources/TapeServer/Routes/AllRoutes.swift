/// Every address of the service but those of the page.
enum AllRoutes {
  static let all: [Route] =
    SessionRoutes.all + RecordingRoutes.all + SoundRoutes.all + FileRoutes.all + SearchRoutes.all + CheckRoutes.all
    + ClipRoutes.all
    + RundownRoutes.all + MixRoutes.all + EventRoutes.all + EditRoutes.all + RedactionRoutes.all + JobRoutes.all
    + StatusRoutes.all + QuoteRoutes.all
}
