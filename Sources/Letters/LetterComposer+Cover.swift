package import RuleModel

extension LetterComposer {
  /// The page that goes before a letter when it is faxed to the prescriber: to whom, from whom, how
  /// many pages, and what to do with a fax that went astray. No field of it says who the member is,
  /// what was asked for, or what was decided.
  ///
  /// - Parameter pages: of the letter.
  /// - Returns: the cover, or all that is missing for one.
  package func faxCover(
    for order: LetterOrder, pages: Int, writtenOn day: CalendarDate? = nil
  ) -> Result<LetterDocument, LetterShortfall> {
    do throws(LetterShortfall) {
      return .success(try cover(order, pages, day))
    } catch {
      return .failure(error)
    }
  }

  private func cover(
    _ order: LetterOrder, _ pages: Int, _ day: CalendarDate?
  ) throws(LetterShortfall) -> LetterDocument {
    let letterCase = try LetterCase(
      order.request, vocabulary: vocabulary, writtenOn: day,
      adultAge: profile.adultAge)
    let template = templates.first {
      $0.header.outcome == .faxCover && $0.header.isInForce(on: letterCase.date)
        && $0.header.fits(letterCase.plan?.line)
    }
    guard let template else { throw .noTemplate(.faxCover, on: letterCase.date) }
    let context: LetterContext = [
      "date": .date(letterCase.date), "reference": .text(letterCase.reference),
      "prescriber": .text(letterCase.prescriber), "organization": .text(profile.name),
      "is_sample": .flag(profile.isSample), "help_phone": .text(profile.help.phone),
      "help_hours": .text(profile.help.hours), "pages": .figure(pages + 1),
    ]
    do {
      return try template.document(
        filledWith: context, reference: LetterText(letterCase.reference),
        letterhead: letterhead(letterCase), address: [])
    } catch {
      throw .template(error)
    }
  }
}
