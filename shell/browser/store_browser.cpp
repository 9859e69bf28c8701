// The device store's side of the bridge; the database itself is in web/store.js. Lists cross it
// as JSON:
//
//   view     = {"position": text, "history": text, "rows": [row...], "rejected": [command...],
//   "drafts": [draft...]} row      = {"kind", "id", "text"} command  = {"client", "number", "text"}
//   draft    = {"key", "text"}
#include <emscripten.h>

#include <nlohmann/json.hpp>

#include "shell/browser/host_browser.hpp"

// clang-format off
EM_JS(char*, js_begin_client, (void), {
    return recall_host.copy_out(recall_host.store.begin_client());
});
EM_JS(int, js_store_writes_pending, (void), {
    return recall_host.store.pending;
});
EM_JS(void, js_store_load, (int id, const char* user), {
    recall_host.store.load(id, UTF8ToString(user));
});
EM_JS(void, js_store_adopt, (const char* user), {
    recall_host.store.adopt(UTF8ToString(user));
});
EM_JS(void, js_store_let_go, (const char* user), {
    recall_host.store.let_go(UTF8ToString(user));
});
EM_JS(void, js_put_command, (const char* user, const char* client, double number,
                             const char* text), {
    recall_host.store.put_command(UTF8ToString(user), UTF8ToString(client), number,
                                  UTF8ToString(text));
});
EM_JS(void, js_remove_command, (const char* user, const char* client, double number), {
    recall_host.store.remove_command(UTF8ToString(user), UTF8ToString(client), number);
});
EM_JS(void, js_reject_command, (const char* user, const char* client, double number,
                                const char* text), {
    recall_host.store.reject_command(UTF8ToString(user), UTF8ToString(client), number,
                                     UTF8ToString(text));
});
EM_JS(void, js_drop_rejected, (const char* user, const char* client, double number), {
    recall_host.store.drop_rejected(UTF8ToString(user), UTF8ToString(client), number);
});
// In parts: a hundred thousand rows as one text, and its copies, do not fit in the memory.
EM_JS(void, js_add_rows, (const char* rows), {
    const before = recall_host.rows_to_put || [];
    recall_host.rows_to_put = before.concat(JSON.parse(UTF8ToString(rows)));
});
EM_JS(void, js_put_rows, (const char* user, const char* position, const char* history, int whole), {
    const rows = recall_host.rows_to_put || [];
    recall_host.rows_to_put = null;
    recall_host.store.put_rows(UTF8ToString(user), rows, UTF8ToString(position),
                               UTF8ToString(history), whole !== 0);
});
EM_JS(void, js_put_draft, (const char* user, const char* key, const char* text), {
    recall_host.store.put_draft(UTF8ToString(user), UTF8ToString(key), UTF8ToString(text));
});
EM_JS(void, js_forget_rows, (const char* user), {
    recall_host.store.forget_rows(UTF8ToString(user));
});
EM_JS(void, js_get_meta, (int id, const char* key), {
    recall_host.store.get_meta(id, UTF8ToString(key));
});
EM_JS(void, js_put_meta, (const char* key, const char* text), {
    recall_host.store.put_meta(UTF8ToString(key), UTF8ToString(text));
});
EM_JS(void, js_ask_to_stay, (void), {
    recall_host.store.ask_to_stay();
});
EM_JS(void, js_save_unsent, (const char* user), {
    recall_host.save_unsent(UTF8ToString(user));
});
// clang-format on

namespace recall::shell {
namespace {

using Json = nlohmann::json;

// Both ends of this bridge are ours: a missing field reads as empty rather than as an error.
std::string text_of(const Json& object, const char* field) {
    const auto found = object.find(field);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}
std::int64_t number_of(const Json& object, const char* field) {
    const auto found = object.find(field);
    return found != object.end() && found->is_number() ? found->get<std::int64_t>() : 0;
}
const Json& list_of(const Json& object, const char* field) {
    static const Json empty = Json::array();
    const auto found = object.find(field);
    return found != object.end() && found->is_array() ? *found : empty;
}

std::vector<StoredCommand> read_commands(const Json& list) {
    std::vector<StoredCommand> commands;
    for (const Json& one : list) {
        commands.push_back(
            {text_of(one, "client"), number_of(one, "number"), text_of(one, "text")});
    }
    return commands;
}

}  // namespace

std::vector<StoredCommand> read_commands(std::string_view json) {
    const Json list = Json::parse(json, nullptr, false);
    return list.is_array() ? read_commands(list) : std::vector<StoredCommand>();
}

std::string BrowserStore::begin_client() {
    char* text = js_begin_client();
    std::string id(text);
    std::free(text);
    return id;
}

bool BrowserStore::idle() const {
    return loads_.empty() && metas_.empty() && js_store_writes_pending() == 0;
}

void BrowserStore::load(const std::string& user, std::function<void(StoredView)> then) {
    js_store_load(loads_.add(std::move(then)), user.c_str());
}

void BrowserStore::on_loaded(int id, std::string_view json) {
    const Json read = Json::parse(json, nullptr, false);
    StoredView view;
    view.position = text_of(read, "position");
    view.history = text_of(read, "history");
    for (const Json& row : list_of(read, "rows")) {
        view.rows.push_back({text_of(row, "kind"), text_of(row, "id"), text_of(row, "text")});
    }
    view.rejected = read_commands(list_of(read, "rejected"));
    for (const Json& draft : list_of(read, "drafts")) {
        view.drafts.push_back({text_of(draft, "key"), text_of(draft, "text")});
    }
    loads_.answer(id, std::move(view));
}

void BrowserStore::adopt(const std::string& user) { js_store_adopt(user.c_str()); }
void BrowserStore::let_go(const std::string& user) { js_store_let_go(user.c_str()); }

void BrowserStore::put_command(const std::string& user, const StoredCommand& command) {
    js_put_command(user.c_str(), command.client.c_str(), static_cast<double>(command.number),
                   command.text.c_str());
}
void BrowserStore::remove_command(const std::string& user, const std::string& client,
                                  std::int64_t number) {
    js_remove_command(user.c_str(), client.c_str(), static_cast<double>(number));
}
void BrowserStore::reject_command(const std::string& user, const StoredCommand& command) {
    js_reject_command(user.c_str(), command.client.c_str(), static_cast<double>(command.number),
                      command.text.c_str());
}
void BrowserStore::drop_rejected(const std::string& user, const std::string& client,
                                 std::int64_t number) {
    js_drop_rejected(user.c_str(), client.c_str(), static_cast<double>(number));
}

void BrowserStore::put_rows(const std::string& user, const std::vector<StoredRow>& rows,
                            const std::string& position, const std::string& history, bool whole) {
    constexpr std::size_t rows_at_a_time = 5'000;
    Json list = Json::array();
    const auto hand_over = [&list] {
        js_add_rows(list.dump(-1, ' ', false, Json::error_handler_t::replace).c_str());
        list = Json::array();
    };
    for (const StoredRow& row : rows) {
        list.push_back({{"kind", row.kind}, {"id", row.id}, {"text", row.text}});
        if (list.size() == rows_at_a_time) hand_over();
    }
    if (!list.empty()) hand_over();
    js_put_rows(user.c_str(), position.c_str(), history.c_str(), whole ? 1 : 0);
}

void BrowserStore::put_draft(const std::string& user, const std::string& key,
                             const std::string& text) {
    js_put_draft(user.c_str(), key.c_str(), text.c_str());
}
void BrowserStore::forget_rows(const std::string& user) { js_forget_rows(user.c_str()); }

void BrowserStore::get_meta(const std::string& key, std::function<void(std::string)> then) {
    js_get_meta(metas_.add(std::move(then)), key.c_str());
}
void BrowserStore::put_meta(const std::string& key, const std::string& text) {
    js_put_meta(key.c_str(), text.c_str());
}

void BrowserStore::ask_to_stay() { js_ask_to_stay(); }
void BrowserStore::save_unsent(const std::string& user) { js_save_unsent(user.c_str()); }

}  // namespace recall::shell
