// A completed call as the HTTP interface shows it, in the archive and in a lead's history.
#pragma once

#include "relay/api_page.hpp"

namespace recall::api {

std::int64_t seconds_of(const CompletedCall& call);
Json call_json(const CompletedCall& call);

}  // namespace recall::api
