// The bytes of a file as text in UTF-8, whatever a program wrote it in: UTF-8, UTF-16 of both ends,
// or a code page of one byte a letter. A mark at the beginning says which; so do the bytes of
// UTF-8, and the zeros of UTF-16. Nothing says which code page a file has: it is guessed, and that
// it was is told, with cells to look at.
#pragma once

#include "core/result.hpp"
#include "relay/import/import_file.hpp"

#include <string>
#include <string_view>

namespace recall {

// Whether it is a word of file_encodings, wire/answers/imports.hpp.
bool is_file_encoding(std::string_view word);

// Why there are too many of them; nothing where there are not.
std::optional<ImportError> check_import_size(std::string_view bytes);

class FileText {
public:
    // `said`: a word of file_encodings, or empty. `region`: the desk's, whose code page a file
    // has where nothing speaks for another. `bytes` must outlive this.
    static Result<FileText, ImportError> read(std::string_view bytes, const std::string& said,
                                              const std::string& region);

    std::string_view text() const { return is_converted_ ? std::string_view(converted_) : text_; }
    const std::string& encoding() const { return encoding_; }
    bool is_guessed() const { return guessed_; }

private:
    std::string_view text_;  // of the bytes, without a mark
    std::string converted_;
    bool is_converted_ = false;
    std::string encoding_ = "utf-8";
    bool guessed_ = false;
};

}  // namespace recall
