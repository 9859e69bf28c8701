#include "relay/import/import_terms.hpp"

#include "relay/desk/limits.hpp"
#include "relay/import/cell_text.hpp"
#include "relay/import/file_text.hpp"

#include <algorithm>
#include <charconv>

namespace recall {

namespace {

// A heading has fewer; a telephone number, an account and a day have more.
constexpr std::ptrdiff_t heading_digits_max = 4;

std::optional<char> delimiter_of(const std::string& word) {
    if (word == "tab" || word == "\\t") return '\t';
    if (word == "comma") return ',';
    if (word == "semicolon") return ';';
    if (word == "pipe") return '|';
    const bool is_one =
        word.size() == 1 && std::string_view(",;\t|:").find(word.front()) != word.npos;
    return is_one ? std::optional(word.front()) : std::nullopt;
}

// "phone,name,,left_out": one use a column; an empty one is recognised.
std::vector<std::string> parts_of_uses(const std::string& text) {
    if (text.empty()) return {};
    std::vector<std::string> uses{""};
    for (const char c : text) {
        if (c == ',') uses.emplace_back();
        else uses.back() += c;
    }
    return uses;
}

std::string why_not(const std::vector<std::string>& uses) {
    for (const std::string& use : uses) {
        if (use.empty() || use == by_header || is_column_use(use)) continue;
        return "“columns” takes phone, name, zone, code, do_not_call, kept, left_out and "
               "by_header, with commas between them.";
    }
    for (const char* once : {"phone", "zone", "code", "do_not_call"}) {
        if (std::count(uses.begin(), uses.end(), once) <= 1) continue;
        return std::string("“columns” says of two columns that they are “") + once +
               "”. Say it of one.";
    }
    return "";
}

std::optional<std::int64_t> header_of(const std::string& word) {
    if (word == "none") return 0;
    std::int64_t line = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), line);
    const bool is_number = error == std::errc() && end == word.data() + word.size() && line > 0;
    return is_number ? std::optional(line) : std::nullopt;
}

std::string all_encodings() {
    std::string all;
    for (const FileEncoding& one : file_encodings) all += ", " + std::string(one.word);
    return all;
}

bool is_given(const std::string& word) { return !word.empty() && word != "auto"; }

}  // namespace

Result<ImportOptions, std::string> options_from(const FileTerms& terms,
                                                const std::string& region) {
    ImportOptions read{region, std::nullopt, parts_of_uses(terms.columns)};
    if (is_given(terms.delimiter)) {
        read.delimiter = delimiter_of(terms.delimiter);
        if (!read.delimiter) {
            return std::string("“delimiter” must be one of , ; | : or tab.");
        }
    }
    if (std::string no = why_not(read.uses); !no.empty()) return no;
    if (is_given(terms.encoding)) {
        if (!is_file_encoding(terms.encoding)) {
            return "“encoding” must be one of auto" + all_encodings() + ".";
        }
        read.encoding = terms.encoding;
    }
    if (is_given(terms.header)) {
        read.header = header_of(terms.header);
        if (!read.header) {
            return std::string("“header” must be auto, none, or the line with the headings.");
        }
    }
    read.sheet = terms.sheet;
    return read;
}

RememberedColumns columns_to_remember(const ImportOptions& options, const ImportFile& file) {
    RememberedColumns uses;
    if (!file.headings_sure) return uses;
    for (std::size_t i = 0; i < options.uses.size() && i < file.columns.size(); ++i) {
        const std::string header = plain_header(file.columns[i].header);
        const std::string& use = options.uses[i];
        if (use.empty() || header.empty() || header.size() > import_text_bytes_max) continue;
        if (use == by_header) {
            uses[header] = "";
        } else if (count_digits(header) <= heading_digits_max &&
                   file.columns[i].header.find('@') == std::string::npos) {
            uses[header] = use;
        }
    }
    return uses;
}

}  // namespace recall
