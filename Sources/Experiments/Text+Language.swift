import DistrictModel
import Reporting

extension Text {
  /// The text in one of its languages.
  public subscript(language: ReportLanguage) -> String {
    switch language {
    case .en: en
    case .zh: zh
    }
  }
}
