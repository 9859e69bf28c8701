#include "ui/parts/listing.hpp"

#include "ui/model/route.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr std::int64_t typing_pause_ms = 300;   // before what is typed is asked
constexpr std::int64_t asked_again_ms = 2'000;  // at most this often while the rows change

Ask ask_of(Topic topic, const Answer& answer) {
    return {topic, answer.path, answer.about, answer.stamp, frame().now_ms};
}

}  // namespace

void keep_asking(const Model& model, Topic topic, const Inquiry& inquiry, Wishes& wishes) {
    // Asked afresh once there is somebody to ask: the application calls it out of date then.
    if (model.link != Link::live || model.session != SessionState::signed_in) return;
    const Answer& answer = model.answers->of(topic);
    const bool same = answer.path == inquiry.path && answer.about == inquiry.about;
    const bool fresh = same && !answer.stale && answer.stamp == inquiry.stamp;
    if (same && (answer.loading || (fresh && inquiry.again_ms == 0))) return;
    const std::int64_t now = frame().now_ms;
    std::int64_t at = now;
    if (!same && answer.about == inquiry.about) at = inquiry.typed_at_ms + typing_pause_ms;
    else if (fresh) at = answer.asked_at_ms + inquiry.again_ms;
    else if (same && !answer.stale) at = answer.asked_at_ms + asked_again_ms;
    if (at > now) return toolkit().wake_at(at);
    wishes.push_back(Ask{topic, inquiry.path, inquiry.about, inquiry.stamp, now});
}

void keep_asking(const Model& model, Topic topic, const std::string& path, std::int64_t again_ms,
                 Wishes& wishes) {
    Inquiry inquiry;
    inquiry.path = inquiry.about = path;
    inquiry.again_ms = again_ms;
    keep_asking(model, topic, inquiry, wishes);
}

bool is_known(const Answer& answer, std::string_view path) {
    return answer.known && answer.about == path;
}

void draw_problem(const Answer& answer, Topic topic, Wishes& wishes) {
    if (answer.problem.empty()) return;
    const Notice words{.tone = Tone::bad, .words = answer.problem, .action = "Try again"};
    if (notice("problem", words) == NoticeAnswer::action) wishes.push_back(ask_of(topic, answer));
}

std::string empty_words(const Model& model, const Answer& answer, bool filtered,
                        std::string_view nothing) {
    if (model.link != Link::live) return "It is shown when connected";
    if (!answer.problem.empty()) return "It could not be read";
    if (!answer.known) return "Looking…";
    return filtered ? "Nothing matches the filters" : std::string(nothing);
}

float pager_height() { return toolkit().density().small + space::two; }

void draw_pager(const Answer& answer, std::int64_t& page) {
    const std::int64_t size = std::max<std::int64_t>(answer.size, 1);
    const std::int64_t pages = std::max<std::int64_t>((answer.total + size - 1) / size, 1);
    const std::int64_t first = (answer.page - 1) * size + 1;
    const std::int64_t last = std::min(answer.page * size, answer.total);
    std::string words = "None";
    if (first <= last) {
        words = grouped(first) + "–" + grouped(last) + " of " +
                (answer.more ? "more than " : "") + grouped(answer.total);
    }
    // How many pages there are is not known then, only whether another one may follow.
    if (answer.more) {
        words = grouped(first) + "–" + grouped(answer.page * size) +
                " of more than " + grouped(answer.total);
    }
    if (answer.loading) words += ", looking…";
    const ButtonOptions back{.disabled = page <= 1 ? "This is the first page." : "", .small = true};
    const ButtonOptions on{
        .disabled = page >= pages && !answer.more ? "This is the last page." : "", .small = true};
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float buttons = 2 * icon_button_width(back) + space::one;
    const float right = from.x + ImGui::GetContentRegionAvail().x;
    move_cursor_up(-(toolkit().density().small - type_size(Type::small, false)) / 2 + 2);
    muted(words);
    move_cursor({right - px(buttons), from.y});
    if (icon_button("back", icon::chevron_left, "Previous page", back)) {
        page = std::max<std::int64_t>(page - 1, 1);
    }
    beside();
    if (icon_button("on", icon::chevron_right, "Next page", on)) ++page;
}

float export_width() { return button_width("Export", {.icon = icon::file_down}); }

void draw_export(const Model& model, const Answer& answer, const std::string& path,
                 const std::string& name, Wishes& wishes) {
    std::string reason;
    if (model.link != Link::live) reason = "There is no connection. Wait until it is back.";
    else if (answer.total == 0) reason = "There is nothing to export.";
    else if (model.download.step == Download::Step::running) {
        reason = "Another file is being saved. Wait for it, or cancel it.";
    }
    if (button("export", "Export", {.icon = icon::file_down, .disabled = reason})) {
        open_menu("formats");
    }
    constexpr std::array<MenuItem, 3> formats = {MenuItem{"As CSV, for a spreadsheet"},
                                                 MenuItem{"As JSON, for a program"},
                                                 MenuItem{"As an Excel file"}};
    const int chosen = menu("formats", "Export", formats);
    if (chosen < 0) return;
    const std::string format = chosen == 0 ? "csv" : chosen == 1 ? "json" : "xlsx";
    const std::string mark = path.find('?') == std::string::npos ? "?" : "&";
    wishes.push_back(SaveListing{path + mark + "format=" + format + "&download=1",
                                 name + "." + format, answer.total});
}

void draw_download(const Model& model, Wishes& wishes) {
    const Download& download = model.download;
    if (download.step == Download::Step::none) return;
    if (download.step == Download::Step::failed) {
        const std::string words = download.name + " was not saved. " + download.problem;
        const NoticeAnswer answer = notice(
            "download", {.tone = Tone::bad, .words = words, .action = "Try again",
                         .dismissable = true});
        if (answer == NoticeAnswer::action) {
            wishes.push_back(SaveListing{download.path, download.name, download.rows});
        }
        if (answer == NoticeAnswer::dismissed) wishes.push_back(StopSaving{});
        return;
    }
    const Card card("download");
    const std::string label = "Saving " + download.name;
    const std::string figure = bytes_words(download.bytes) + " so far, " +
                               grouped(download.rows) + " rows in all";
    const float share = download.bytes_total > 0 ? static_cast<float>(download.bytes) /
                                                       static_cast<float>(download.bytes_total)
                                                 : 0;
    progress_bar(label, share, figure);
    if (button("stop", "Cancel", {.small = true})) wishes.push_back(StopSaving{});
}

std::uint64_t figures_stamp(const Model& model) {
    std::uint64_t stamp = static_cast<std::uint64_t>(model.today.number);
    for (const auto& [key, tally] : model.replica->view().tallies()) {
        stamp = stamp * 31 + static_cast<std::uint64_t>(tally.completed) * 7 +
                static_cast<std::uint64_t>(tally.taken_back);
    }
    return stamp;
}

}  // namespace recall::ui
