// Which callbacks a page holds, and in which order: what SqliteReader asks of its tables, asked of
// callbacks in memory.
#include "journal/journal.hpp"
#include "wire/words.hpp"

namespace recall {

namespace {

int compare(CallbackKey key, const Callback& a, const Callback& b) {
    const auto order = [](const auto& one, const auto& other) {
        return one < other ? -1 : other < one ? 1 : 0;
    };
    switch (key) {
        case CallbackKey::callback_time: return order(a.callback_time, b.callback_time);
        case CallbackKey::entry_time: return order(a.entry_time, b.entry_time);
        case CallbackKey::modify_date: return order(a.modify_date, b.modify_date);
        case CallbackKey::user: return order(a.user, b.user);
        case CallbackKey::campaign: return order(a.campaign.view(), b.campaign.view());
        case CallbackKey::list: return order(a.list, b.list);
        case CallbackKey::status: return order(word_of(a.status), word_of(b.status));
    }
    return 0;
}

}  // namespace

bool matches(const CallbackFilter& filter, const Callback& callback) {
    return (!filter.campaign || callback.campaign == *filter.campaign) &&
           (!filter.list || callback.list == *filter.list) &&
           (!filter.lead || callback.lead == *filter.lead) &&
           (!filter.user || callback.user == *filter.user) &&
           (!filter.status || callback.status == *filter.status) &&
           (!filter.recipient || callback.recipient == *filter.recipient) &&
           (!filter.from || callback.callback_time >= *filter.from) &&
           (!filter.before || callback.callback_time < *filter.before) &&
           (!filter.open_only || is_open(callback.status)) &&
           (!filter.ended || callback.ended == *filter.ended);
}

bool comes_before(CallbackSort sort, const Callback& a, const Callback& b) {
    int order = compare(sort.by, a, b);
    if (order == 0) order = compare(CallbackKey::callback_time, a, b);
    if (order == 0) order = a.id < b.id ? -1 : b.id < a.id ? 1 : 0;
    return sort.descending ? order > 0 : order < 0;
}

}  // namespace recall
