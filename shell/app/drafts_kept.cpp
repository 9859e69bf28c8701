#include "shell/app/drafts_kept.hpp"

#include "shell/app/http_json.hpp"

#include <algorithm>
#include <charconv>

namespace recall::shell {

namespace {

constexpr std::string_view call_prefix = "call/", kept_prefix = "kept/", notes_prefix = "notes/";
constexpr std::string_view news = "draft ";  // to the other tabs: whose, which, and the text

template <typename Key>
std::string key_of(std::string_view prefix, Key id) {
    return std::string(prefix) + std::to_string(id.value);
}

// None where the key begins otherwise.
template <typename Key>
std::optional<Key> id_in(std::string_view key, std::string_view prefix) {
    if (!key.starts_with(prefix)) return std::nullopt;
    key.remove_prefix(prefix.size());
    Key id;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id.value);
    if (error != std::errc() || end != key.data() + key.size()) return std::nullopt;
    return id;
}

// Empty: nothing that anybody would miss.
std::string stored_text(const ui::CallDraft& draft) {
    if (draft.is_blank()) return "";
    const ui::CallbackDraft& callback = draft.callback;
    Json json{{"notes", draft.notes},
              {"why", draft.closed_why},
              {"called", draft.called_at.ms},
              {"follow_up", draft.follow_up},
              {"slot", callback.slot},
              {"ahead", callback.ahead},
              {"slot_minutes", callback.slot_minutes},
              {"only_me", callback.only_me},
              {"comments", callback.comments},
              {"begun", callback.begun},
              {"again", callback.again}};
    if (draft.outcome) json["outcome"] = draft.outcome->text();
    if (callback.day.chosen) json["day"] = to_text(callback.day.chosen);
    return to_text(json);
}

int number_of(const Json& json, const char* name, int least, int most) {
    return static_cast<int>(std::clamp<std::int64_t>(number_in(json, name), least, most));
}

// What cannot be read is as if it had not been entered.
ui::CallDraft draft_from(const std::string& text) {
    ui::CallDraft draft;
    const auto parsed = parse_json(text);
    if (!parsed || !parsed.value().is_object()) return draft;
    const Json& json = parsed.value();
    const auto outcome = Code::from_text(text_in(json, "outcome"));
    if (outcome && *outcome) draft.outcome = outcome;
    draft.notes = text_in(json, "notes");
    draft.closed_why = text_in(json, "why");
    draft.called_at = {number_in(json, "called")};
    draft.follow_up = field_in(json, "follow_up") == true;
    ui::CallbackDraft& callback = draft.callback;
    callback.day.chosen = day_from_text(text_in(json, "day")).value_or(Day{});
    constexpr int day_minutes = 24 * 60;
    callback.slot_minutes = number_of(json, "slot_minutes", 1, day_minutes);
    callback.slot = number_of(json, "slot", -1, day_minutes / callback.slot_minutes - 1);
    callback.ahead = number_of(json, "ahead", 0, day_minutes);
    callback.only_me = field_in(json, "only_me") == true;
    callback.comments = text_in(json, "comments");
    callback.begun = field_in(json, "begun") == true;
    callback.again = field_in(json, "again") == true;
    return draft;
}

// Into the form that the key says; whether it says one.
bool put_into(ui::Memory& memory, std::string_view key, const std::string& text) {
    if (const auto id = id_in<AssignmentId>(key, call_prefix)) {
        memory.work.drafts[*id] = draft_from(text);
    } else if (const auto callback = id_in<CallbackId>(key, kept_prefix)) {
        memory.callbacks.kept[*callback] = draft_from(text);
    } else {
        return false;
    }
    return true;
}

}  // namespace

void DraftsKept::put(const Username& user, const std::string& key, const std::string& text) {
    store_.put_draft(user, key, text);
    page_.tell_other_tabs(std::string(news) + user + "\n" + key + "\n" + text);
}

void DraftsKept::keep(const Username& user, const ui::KeepDraft& wish) {
    put(user,
        wish.assignment ? key_of(call_prefix, wish.assignment)
                        : key_of(kept_prefix, wish.callback),
        stored_text(wish.draft));
}

void DraftsKept::drop(const Username& user, AssignmentId id) {
    put(user, key_of(call_prefix, id), "");
    store_.put_draft(user, key_of(notes_prefix, id), "");
}

void DraftsKept::drop(const Username& user, CallbackId id) {
    put(user, key_of(kept_prefix, id), "");
}

void DraftsKept::restore(const Replica& replica, const std::vector<StoredDraft>& drafts,
                         ui::Memory& memory) {
    for (const StoredDraft& draft : drafts) {
        if (put_into(memory, draft.key, draft.text)) continue;
        const auto id = id_in<AssignmentId>(draft.key, notes_prefix);
        if (!id) continue;
        const auto [at, is_new] = memory.work.drafts.try_emplace(*id);
        if (is_new) at->second.notes = draft.text;
    }
    if (!replica.has_rows()) return;
    std::erase_if(memory.work.drafts, [&](const auto& one) {
        const auto& [id, draft] = one;
        const bool is_known = replica.view().assignment(id) || replica.departed(id);
        if (is_known || !draft.notes.empty()) return false;
        drop(replica.user(), id);
        return true;
    });
    std::erase_if(memory.callbacks.kept, [&](const auto& one) {
        const auto& [id, draft] = one;
        if (replica.view().callback(id) || !draft.notes.empty()) return false;
        drop(replica.user(), id);
        return true;
    });
}

bool DraftsKept::hear(std::string_view said, const Username& user, ui::Memory& memory) {
    if (!said.starts_with(news)) return false;
    said.remove_prefix(news.size());
    const std::size_t whose = said.find('\n');
    const std::size_t which = said.find('\n', whose + 1);
    if (whose == said.npos || which == said.npos || said.substr(0, whose) != user) return true;
    const std::string_view key = said.substr(whose + 1, which - whose - 1);
    const std::string text(said.substr(which + 1));
    put_into(memory, key, text);
    const auto number = id_in<AssignmentId>(key, call_prefix);
    if (number && !text.empty()) {
        memory.work.written_elsewhere = number;
        memory.work.written_until_ms = 0;
    }
    return true;
}

}  // namespace recall::shell
