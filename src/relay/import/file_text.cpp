#include "relay/import/file_text.hpp"

#include "relay/desk/limits.hpp"
#include "relay/import/cell_text.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <utf8.h>

#include <algorithm>
#include <memory>

namespace recall {

namespace {

constexpr std::string_view western_page = "windows-1252";
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::size_t looked_at_bytes = 64 * 1024;
// How much surer a guess has to be than the desk's own code page, of 100; and where the desk's
// country has a page of its own, and both are of Latin letters, which are easily taken for others.
constexpr int surer_by = 10;
constexpr int surer_than_own_by = 50;

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

std::string_view label_of_encoding(std::string_view word) {
    for (const FileEncoding& one : file_encodings) {
        if (one.word == word) return one.label;
    }
    return word;
}

ImportError not_in_encoding(std::string_view text, std::size_t wrong, std::string_view encoding,
                            std::int64_t line) {
    const bool utf8 = encoding == "utf-8";
    return {utf8 ? "not_utf8" : "wrong_encoding",
            "The file is not " + std::string(label_of_encoding(encoding)) + ": byte " +
                std::to_string(std::min(wrong, text.size()) + 1) + ", in line " +
                std::to_string(line) +
                ", belongs to no character. Choose another encoding, or save the table as CSV in "
                "UTF-8 and try again.",
            line};
}

ImportError holds_zeros(std::string_view text, std::size_t zero) {
    const auto line = 1 + std::count(text.begin(),
                                     text.begin() + static_cast<std::ptrdiff_t>(zero), '\n');
    return {"not_text",
            "This is not a text file: byte " + std::to_string(zero + 1) + ", in line " +
                std::to_string(line) +
                ", is zero. Save the table as CSV in UTF-8 and try again.",
            line};
}

struct Conversion {
    std::string text;
    std::optional<std::size_t> wrong;  // the byte that belongs to no character
};

Conversion convert(std::string_view bytes, const std::string& encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const Converter from(ucnv_open(encoding.c_str(), &status), ucnv_close);
    const Converter to(ucnv_open("UTF-8", &status), ucnv_close);
    ensure(U_SUCCESS(status) != 0);
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    Conversion made;
    made.text.reserve(bytes.size());
    UChar pivot[4096];
    char part[8192];
    UChar* pivot_from = pivot;
    UChar* pivot_to = pivot;
    const char* at = bytes.data();
    const char* const end = bytes.data() + bytes.size();
    UBool first = 1;
    do {
        char* target = part;
        status = U_ZERO_ERROR;
        ucnv_convertEx(to.get(), from.get(), &target, part + sizeof part, &at, end, pivot,
                       &pivot_from, &pivot_to, pivot + std::size(pivot), first, 1, &status);
        first = 0;
        made.text.append(part, target);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status) == 0) return made;
    char odd[32];
    std::int8_t odd_bytes = sizeof odd;
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(from.get(), odd, &odd_bytes, &asked);
    const auto passed = static_cast<std::size_t>(at - bytes.data());
    made.wrong = passed - std::min(passed, static_cast<std::size_t>(std::max<int>(odd_bytes, 0)));
    return made;
}

// Of text without a mark: of most letters one byte is zero. Empty: it is none of the two.
std::string_view utf16_without_mark(std::string_view bytes) {
    if (bytes.size() % 2 != 0) return "";
    const std::string_view part = bytes.substr(0, looked_at_bytes);
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < part.size(); ++i) zeros[i % 2] += part[i] == '\0';
    const auto speaks_for = [&](std::size_t zero, std::size_t other) {
        return zero * 8 >= part.size() && other * 16 <= zero;  // a quarter of the letters
    };
    if (speaks_for(zeros[1], zeros[0])) return "utf-16le";
    return speaks_for(zeros[0], zeros[1]) ? "utf-16be" : "";
}

// The code page that Windows writes in the countries of these regions.
std::string code_page_of(const std::string& region) {
    constexpr std::pair<std::string_view, std::string_view> pages[] = {
        {"windows-1250", "PL CZ SK HU RO SI HR BA AL ME"},
        {"windows-1251", "RU UA BY BG RS MK KZ KG TJ UZ MN"},
        {"windows-1253", "GR CY"},
        {"windows-1254", "TR AZ"},
        {"windows-1255", "IL"},
        {"windows-1256", "EG SA AE IQ SY JO LB KW QA BH OM YE LY TN DZ MA SD PS IR PK AF"},
        {"windows-1257", "EE LV LT"},
        {"windows-1258", "VN"}};
    for (const auto& [page, regions] : pages) {
        if (!region.empty() && regions.find(region) != std::string_view::npos) {
            return std::string(page);
        }
    }
    return std::string(western_page);
}

bool is_latin_page(std::string_view page) {
    return page == western_page || page == "windows-1250" || page == "windows-1254" ||
           page == "windows-1257" || page == "windows-1258";
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The words with letters that are not ASCII: what the others have tells nothing.
std::string telling_words(std::string_view bytes) {
    std::string words;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= bytes.size() && words.size() < looked_at_bytes; ++at) {
        if (at < bytes.size()) {
            const char c = bytes[at];
            if (!is_ascii(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) continue;
        }
        const std::string_view word = bytes.substr(from, at - from);
        if (!std::all_of(word.begin(), word.end(), is_ascii)) {
            words += word;
            words += ' ';
        }
        from = at + 1;
    }
    return words;
}

// What the letters speak for: a word of file_encodings, or empty where that is none of these.
std::string word_of_charset(std::string_view name) {
    constexpr std::pair<std::string_view, std::string_view> same[] = {
        {"ISO-8859-1", "windows-1252"}, {"ISO-8859-2", "windows-1250"},
        {"ISO-8859-5", ""},             {"ISO-8859-6", "windows-1256"},
        {"ISO-8859-7", "windows-1253"}, {"ISO-8859-8-I", "windows-1255"},
        {"ISO-8859-8", "windows-1255"}, {"ISO-8859-9", "windows-1254"},
        {"KOI8-R", "koi8-r"}};
    for (const auto& [charset, word] : same) {
        if (charset == name) return std::string(word);
    }
    return name.starts_with("windows-") ? std::string(name) : "";
}

std::string guessed_code_page(std::string_view bytes, const std::string& region) {
    const std::string usual = code_page_of(region);
    const std::string words = telling_words(bytes);
    UErrorCode status = U_ZERO_ERROR;
    const Detector detector(ucsdet_open(&status), ucsdet_close);
    ucsdet_setText(detector.get(), words.data(), static_cast<std::int32_t>(words.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** found = ucsdet_detectAll(detector.get(), &count, &status);
    if (U_FAILURE(status) != 0) return usual;
    std::string best = usual;
    int best_is = 0, usual_is = 0;
    for (std::int32_t i = 0; i < count; ++i) {
        const int sure = ucsdet_getConfidence(found[i], &status);
        const std::string word = word_of_charset(ucsdet_getName(found[i], &status));
        if (word == usual) usual_is = std::max(usual_is, sure);
        if (!is_file_encoding(word) || sure <= best_is) continue;
        best = word;
        best_is = sure;
    }
    const bool own = usual != western_page && is_latin_page(usual) && is_latin_page(best);
    return best_is >= usual_is + (own ? surer_than_own_by : surer_by) ? best : usual;
}

// Where the bytes are UTF-8 but for a few, they are that, and damaged.
bool is_mostly_utf8(std::string_view bytes) {
    std::ptrdiff_t characters = 0, wrong = 0;
    for (auto at = bytes.begin(); at != bytes.end();) {
        const auto next = utf8::find_invalid(at, bytes.end());
        characters += std::count_if(
            at, next, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; });
        wrong += next != bytes.end();
        at = next == bytes.end() ? next : next + 1;
    }
    return characters > wrong;
}

ImportError empty_file() {
    return {"file_empty", "The file is empty. Choose one with a header and rows."};
}

// As its mark says, or its zeros; empty: nothing in it does.
std::string_view encoding_in(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
    if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
    if (bytes.starts_with(utf8_mark)) return "utf-8";
    return bytes.find('\0') == bytes.npos ? "" : utf16_without_mark(bytes);
}

}  // namespace

bool is_file_encoding(std::string_view word) {
    return std::any_of(std::begin(file_encodings), std::end(file_encodings),
                       [word](const FileEncoding& one) { return one.word == word; });
}

std::optional<ImportError> check_import_size(std::string_view bytes) {
    if (bytes.size() <= import_file_bytes_max) return std::nullopt;
    return ImportError{"too_big", "The file is larger than " +
                                      std::to_string(import_file_bytes_max / (1024 * 1024)) +
                                      " MiB, the most one import takes. Split it."};
}

Result<FileText, ImportError> FileText::read(std::string_view bytes, const std::string& said,
                                             const std::string& region) {
    if (const auto error = check_import_size(bytes)) return *error;
    FileText file;
    file.encoding_ = said.empty() ? encoding_in(bytes) : said;
    if (file.encoding_.empty()) {
        if (const auto zero = bytes.find('\0'); zero != bytes.npos) return holds_zeros(bytes, zero);
        const std::size_t wrong = utf8::find_invalid(bytes);
        file.encoding_ = wrong == bytes.npos || is_mostly_utf8(bytes)
                             ? "utf-8"
                             : guessed_code_page(bytes, region);
        file.guessed_ = file.encoding_ != "utf-8";
    }
    file.text_ = bytes;
    if (file.encoding_ == "utf-8") {
        if (const auto wrong = utf8::find_invalid(bytes); wrong != bytes.npos) {
            const auto before = bytes.substr(0, wrong);
            return not_in_encoding(bytes, wrong, file.encoding_,
                                   1 + std::count(before.begin(), before.end(), '\n'));
        }
    } else {
        Conversion made = convert(bytes, file.encoding_);
        if (made.wrong) {
            return not_in_encoding(bytes, *made.wrong, file.encoding_,
                                   1 + std::count(made.text.begin(), made.text.end(), '\n'));
        }
        file.converted_ = std::move(made.text);
        // A mark is a letter of UTF-16, and so it is converted.
        const std::string_view all = file.converted_;
        file.converted_.erase(0, all.size() - without_marks(all).size());
        file.is_converted_ = true;
    }
    file.text_ = without_marks(file.text_);
    if (const auto zero = file.text().find('\0'); zero != std::string_view::npos) {
        return holds_zeros(file.text(), zero);
    }
    if (trimmed_cell(file.text()).empty()) return empty_file();
    return file;
}

}  // namespace recall
