// Hours that are usual or prescribed somewhere, and the holidays whose dates are known beforehand.
// A further country is a HoursPreset, a case below, and its name in the campaign's form.
#include "core/calling_hours.hpp"
#include "core/dates.hpp"

#include <variant>

namespace recall {

namespace {

struct AfterEaster {
    int days_later;
};
// A date that comes every year.
using Yearly = std::variant<std::chrono::month_day, std::chrono::month_weekday,
                            std::chrono::month_weekday_last, AfterEaster>;

struct Usual {
    std::vector<HoursRule> rules;
    std::vector<Yearly> holidays;
};

Usual usual_in(HoursPreset preset) {
    using namespace std::chrono;
    constexpr int monday = 1, friday = 5, saturday = 6, sunday = 7, hour = 60;
    switch (preset) {
        case HoursPreset::nigeria:
            return {{{"", monday, saturday, 8 * hour, 20 * hour}},
                    {January / 1, AfterEaster{-2}, AfterEaster{1}, May / 1, June / 12, October / 1,
                     December / 25, December / 26}};
        case HoursPreset::united_kingdom:
            return {{{"", monday, friday, 8 * hour, 21 * hour},
                     {"", saturday, saturday, 9 * hour, 21 * hour}},
                    {January / 1, AfterEaster{-2}, AfterEaster{1}, May / Monday[1],
                     May / Monday[last], August / Monday[last], December / 25, December / 26}};
        case HoursPreset::united_states:
            return {{{"", monday, sunday, 8 * hour, 21 * hour}},
                    {January / 1, May / Monday[last], June / 19, July / 4, September / Monday[1],
                     November / Thursday[4], December / 25}};
        case HoursPreset::france:
            return {{{"", monday, friday, 10 * hour, 13 * hour},
                     {"", monday, friday, 14 * hour, 20 * hour}},
                    {January / 1, AfterEaster{1}, May / 1, May / 8, AfterEaster{39},
                     AfterEaster{50}, July / 14, August / 15, November / 1, November / 11,
                     December / 25}};
    }
    return {};
}

// Easter Sunday of the Gregorian calendar, by the anonymous computus.
std::chrono::sys_days easter(int of) {
    const int golden = of % 19, century = of / 100, rest = of % 100;
    const int leap = century / 4, moon = (century - (century + 8) / 25 + 1) / 3;
    const int epact = (19 * golden + century - leap - moon + 15) % 30;
    const int to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    const int shift = (golden + 11 * epact + 22 * to_sunday) / 451;
    const int number = epact + to_sunday - 7 * shift + 114;
    return std::chrono::year(of) / (number / 31) / (number % 31 + 1);
}

Day day_in(std::chrono::year year, const Yearly& yearly) {
    const auto day_of = [year](const auto& of) {
        if constexpr (std::is_same_v<decltype(of), const AfterEaster&>) {
            return to_day(easter(static_cast<int>(year)) + std::chrono::days(of.days_later));
        } else {
            return to_day(year / of);
        }
    };
    return std::visit(day_of, yearly);
}

}  // namespace

CallingHours preset_hours(HoursPreset preset, int year) {
    const Usual usual = usual_in(preset);
    CallingHours hours{usual.rules, {}};
    for (const int of : {year, year + 1}) {
        for (const Yearly& holiday : usual.holidays) {
            hours.holidays.push_back({day_in(std::chrono::year(of), holiday)});
        }
    }
    return hours;
}

}  // namespace recall
