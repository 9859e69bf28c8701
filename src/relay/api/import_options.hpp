// What the ways to bring in a file of numbers share: how it is to be read, as the query says, and
// what is told where it cannot be.
#pragma once

#include "relay/http/answering.hpp"
#include "relay/import/import_file.hpp"
#include "wire/answers/imports.hpp"

namespace recall::api {

// Throws Refusal where the query makes no sense.
ImportOptions import_options(const Services& services, const FileTerms& terms,
                             const std::string& region);
HttpReply import_error_reply(const ImportError& error);

}  // namespace recall::api
