// Who works here: roles, campaigns, targets: RULES.md §1.
#include "core/lookup.hpp"
#include "ui/parts/manager_parts.hpp"
#include "ui/screens/admin/admin.hpp"
#include "ui/toolkit/widgets.hpp"

#include <algorithm>
#include <array>

namespace recall::ui {
namespace {

constexpr float users_width_min_px = 560;
constexpr std::array role_names{"Agent", "Manager", "Admin"};

const char* words_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::string campaign_words(const Admin& admin, const User& user) {
    std::string words;
    for (const Code code : user.campaigns) {
        words += (words.empty() ? "" : ", ") + campaign_name(admin.view(), code);
    }
    if (words.empty() && user.role == Role::agent) return "No campaign";
    return words;
}

// Those at work first, then by name.
std::vector<const User*> users_of(const Admin& admin) {
    const Lookup wanted(admin.memory.search);
    std::vector<const User*> users;
    for (const auto& [username, user] : admin.view().users()) {
        if (wanted.finds({user.name, username})) users.push_back(&user);
    }
    std::stable_sort(users.begin(), users.end(), [](const User* one, const User* other) {
        if (one->active != other->active) return one->active;
        return one->name < other->name;
    });
    return users;
}

void choose_user(const Admin& admin, std::optional<Username> username) {
    AdminMemory& memory = admin.memory;
    memory.user = std::move(username);
    memory.user_draft.reset();
    memory.new_user = false;
}

void draw_list(const Admin& admin) {
    search_field("users", "Search users", admin.memory.search, {.placeholder = "User"});
    gap(space::half);
    const bool wide = width_left() >= users_width_min_px;
    const float hide = wide ? 0 : never_px;
    const std::array<Column, 4> columns = {
        Column{.name = "Name"}, Column{.name = "Role", .width = 86},
        Column{.name = "Target", .width = 60, .number = true, .hide_below = hide},
        Column{.name = "Status", .width = 84, .hide_below = hide}};
    const std::string none = "No user matches “" + admin.memory.search + "”";
    const std::vector<const User*> users = users_of(admin);
    Table table("user_list", "Users", columns,
                {.row_height = two_line_row, .empty_icon = icon::search, .empty = none});
    while (table.next(users.size())) {
        const User& user = *users[table.row()];
        if (table.begin_row(user.name, admin.memory.user == user.username)) {
            choose_user(admin, user.username);
        }
        const std::string campaigns = campaign_words(admin, user);
        table.two_lines(user.name, user.username + (campaigns.empty() ? "" : " · " + campaigns));
        table.text(words_of(user.role), Ink::muted);
        if (user.daily_target > 0) table.number(user.daily_target);
        else table.skip();
        table.badge(user.active ? "Active" : "Inactive",
                    user.active ? Tone::good : Tone::neutral);
    }
}

void draw_campaign_ticks(const Admin& admin, User& user) {
    muted("Campaigns");
    if (admin.view().campaigns().empty()) return paragraph("There is no campaign yet.", Ink::muted);
    for (const auto& [code, campaign] : admin.view().campaigns()) {
        const auto at = std::find(user.campaigns.begin(), user.campaigns.end(), code);
        bool works = at != user.campaigns.end();
        if (!checkbox("campaign_" + code.text(), campaign.name, works)) continue;
        if (works) user.campaigns.push_back(code);
        else user.campaigns.erase(at);
    }
}

void draw_fields(const Admin& admin, User& user, bool is_new) {
    text_field("name", "Name", user.name,
               {.bytes_max = name_bytes_max, .required = true, .focus = is_new});
    if (is_new) {
        text_field("username", "Username", user.username,
                   {.placeholder = "amaka",
                    .hint = "What they sign in with: small letters, digits, dot, dash, underscore. "
                            "It cannot be changed later.",
                    .bytes_max = username_bytes_max,
                    .required = true});
    }
    int role = static_cast<int>(user.role);
    if (select("role", "Role", role_names, role)) user.role = static_cast<Role>(role);
    draw_campaign_ticks(admin, user);
    gap(2);
    number_field("target", "Completed calls a day", user.daily_target, 0, daily_target_max,
                 {.hint = "The daily target; 0: none"});
    checkbox("set_callbacks", "May promise callbacks", user.may_set_callbacks);
    checkbox("callbacks", "May keep callbacks to themselves", user.may_keep_callbacks);
    if (!is_new) checkbox("active", "Active: may sign in and be given numbers", user.active);
}

// How a new user gets in, and one who forgot the password: nobody else ever knows it.
void draw_password(const Admin& admin, const User& user) {
    std::string reason = admin.why_not;
    if (reason.empty() && !user.active) reason = "Only an active user signs in.";
    const std::string tooltip = "Whoever opens it chooses the password of " + user.name +
                                "; the old one is in force until then";
    const ButtonOptions options{.icon = icon::key,
                                .tooltip = tooltip,
                                .disabled = reason,
                                .busy = admin.model.password.asking};
    flow(button_width("Make a one-time link", options));
    if (button("make_link", "Make a one-time link", options)) {
        admin.wishes.push_back(MakePasswordLink{user.username});
    }
}

std::string done_words(const Draft<User>& draft, bool is_new) {
    if (is_new) return draft.now.name + " can be given numbers";
    if (draft.before.active && !draft.now.active) return draft.now.name + " is no longer active";
    return draft.now.name + " is saved";
}

void draw_form(const Admin& admin, const User* known) {
    Draft<User>& draft = *admin.memory.user_draft;
    const bool is_new = known == nullptr;
    {
        const FormBody body(admin);
        draw_fields(admin, draft.now, is_new);
    }
    const FormFoot foot(admin);
    if (!is_new) draw_user_preview(admin, draft);
    const FormAnswer answer = draw_form_end(
        admin, {.command = SaveUser{draft.now},
                .done = done_words(draft, is_new),
                .changed = draft.changed(),
                .overtaken = draft.overtaken});
    if (answer == FormAnswer::put_back) draft.put_back();
    if (answer == FormAnswer::saved && is_new) choose_user(admin, Username(draft.now.username));
}

void draw_link(const Admin& admin) {
    const PasswordModel& password = admin.model.password;
    copyable("link", "Link", password.link);
    muted("It works once, until " + time_of_day(admin.model, password.link_expires) + ".");
    gap(space::half);
    const DialogAnswer answer =
        dialog_buttons({.confirm = "Copy the link", .icon = icon::copy, .cancel = "Done"});
    if (answer == DialogAnswer::confirm) admin.wishes.push_back(Copy{password.link});
    if (answer == DialogAnswer::cancel) admin.wishes.push_back(LeavePassword{});
}

// The link that was just made: the only moment it can be read.
void draw_link_dialog(const Admin& admin) {
    const PasswordModel& password = admin.model.password;
    if (password.link_for.empty() || password.asking) return;
    const std::string title = "A link for " + name_of(admin.view(), password.link_for);
    const Dialog dialog("password_link", title,
                        {.below = "Give it to nobody else.", .width = 560});
    if (dialog && !password.problem.empty()) {
        notice("problem", {.tone = Tone::bad, .words = password.problem});
    } else if (dialog) {
        draw_link(admin);
    }
    if (dialog.dismissed()) admin.wishes.push_back(LeavePassword{});
}

// The chosen user, or the one that is being made.
void draw_detail(const Admin& admin) {
    AdminMemory& memory = admin.memory;
    const User* known = memory.user ? admin.view().user(*memory.user) : nullptr;
    if (!memory.new_user && !known) return;  // on its way from the relay
    if (!memory.user_draft) memory.user_draft.emplace(known ? *known : User{});
    if (known && !memory.new_user) memory.user_draft->follow(*known);
    draw_form(admin, memory.new_user ? nullptr : known);
}

std::string detail_title(const Admin& admin) {
    if (admin.memory.new_user) return "New user";
    const User* known = admin.memory.user ? admin.view().user(*admin.memory.user) : nullptr;
    return known ? known->name : admin.memory.user.value_or("");
}

}  // namespace

void draw_users(const Admin& admin) {
    AdminMemory& memory = admin.memory;
    const ButtonOptions options{.icon = icon::user_plus, .disabled = admin.why_not};
    if (button("new_user", "New user…", options)) {
        choose_user(admin, std::nullopt);
        memory.new_user = true;
    }
    if (const User* user = memory.user ? admin.view().user(*memory.user) : nullptr) {
        draw_password(admin, *user);
    }
    gap(space::half);
    const bool open = memory.new_user || memory.user.has_value();
    Panes panes("people", {.detail_open = open, .detail_width = 440});
    if (panes.list()) draw_list(admin);
    if (panes.detail(open ? detail_title(admin) : std::string())) draw_detail(admin);
    if (panes.back()) choose_user(admin, std::nullopt);
    draw_link_dialog(admin);
}

}  // namespace recall::ui
