// What the palette finds (ui/page/palette.cpp): screens, things to do, and an agent's own numbers,
// callbacks and calls of today. They are gathered when it opens and when something they are made of
// changes, and searched when the text does: a frame in between looks at none of them.
//
// Texts are found as everywhere, core/lookup.hpp: words in any order, numbers in any spelling.
#pragma once
#include "core/lookup.hpp"
#include "ui/model/memory.hpp"
#include "ui/model/model.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace recall::ui {

// Of each group, while something is typed. How many more there are is said.
inline constexpr std::size_t palette_shown_max = 8;

// What choosing an entry does.
enum class PaletteDeed { keys, dark, alerts, password, sign_out, correct };
struct GoToNumber {
    Screen screen{};
    AssignmentId id;
    bool operator==(const GoToNumber&) const = default;
};
struct GoToCallback {
    CallbackId id;
    bool operator==(const GoToCallback&) const = default;
};
struct TakeNumber {
    Screen screen{};
    Code campaign;
    bool operator==(const TakeNumber&) const = default;
};
struct TellPresence {  // as SayPresence has it
    std::string state, code;
    bool operator==(const TellPresence&) const = default;
};
using PaletteGoal =
    std::variant<Screen, PaletteDeed, GoToNumber, GoToCallback, TakeNumber, TellPresence>;

struct PaletteEntry {
    std::string name, below;
    const char* icon = nullptr;
    PaletteGoal goal;
    Findable called{};   // who is called what is typed stands first,
    Findable further{};  // then who is found by all that is known of them
};

struct PaletteGroup {
    std::string_view title;
    bool at_rest = false;  // also shown, and whole, while nothing is typed
    std::vector<PaletteEntry> entries{};
};

// What the groups are made of.
struct PaletteSource {
    const Replica* replica = nullptr;
    std::uint64_t version = 0;
    Day today;
    Link link = Link::offline;
    Screen screen{};
    std::optional<AssignmentId> chosen;
    TellPresence presence;
    std::vector<std::string> pauses;
    bool dark = false;
    bool operator==(const PaletteSource&) const = default;
};

class PaletteList {
public:
    struct Found {
        std::string_view title;
        std::vector<const PaletteEntry*> entries{};
        std::size_t more = 0;  // that are found too, and not shown
    };

    bool is_made_of(const PaletteSource& source) const { return source == source_; }
    void take(PaletteSource source, std::vector<PaletteGroup> groups);
    void find(std::string_view text);

    // The groups in which something is found, in the order they were given in.
    const std::vector<Found>& found() const { return found_; }
    std::size_t count() const;  // of all that is shown
    const PaletteEntry* at(std::size_t index) const;  // null where there is none
    std::optional<std::size_t> place_of(const PaletteGoal& goal) const;

private:
    PaletteSource source_;
    std::vector<PaletteGroup> groups_;
    std::optional<std::string> text_;  // that `found_` is for
    std::vector<Found> found_;
};

PaletteGroup palette_screens(const Model& model);

// An agent's own numbers, and the calls of today, of the screens that are theirs.
struct PaletteWork {
    PaletteGroup numbers{"Your numbers"};
    PaletteGroup calls{"Your calls of today"};
    std::optional<GoToNumber> next;  // the next to call; none: it is in hand, or all are done
    std::string next_name;
};
PaletteWork palette_work(const Model& model, const WorkMemory& memory);

// `open`: the agent's own, the earliest first.
PaletteGroup palette_callbacks(const Model& model, std::span<const Callback* const> open);

}  // namespace recall::ui
