// Import: a delimited text file of numbers, or a sheet of an Excel workbook, becomes leads.
// Nothing here touches a desk: what is read is handed to ImportLeads. A file is read whole or
// refused whole; single rows are refused by line and reason, and given back as a file.
//
//   columns known by their header (case, spaces, '_', '-' and '.' do not matter):
//     phone   Phone, phone_number, Mobile, Tel, ...: of several, the plainest holds the first
//             number, the others further ones of the same person. A cell may hold several
//     name    Name, Full Name, ...; else first_name + middle + last_name
//     zone    time_zone, timezone, tz: an IANA name
//     code    phone_code: the country calling code of numbers written without one
//     do not call  Do Not Call, DNC, ...: whoever has a yes there must not be called
//   all others are kept with the lead, in their order, as they are. What somebody says of a
//   column, now or once of another file, goes before its header: import_columns.hpp. What was
//   exported here is read as such: exported_leads.hpp.
//
// What the bytes are as text is found out in file_text.hpp, where the headings are and what parts
// the cells in table_shape.hpp. A row that is blank is none; a cell that is missing at a row's end
// is blank.
#pragma once

#include "core/nouns.hpp"
#include "core/result.hpp"
#include "relay/desk/calendar.hpp"
#include "relay/import/import_columns.hpp"
#include "relay/sheets/sheet_reader.hpp"
#include "wire/answers/imports.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace recall {

struct ImportOptions {
    std::string region;              // of numbers without a country code
    std::optional<char> delimiter;   // detected where it is not given
    // One use for each header, where somebody says; else as such headers were called before.
    std::vector<std::string> uses = {};
    RememberedColumns remembered = {};
    std::string encoding = {};                  // a word of file_encodings; empty: found out
    std::optional<std::int64_t> header = {};    // the headings' line, or 0: there are none
    bool every_row = false;                     // repeats are taken, too
    std::string sheet = {};                     // of a workbook: SheetTerms
};

struct ImportFile {
    char delimiter = ',';
    std::vector<ColumnUse> columns;
    std::int64_t rows = 0;     // without the header
    std::int64_t repeats = 0;  // of an earlier number in the file
    std::vector<NewLead> leads;
    std::vector<std::int64_t> lines;  // of each lead, where its row is
    std::vector<RowRepeat> repeated;  // the first import_refused_max of the repeats
    std::vector<Phone> do_not_call;   // that must not be called, as a column says; in their order
    std::vector<DoNotCall> not_to_call;  // what an export says of do-not-call lists
    std::int64_t refused_count = 0;
    std::vector<RowRemark> refused;   // the first import_refused_max
    std::string refused_file;         // the header and the refused rows, as they stood
    std::vector<RowRemark> warnings;  // rows taken, though something was left out of them
    std::vector<PreviewRow> preview;  // the first rows taken
    FileShape shape;
    bool headings_sure = false;  // they are headings, and may be remembered
    WorkbookSheets sheets;       // of a workbook, whose rows are lines here
};

// Why a whole file cannot be taken.
struct ImportError {
    std::string code;  // "file_empty", "not_utf8", "phone_column_missing", ...
    std::string message;
    std::int64_t line = 0;  // 0: not about one line
    std::vector<ColumnUse> columns = {};  // where another choice of them may help
    std::optional<FileShape> shape = {};  // where another way to read the file may help
    WorkbookSheets sheets = {};           // where another one may
};

Result<ImportFile, ImportError> read_import(std::string_view bytes, const ImportOptions& options,
                                            const Calendar& calendar);

}  // namespace recall
