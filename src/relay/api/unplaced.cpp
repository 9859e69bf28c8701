// Work that no rule could place, for managers to read. What they make of it are commands.
#include "relay/api/handlers.hpp"

namespace recall::api {

Listed<Unplaced> unplaced(const Services& services, const Caller&, const UnplacedQuery& query) {
    const UnplacedFilter filter{if_given(query.unplaced), query.state, if_given(query.by)};
    return list_reply<Unplaced>(
        services, query.paging, "unplaced", [](const Unplaced& item) { return item.id.value; },
        [&](PageRequest page) { return services.reader.unplaced(filter, page); });
}

}  // namespace recall::api
