extension Grammar {
  public static let english = Grammar(
    language: "en",
    clauses: [
      "we <did> the <adjective?> <thing> to the <building> near <place>",
      "my <relative> <did> <number> <thing> from the <building>",
      "they told us the <adjective?> <building> was <adjective>",
      "I did not see any <person> at the <building>",
      "if the <building> is <adjective> the <person> will <do> the <thing>",
      "nobody <did> the <adjective?> <thing>",
      "there were <number> <person> in the <adjective?> <vehicle>",
      "she never <did> that <thing> in <place>",
      "on <day> my <relative> heard the <vehicle> behind the <building>",
      "the <adjective?> <person> from <place> said the <thing> were <adjective>",
      "you have to <do> the <thing> before <day>",
      "we waited <number> days for the <person>",
      "the <relative> who <did> the <thing> lives in <place> now",
      "when the <vehicle> <did> it we <did> the <thing> by hand",
      "it was <adjective> in <place> and <adjective> at night",
      "the <person> kept asking where the <thing> went",
      "you could not <do> a <thing> without the <person>",
      "everybody in <place> knew that <person>",
    ],
    connectors: words("and but because so although when while then"),
    slots: [
      "did": words(
        "carried brought counted dragged delivered borrowed gathered unloaded painted launched auctioned harvested invented sharpened translated measured"
      ),
      "do": words(
        "carry bring count deliver borrow gather unload repair paint launch auction harvest invent sharpen translate measure"
      ),
      "thing": words(
        "blankets generator medicine battery letters suitcase candles mattress bandages radio violin orchard telescope carpet sculpture recipe compass lantern trumpet magazine"
      ),
      "building": words(
        "hospital school bridge station church checkpoint cellar warehouse museum theater lighthouse vineyard factory aquarium gallery palace"
      ),
      "vehicle": words("ambulance truck ferry convoy bus tractor yacht tram scooter balloon canoe wagon"),
      "person": words(
        "soldiers doctor neighbor driver teacher officer nurse volunteer sculptor gardener senator pianist florist lawyer athlete astronomer"
      ),
      "relative": words("brother mother cousin uncle daughter grandfather godfather niece widow twin fiance grandson"),
      "adjective": words(
        "closed empty frozen damaged locked crowded dark flooded polished famous purple elegant expensive ancient rented decorated"
      ),
      "day": words("Monday Tuesday Wednesday Thursday Friday Saturday Christmas Easter"),
      "place": [],
    ],
    endings: [
      "did": words("ned ted ked"), "do": words("n sh p"), "thing": words("r ck m n"), "building": words("ry rd ll"),
      "vehicle": words("ter bus"), "person": words("ner ler"), "relative": words("ma pa"),
      "adjective": words("ny ry ky"),
      "day": words("day"), "place": words("nka vka tsy sk"),
    ],
    syllables: words("bo mar len ti ga vor su dri fa no ke pli ra so mu hin ze cho lu wa gri pe thu ya"),
    fillers: ["uh,", "um,", "well,", "you know,", "I mean,", "er,"],
    speakers: words("ANNA BORIS VERA OLEG MARIA IVAN DARIA PAVEL"),
    numbers: words("two three five seven eleven twelve eighteen twenty forty sixty ninety"),
    negations: [("was", "was not"), ("were", "were not"), ("not", "still"), ("never", "also"), ("told", "never told")])
}

func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
