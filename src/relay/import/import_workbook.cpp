#include "relay/import/import_workbook.hpp"

#include "relay/import/sheet_text.hpp"

namespace recall {

namespace {

// What was said of lines of the text, as rows of the sheet.
template <typename Remarks>
void tell_rows(Remarks& remarks, const SheetText& sheet) {
    for (auto& remark : remarks) remark.line = sheet.row_of(remark.line);
}
void tell_rows(FileShape& shape, const SheetText& sheet) {
    shape.header_line = sheet.row_of(shape.header_line);
    tell_rows(shape.first_lines, sheet);
}

}  // namespace

Result<ImportFile, ImportError> read_workbook_import(std::string_view bytes, ImportOptions options,
                                                     const Calendar& calendar) {
    const auto sheet = SheetText::read(bytes, options.sheet);
    if (!sheet) {
        const SheetError& error = sheet.error();
        return ImportError{error.code, error.message, error.row, {}, {},
                           {error.sheet, error.sheets}};
    }
    options.delimiter = SheetText::delimiter;
    options.encoding = "utf-8";
    if (options.header) options.header = sheet.value().line_of(*options.header);
    auto result = read_import(sheet.value().text(), options, calendar);
    if (!result) {
        ImportError error = result.error();
        error.line = sheet.value().row_of(error.line);
        if (error.shape) tell_rows(*error.shape, sheet.value());
        error.sheets = sheet.value().sheets();
        return error;
    }
    ImportFile file = std::move(result).value();
    tell_rows(file.refused, sheet.value());
    tell_rows(file.warnings, sheet.value());
    tell_rows(file.preview, sheet.value());
    tell_rows(file.repeated, sheet.value());
    for (std::int64_t& line : file.lines) line = sheet.value().row_of(line);
    for (RowRepeat& repeat : file.repeated) repeat.of_line = sheet.value().row_of(repeat.of_line);
    tell_rows(file.shape, sheet.value());
    file.sheets = sheet.value().sheets();
    return file;
}

}  // namespace recall
