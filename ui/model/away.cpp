#include "ui/model/away.hpp"

#include "ui/toolkit/numbers.hpp"

#include <algorithm>

namespace recall::ui {

const AwayNews no_away_news;

namespace {

// About one person, and about many: the name stands between the halves of the first.
struct AwayWording {
    const char* before_name;
    const char* after_name;
    const char* nameless;
    const char* several;  // after their number
};

constexpr AwayWording away_wordings[away_kinds] = {
    {"what you did for ", " was refused", "1 thing you did was refused",
     " things you did were refused"},
    {"", " went back to the pool", "1 number went back to the pool",
     " numbers went back to the pool"},
    {"", " came to your list", "1 number came", " numbers came"},
    {"your callback to ", " was moved", "1 callback was moved", " callbacks were moved"},
    {"your callback to ", " is no longer yours", "1 callback is no longer yours",
     " callbacks are no longer yours"},
    {"your callback to ", " is anyone's now", "1 callback is anyone's now",
     " callbacks are anyone's now"},
};

}  // namespace

void AwayNews::add(AwayKind kind, AwayThing thing) {
    AwayPart& part = parts[static_cast<std::size_t>(kind)];
    ++part.count;
    if (part.named.size() < away_named_max) part.named.push_back(std::move(thing));
}

bool AwayNews::empty() const {
    return std::all_of(parts.begin(), parts.end(),
                       [](const AwayPart& part) { return part.count == 0; });
}

bool AwayNews::is_bad() const {
    return of(AwayKind::refused).count + of(AwayKind::went_back).count +
               of(AwayKind::lost).count >
           0;
}

std::string away_words(AwayKind kind, const AwayPart& part) {
    const AwayWording& words = away_wordings[static_cast<std::size_t>(kind)];
    if (part.count != 1) return grouped(part.count) + words.several;
    const std::string& name = part.named.front().name;
    if (name.empty()) return words.nameless;
    return std::string(words.before_name) + "“" + name + "”" + words.after_name;
}

std::string away_words(const AwayNews& news) {
    std::string words;
    for (std::size_t i = 0; i < away_kinds; ++i) {
        if (news.parts[i].count == 0) continue;
        words += words.empty() ? "While you were away: " : ", ";
        words += away_words(static_cast<AwayKind>(i), news.parts[i]);
    }
    return words.empty() ? words : words + ".";
}

}  // namespace recall::ui
