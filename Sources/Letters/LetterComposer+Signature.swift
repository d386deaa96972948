internal import Casework
internal import RuleModel

extension LetterComposer {
  /// Who signed, on the day of the letter; of one that is still to be signed that it is not.
  func signature(_ signer: Person?, on day: CalendarDate) -> LetterContext {
    var context: LetterContext = ["is_signed": .flag(signer != nil)]
    guard let signer else { return context }
    context.set("signer", signer.name)
    context.set("signer_credential", signer.credential)
    context.set("signer_specialty", signer.specialty)
    context.set("signer_license", signer.license.map { "\($0.number), \($0.state)" })
    context.set("signed_on", day)
    return context
  }
}
