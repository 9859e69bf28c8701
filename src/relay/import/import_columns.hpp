// Which column of an import is what: as somebody says, as somebody said of such a header before,
// or known by the headers people use; where a header may mean two things, what is in the column
// decides.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recall {

// As an older export calls the column of all numbers but the first: "Mobile: +234…; Work: +234…".
constexpr std::string_view further_phones_header = "furtherphones";

struct ImportColumns {
    struct PhoneColumn {
        std::size_t column;
        std::optional<std::size_t> label;  // the column that says what the number is called
    };
    std::vector<PhoneColumn> phones;  // the first number's, then those of the person's others
    std::optional<std::size_t> name;
    std::vector<std::size_t> name_parts;  // first, middle, last; where there is no name
    std::optional<std::size_t> zone;
    std::optional<std::size_t> code;
    std::optional<std::size_t> do_not_call;
    std::vector<std::size_t> kept;
};

// What a column is: "phone", "name", "zone", "code", "do_not_call", "kept" (further data) or
// "left_out".
bool is_column_use(const std::string& word);
// What may be said of a column besides: what its header says, whatever was said of it before.
inline constexpr std::string_view by_header = "by_header";

// What stands in the first cells of a column that are not empty.
struct ColumnLook {
    std::string sample;   // the first of them
    bool phones = false;  // most are telephone numbers
    bool digits = false;  // most have a digit in them: no names
    bool words = false;   // nearly all are letters, and nothing else
};

// By plain_header.
using RememberedColumns = std::map<std::string, std::string>;

// One use for each header; empty: nobody says, so it is remembered or recognised. Several columns
// called "name" make one name, those called "phone" are numbers of one person; of others the first
// counts, and the rest are kept. `looks`: of each column, or none where nobody looked.
ImportColumns recognise_columns(const std::vector<std::string>& headers,
                                const std::vector<std::string>& said = {},
                                const RememberedColumns& remembered = {},
                                const std::vector<ColumnLook>& looks = {});

// Where no header says it: what the numbers and the names are by what is in the columns. Those
// that are something already, or that somebody speaks of, are left as they are.
void guess_columns(ImportColumns& columns, const std::vector<ColumnLook>& looks,
                   const std::vector<std::string>& said = {});

// What the column is, by the words of is_column_use.
std::string use_of_column(const ImportColumns& columns, std::size_t column);

// Whether people call a column of numbers so; or any column that is known here.
bool names_phones(std::string_view plain_header);
bool is_known_header(std::string_view plain_header);

// "Phone Number", "phone_number" and "PhoneNumber" are the same header.
std::string plain_header(std::string_view header);

}  // namespace recall
