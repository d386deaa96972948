package import Diagnostics

/// Why a template was refused when it was loaded: every fault, with its place and what to do.
package struct LetterTemplateFaults: Error, Sendable, Hashable, CustomStringConvertible {
  /// Sorted by file and place; never empty.
  package let diagnostics: [Diagnostic]

  package var description: String {
    diagnostics.map(\.rendered).joined(separator: "\n")
  }
}

/// Why a template could not be filled for one letter. It names fields, never what stands in them.
package struct LetterFillingError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Problem: Sendable, Hashable {
    /// The template prints a field that this letter has no value for.
    case missing(field: String)
    /// The field's value is blank, or stands for nothing, as "nil" does.
    case empty(field: String)
    /// The value is of another kind than the schema says.
    case wrongKind(field: String)
    /// A value was given under a name that the schema does not have.
    case undeclared(field: String)
    /// The letter has to say this, the case has it, and the template leaves it out.
    case unsaid(field: String)
    /// The letter lacks words that it has to say, or says some that it may not.
    case words(String)
    /// The filled template is no letter, for a reason that its author can mend.
    case markup(String)
  }

  /// The template's ID.
  package let template: String
  /// In the order found; never empty.
  package let problems: [Problem]

  package var description: String {
    problems.map { "letter template \(template): \($0.words)" }.joined(separator: "\n")
  }
}

extension LetterFillingError.Problem {
  var words: String {
    switch self {
    case .missing(let field):
      "\(field) has no value in this case; supply it, or take it out of the template"
    case .empty(let field):
      "\(field) is empty in this case; supply it, or put it in a section that is left out"
    case .wrongKind(let field):
      "\(field) was filled with a value of another kind than it is declared to be"
    case .undeclared(let field):
      "\(field) was filled, but no template can print it; declare it among the letter's fields"
    case .unsaid(let field):
      "\(field) is left out of this letter, which has to say it; take it out of the section that is "
        + "not printed in this case"
    case .words(let fault):
      "\(fault); write the template so, or change requiredWords in organization.yaml"
    case .markup(let what): what
    }
  }
}
