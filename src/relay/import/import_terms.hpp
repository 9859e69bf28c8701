// How a file is to be read, as somebody says it in words: over HTTP and on the command line alike.
#pragma once

#include "core/result.hpp"
#include "relay/import/import_file.hpp"

namespace recall {

// Without what is remembered of columns. A sentence where the words make no sense.
Result<ImportOptions, std::string> options_from(const FileTerms& terms, const std::string& region);

// What was said of the columns, by their headers, to be known for later files; an empty use is to
// be forgotten. Nothing of a file whose headings may be somebody's data.
RememberedColumns columns_to_remember(const ImportOptions& options, const ImportFile& file);

}  // namespace recall
