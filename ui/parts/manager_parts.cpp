#include "ui/parts/manager_parts.hpp"

#include "ui/parts/status_line.hpp"
#include "ui/toolkit/fields.hpp"
#include "ui/toolkit/fonts.hpp"
#include "ui/toolkit/item.hpp"
#include "ui/toolkit/layout.hpp"
#include "ui/toolkit/numbers.hpp"
#include "ui/toolkit/text.hpp"

#include <map>
#include <algorithm>

namespace recall::ui {
namespace {

constexpr float dot_px = 8;
constexpr float bar_px = 8;

Colour mark_colour(Tone tone) {
    if (tone == Tone::accent) return theme().focus;
    return tone == Tone::neutral ? theme().field_line : theme().tone(tone).text;
}

}  // namespace

std::string why_not_now(const Model& model) {
    if (model.session != SessionState::signed_in)
        return "Your session has ended. Sign in again first.";
    if (model.link == Link::live) return "";
    if (model.link == Link::unavailable) {
        return model.link_problem.empty() ? "The relay cannot save anything at the moment."
                                          : model.link_problem;
    }
    return "There is no connection, and others share these numbers. Wait until it is back.";
}

const char* kind_words(Kind kind) {
    return kind == Kind::client ? "Client CRM" : "Customer Service";
}

std::vector<LowPool> low_pools(const State& state) {
    struct Pool {
        std::int64_t total = 0, available = 0;
    };
    std::map<Code, Pool> pools;
    for (const auto& [id, list] : state.lists()) {
        if (state.rests(id)) continue;
        const ListCounts counts = state.counts(id);
        pools[list.campaign].total += counts.total;
        pools[list.campaign].available += counts.available;
    }
    std::vector<LowPool> low;
    for (const auto& [campaign, pool] : pools) {
        if (pool.total == 0 || pool.available >= state.desk().pool_low) continue;
        low.push_back({campaign, "The pool of " + campaign_name(state, campaign) +
                                     " is running low: " + numbers_words(pool.available) +
                                     " available."});
    }
    return low;
}

std::string campaign_name(const State& state, Code id) {
    const Campaign* campaign = state.campaign(id);
    return campaign ? campaign->name : id.text();
}

TypedDay typed_day(const std::string& text) {
    if (text.empty()) return {Day{}, ""};
    const auto day = day_from_text(text);
    if (day) return {day, ""};
    return {std::nullopt, "Write a day like 2026-12-31, or nothing."};
}

std::string numbers_words(std::int64_t numbers) {
    return count_words(static_cast<std::size_t>(std::max<std::int64_t>(numbers, 0)), "number",
                       "numbers");
}

std::string bytes_words(std::int64_t bytes) {
    constexpr std::int64_t kilo = 1024;
    if (bytes < kilo) return std::to_string(bytes) + " bytes";
    if (bytes < kilo * kilo) return std::to_string((bytes + kilo - 1) / kilo) + " KB";
    const std::int64_t tenths = bytes * 10 / (kilo * kilo);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

std::string name_of(const State& state, const Username& username) {
    const User* user = state.user(username);
    return user && !user->name.empty() ? user->name : username;
}

void figure(const Figure& figure) {
    const std::string value = grouped(figure.value);
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    float label_height = 0;
    {
        const TypeScope scope(Type::small);
        label_height = measure(figure.label).y;
        float left = from.x;
        if (figure.marked) {
            const float radius = px(dot_px) / 2;
            ImGui::GetWindowDrawList()->AddCircleFilled(
                {left + radius, from.y + label_height / 2}, radius, mark_colour(figure.tone));
            left += px(dot_px + 5);
        }
        draw_line({left, from.y, from.x + width, from.y + label_height}, figure.label,
                  theme().text_muted);
    }
    const TypeScope scope(Type::title);
    const float value_height = measure(value).y;
    const float top = from.y + label_height + px(2);
    const bool quiet = figure.value == 0;
    draw_line({from.x, top, from.x + width, top + value_height}, value,
              quiet ? theme().text_muted : theme().text);
    const ImRect area = rect_at_cursor({width, label_height + px(2) + value_height});
    ImGui::ItemSize(area.GetSize());
    ImGui::ItemAdd(area, 0);
    toolkit().semantics().describe_area(
        make_id(figure.label), area,
        {.role = AriaRole::status, .name = figure.label, .value = value});
}

void shares_bar(std::string_view name, std::span<const Figure> parts) {
    std::int64_t whole = 0;
    std::string words;
    for (const Figure& part : parts) {
        whole += part.value;
        if (!words.empty()) words += ", ";
        words += std::string(part.label) + " " + grouped(part.value);
    }
    const ImRect area = rect_at_cursor({ImGui::GetContentRegionAvail().x, px(bar_px)});
    ImGui::ItemSize(area.GetSize());
    const bool shown = ImGui::ItemAdd(area, 0);
    toolkit().semantics().describe_area(make_id(name), area,
                                        {.role = AriaRole::img, .name = name, .value = words});
    if (!shown) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float rounding = px(bar_px) / 2;
    list.AddRectFilled(area.Min, area.Max, theme().sunken, rounding);
    if (whole == 0) return;
    const auto end_of = [&](std::int64_t until) {
        return area.Min.x + area.GetWidth() * static_cast<float>(until) / static_cast<float>(whole);
    };
    std::int64_t done = 0;
    for (const Figure& part : parts) {
        if (part.value == 0) continue;
        const float left = end_of(done);
        done += part.value;
        const float right = std::max(end_of(done) - (done < whole ? px(1) : 0), left + 1);
        ImDrawFlags corners = ImDrawFlags_RoundCornersNone;
        if (done == part.value) corners |= ImDrawFlags_RoundCornersLeft;
        if (done == whole) corners |= ImDrawFlags_RoundCornersRight;
        if (corners != ImDrawFlags_RoundCornersNone) corners &= ~ImDrawFlags_RoundCornersNone;
        list.AddRectFilled({left, area.Min.y}, {right, area.Max.y}, mark_colour(part.tone),
                           rounding, corners);
    }
}

std::string clock_doubt_words(const Model& model, const ClockDoubt& doubt) {
    return "The relay's machine shows " + moment_words(model, doubt.machine) +
           ", and the desk goes on at " + moment_words(model, doubt.desk) +
           ". No day is closed and nothing is released until one of them is right.";
}

std::optional<Username> choose_agent(std::string_view id, const State& state,
                                     const AgentChoice& choice) {
    std::vector<Username> usernames;
    std::vector<std::string> names;
    for (const auto& [username, user] : state.users()) {
        const auto& works_in = user.campaigns;
        const bool fits = !choice.campaign || std::find(works_in.begin(), works_in.end(),
                                                        *choice.campaign) != works_in.end();
        const bool at_work = user.active && user.role == Role::agent;
        if (!fits || !at_work || username == choice.except) continue;
        usernames.push_back(username);
        names.push_back(user.name);
    }
    int index = -1;
    const bool chosen = select(id, choice.label, names, index,
                               {.placeholder = choice.label,
                                .disabled = choice.disabled,
                                .width = agent_choice_width_px,
                                .label_hidden = true});
    if (!chosen) return std::nullopt;
    return usernames[static_cast<std::size_t>(index)];
}

}  // namespace recall::ui
