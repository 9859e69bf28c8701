// A completed call as the HTTP interface shows it, in the archive and in a lead's history.
#pragma once

#include "relay/http/page_query.hpp"

namespace recall::api {

std::int64_t seconds_of(const CompletedCall& call);
Json call_json(const CompletedCall& call);

}  // namespace recall::api
