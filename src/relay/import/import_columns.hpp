// Which column of an import is what: as somebody says, as somebody said of such a header before,
// or known by the headers people use.
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
    std::vector<std::size_t> kept;
};

// What a column is: "phone", "name", "zone", "code", "kept" (further data) or "left_out".
bool is_column_use(const std::string& word);

// By plain_header.
using RememberedColumns = std::map<std::string, std::string>;

// One use for each header; empty: nobody says, so it is remembered or recognised. Several columns
// called "name" make one name, those called "phone" are numbers of one person; of others the first
// counts, and the rest are kept.
ImportColumns recognise_columns(const std::vector<std::string>& headers,
                                const std::vector<std::string>& said = {},
                                const RememberedColumns& remembered = {});

// "Phone Number", "phone_number" and "PhoneNumber" are the same header.
std::string plain_header(std::string_view header);

}  // namespace recall
