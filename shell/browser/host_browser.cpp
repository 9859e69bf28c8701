#include "shell/browser/host_browser.hpp"

#include <emscripten.h>
#include <emscripten/html5.h>

#include <cmath>
#include <cstdlib>

// clang-format off
EM_JS(void, js_timer, (int id, double delay_ms), {
    recall_host.timer(id, delay_ms);
});
EM_JS(void, js_socket_open, (const char* path, const char* user, double buffer_bytes_max), {
    recall_host.socket_open(UTF8ToString(path), UTF8ToString(user), buffer_bytes_max);
});
EM_JS(int, js_socket_send, (const char* text), {
    return recall_host.socket_send(UTF8ToString(text));
});
EM_JS(void, js_socket_close, (void), {
    recall_host.socket_close();
});
EM_JS(void, js_http, (int id, const char* method, const char* path, const char* body,
                      const char* type, int file, const char* save_as,
                      const char* for_user), {
    recall_host.http(id, UTF8ToString(method), UTF8ToString(path), UTF8ToString(body),
                     UTF8ToString(type), file, UTF8ToString(save_as), UTF8ToString(for_user));
});
EM_JS(void, js_cancel_http, (int id), {
    recall_host.cancel_http(id);
});
EM_JS(void, js_choose_file, (int id, const char* accept, int head_bytes), {
    recall_host.choose_file(id, UTF8ToString(accept), head_bytes);
});
EM_JS(void, js_forget_file, (int file), {
    recall_host.forget_file(file);
});
EM_JS(void, js_download, (const char* name, const char* type, const char* text), {
    recall_host.download(UTF8ToString(name), UTF8ToString(type), UTF8ToString(text));
});
EM_JS(double, js_utc_offset, (const char* zone, double at_ms), {
    return recall_host.utc_offset_ms(UTF8ToString(zone), at_ms);
});
EM_JS(bool, js_knows_zone, (const char* zone), {
    return recall_host.knows_zone(UTF8ToString(zone));
});
EM_JS(void, js_set_title, (const char* title), {
    document.title = UTF8ToString(title);
});
EM_JS(char*, js_route, (void), {
    return recall_host.copy_out(recall_host.route());
});
EM_JS(void, js_set_route, (const char* route, int replace), {
    recall_host.set_route(UTF8ToString(route), replace);
});
EM_JS(char*, js_address_of, (const char* route), {
    return recall_host.copy_out(new URL('#' + UTF8ToString(route), location.href).href);
});
EM_JS(void, js_open_link, (const char* url, const char* name), {
    recall_host.open_link(UTF8ToString(url), UTF8ToString(name));
});
EM_JS(void, js_copy_text, (const char* text), {
    recall_host.copy_text(UTF8ToString(text));
});
EM_JS(int, js_appearance, (void), {
    return recall_host.appearance();
});
EM_JS(int, js_text_size, (void), {
    return recall_host.text_size();
});
EM_JS(void, js_choose_text_size, (int percent), {
    recall_host.choose_text_size(percent);
});
EM_JS(void, js_choose_compact, (int compact), {
    recall_host.choose_compact(compact !== 0);
});
EM_JS(void, js_choose_dark, (int dark), {
    recall_host.choose_dark(dark !== 0);
});
EM_JS(int, js_online, (void), {
    return navigator.onLine ? 1 : 0;
});
EM_JS(int, js_visible, (void), {
    return document.hidden ? 0 : 1;
});
EM_JS(void, js_tell_other_tabs, (const char* text), {
    recall_host.tell_other_tabs(UTF8ToString(text));
});
EM_JS(void, js_warn_before_leaving, (int warn), {
    recall_host.warn_before_leaving = warn !== 0;
});
EM_JS(int, js_may_notify, (void), {
    return recall_host.may_notify();
});
EM_JS(void, js_print, (const char* title), {
    recall_print(UTF8ToString(title));
});
EM_JS(void, js_chime, (void), {
    recall_host.chime();
});
EM_JS(void, js_ask_to_notify, (void), {
    recall_host.ask_to_notify();
});
EM_JS(void, js_notify, (const char* title, const char* body, const char* tag), {
    recall_host.notify(UTF8ToString(title), UTF8ToString(body), UTF8ToString(tag));
});
EM_JS(void, js_reload, (void), {
    location.reload();
});
EM_JS(void, js_start_managers_program, (void), {
    recall_program.change_to_managers();
});
EM_JS(void, js_look_for_version, (void), {
    recall_version.look();
});
EM_JS(void, js_change_version, (void), {
    recall_version.change();
});
EM_JS(char*, js_asset, (const char* name, int* size), {
    return recall_host.asset(UTF8ToString(name), size);
});
// clang-format on

namespace recall::shell {
namespace {

constexpr int no_file = 0;

// Takes what copy_out of shell.js has allocated.
std::string take(char* text) {
    if (text == nullptr) return {};
    std::string taken(text);
    std::free(text);
    return taken;
}

}  // namespace

std::int64_t BrowserClock::wall_ms() const { return std::llround(emscripten_date_now()); }
std::int64_t BrowserClock::monotonic_ms() const { return std::llround(emscripten_get_now()); }
std::int64_t BrowserClock::utc_offset_ms(const std::string& zone, std::int64_t at_ms) const {
    return std::llround(js_utc_offset(zone.c_str(), static_cast<double>(at_ms)));
}

bool BrowserClock::knows_zone(const std::string& zone) const { return js_knows_zone(zone.c_str()); }

TimerId BrowserTimers::after(std::int64_t delay_ms, std::function<void()> then) {
    const TimerId timer = waiting_.add(std::move(then));
    js_timer(timer, static_cast<double>(delay_ms));
    return timer;
}
void BrowserTimers::cancel(TimerId timer) { waiting_.forget(timer); }

void BrowserSocket::open(const std::string& path, const std::string& user) {
    js_socket_open(path.c_str(), user.c_str(), static_cast<double>(socket_buffer_bytes_max));
}
bool BrowserSocket::send(const std::string& text) { return js_socket_send(text.c_str()) != 0; }
void BrowserSocket::close() { js_socket_close(); }

RequestId BrowserHttp::send(HttpQuestion request, std::function<void(HttpResponse)> then) {
    const int id = waiting_.add(std::move(then));
    if (request.on_progress) progress_.emplace(id, std::move(request.on_progress));
    if (request.on_received) received_.emplace(id, std::move(request.on_received));
    js_http(id, request.method.c_str(), request.path.c_str(), request.body.c_str(),
            request.content_type.c_str(), request.file.value_or(no_file), request.save_as.c_str(),
            request.for_user.c_str());
    return id;
}
void BrowserHttp::cancel(RequestId request) {
    waiting_.forget(request);
    progress_.erase(request);
    received_.erase(request);
    js_cancel_http(request);
}
void BrowserHttp::on_response(int id, HttpResponse response) {
    progress_.erase(id);
    received_.erase(id);
    waiting_.answer(id, std::move(response));
}
void BrowserHttp::on_progress(int id, double share) {
    const auto found = progress_.find(id);
    if (found != progress_.end()) found->second(share);
}

void BrowserHttp::on_received(int id, std::int64_t bytes, std::int64_t bytes_total) {
    const auto found = received_.find(id);
    if (found != received_.end()) found->second(bytes, bytes_total);
}

void BrowserFiles::choose(const std::string& accept,
                          std::function<void(std::optional<ChosenFile>)> then) {
    js_choose_file(waiting_.add(std::move(then)), accept.c_str(),
                   static_cast<int>(file_preview_bytes_max));
}
void BrowserFiles::forget(FileHandle file) { js_forget_file(file); }
void BrowserFiles::download(const std::string& name, const std::string& mime_type,
                            const std::string& text) {
    js_download(name.c_str(), mime_type.c_str(), text.c_str());
}

void BrowserPage::set_title(const std::string& title) { js_set_title(title.c_str()); }
std::string BrowserPage::route() const { return take(js_route()); }
void BrowserPage::set_route(const std::string& route, bool replace) {
    js_set_route(route.c_str(), replace ? 1 : 0);
}
std::string BrowserPage::address_of(const std::string& route) const {
    return take(js_address_of(route.c_str()));
}
void BrowserPage::open_link(const std::string& url, const std::string& window_name) {
    js_open_link(url.c_str(), window_name.c_str());
}
void BrowserPage::copy_text(const std::string& text) { js_copy_text(text.c_str()); }
void BrowserPage::choose_text_size(int percent) { js_choose_text_size(percent); }
void BrowserPage::choose_compact(bool compact) { js_choose_compact(compact ? 1 : 0); }
void BrowserPage::choose_dark(bool dark) { js_choose_dark(dark ? 1 : 0); }
Appearance BrowserPage::appearance() const {
    const unsigned bits = static_cast<unsigned>(js_appearance());
    return {(bits & 1U) != 0, (bits & 2U) != 0, (bits & 4U) != 0,
            (bits & 8U) != 0, js_text_size(),   (bits & 16U) != 0};
}
bool BrowserPage::online() const { return js_online() != 0; }
bool BrowserPage::visible() const { return js_visible() != 0; }
void BrowserPage::tell_other_tabs(const std::string& text) { js_tell_other_tabs(text.c_str()); }
void BrowserPage::warn_before_leaving(bool warn) { js_warn_before_leaving(warn ? 1 : 0); }
PageEffects::MayNotify BrowserPage::may_notify() const {
    return static_cast<MayNotify>(js_may_notify());
}
void BrowserPage::print(const std::string& title) { js_print(title.c_str()); }
void BrowserPage::chime() { js_chime(); }
void BrowserPage::ask_to_notify() { js_ask_to_notify(); }
void BrowserPage::notify(const std::string& title, const std::string& body,
                         const std::string& tag) {
    js_notify(title.c_str(), body.c_str(), tag.c_str());
}
void BrowserPage::reload() { js_reload(); }
void BrowserPage::start_managers_program() { js_start_managers_program(); }
void BrowserPage::look_for_version() { js_look_for_version(); }
void BrowserPage::change_version() { js_change_version(); }

std::span<const std::byte> BrowserAssets::bytes(std::string_view name) const {
    const auto known = fetched_.find(name);
    if (known != fetched_.end()) return known->second;
    std::string key(name);
    int size_bytes = 0;
    // Never freed: the bytes live as long as the page, as the header promises.
    const char* start = js_asset(key.c_str(), &size_bytes);
    const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(start),
                                           static_cast<std::size_t>(size_bytes));
    fetched_.emplace(std::move(key), bytes);
    return bytes;
}

}  // namespace recall::shell
