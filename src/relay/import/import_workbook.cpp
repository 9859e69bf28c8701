#include "relay/import/import_workbook.hpp"

#include "relay/import/sheet_text.hpp"

namespace recall {

namespace {

// What was said of lines of the text, as rows of the sheet.
template <typename Remarks>
void tell_rows(Remarks& remarks, const SheetText& sheet) {
    for (auto& remark : remarks) remark.line = sheet.row_of(remark.line);
}

}  // namespace

Result<ImportFile, ImportError> read_workbook_import(std::string_view bytes, ImportOptions options,
                                                     const Calendar& calendar) {
    const auto sheet = SheetText::read(bytes, options.sheet);
    if (!sheet) {
        const SheetError& error = sheet.error();
        return ImportError{error.code, error.message, error.row, {}, {error.sheet, error.sheets}};
    }
    options.delimiter = SheetText::delimiter;
    auto result = read_import(sheet.value().text(), options, calendar);
    if (!result) {
        ImportError error = result.error();
        error.line = sheet.value().row_of(error.line);
        error.sheets = sheet.value().sheets();
        return error;
    }
    ImportFile file = std::move(result).value();
    tell_rows(file.refused, sheet.value());
    tell_rows(file.warnings, sheet.value());
    tell_rows(file.preview, sheet.value());
    file.sheets = sheet.value().sheets();
    return file;
}

}  // namespace recall
