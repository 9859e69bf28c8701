#include "relay/cli/demo_data.hpp"

#include "core/usual.hpp"

#include <array>
#include <string_view>

namespace recall::demo {

namespace {

constexpr Code client{"client"};
constexpr Code customer{"customer"};

constexpr std::array<std::string_view, 40> first_names{
    "Adaeze",  "Adebayo", "Aisha",   "Amina",   "Babajide", "Bisi",   "Blessing", "Chidi",
    "Chinedu", "Chioma",  "Damilola", "Ebere",  "Efe",      "Emeka",  "Fatima",   "Femi",
    "Folake",  "Funmi",   "Garba",   "Halima",  "Ibrahim",  "Ifeoma", "Ijeoma",   "Kelechi",
    "Kemi",    "Kunle",   "Lola",    "Musa",    "Ngozi",    "Nkechi", "Obinna",   "Olumide",
    "Rotimi",  "Sade",    "Segun",   "Tunde",   "Uche",     "Yakubu", "Yetunde",  "Zainab"};
constexpr std::array<std::string_view, 32> last_names{
    "Abiola",  "Adeleke", "Adeyemi", "Afolabi", "Akande",   "Akpan",   "Aliyu",  "Balogun",
    "Bello",   "Chukwu",  "Danjuma", "Ekwueme", "Eze",      "Fashola", "Gbadamosi", "Idris",
    "Igwe",    "Lawal",   "Madu",    "Mohammed", "Nnamdi",  "Nwosu",   "Obi",    "Ogunleye",
    "Ojo",     "Okafor",  "Okonkwo", "Oladipo", "Olawale",  "Sanusi",  "Usman",  "Yusuf"};
constexpr std::array<std::string_view, 12> companies{
    "Lagos Air Freight, Ltd", "Zenith Textiles",    "Sahara Energy",   "Abuja Dental",
    "Port Harcourt Marine",   "Okafor & Sons",      "Kano Leatherworks", "Ibadan Books",
    "Delta Catering",         "Savannah Solar",     "Niger Bridge Hotel", "Jos Plateau Farms"};
constexpr std::array<std::string_view, 6> cities{"Lagos",  "Abuja", "Port Harcourt",
                                                 "Ibadan", "Kano",  "Enugu"};
constexpr std::array<std::string_view, 5> interests{"Fleet insurance", "Office internet",
                                                    "Card terminals", "Solar panels", "Payroll"};
constexpr std::array<std::string_view, 4> plans{"Basic", "Business", "Family", "Premium"};
// Ranges that networks use for mobile phones: 0803, 0703, 0813, 0903.
constexpr std::array<std::uint64_t, 4> ranges{803, 703, 813, 903};

// The same desk every time: a small generator of our own.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : state_(seed) {}
    std::size_t below(std::size_t bound) {
        state_ = state_ * 1664525u + 1013904223u;
        return (state_ >> 8) % bound;
    }
    template <std::size_t size>
    std::string one_of(const std::array<std::string_view, size>& words) {
        return std::string(words[below(size)]);
    }

private:
    std::uint32_t state_;
};

std::string email_of(std::string name) {
    for (char& c : name) c = c == ' ' ? '.' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return name + "@example.com";
}

// The n-th number of the demo; no two are the same.
Phone phone(std::uint64_t n) {
    return {(234'000ull + ranges[n % ranges.size()]) * 10'000'000ull + 1'000 + n * 7};
}

std::vector<NewLead> leads(Kind kind, int count, std::uint32_t seed) {
    Dice dice(seed);
    std::vector<NewLead> all;
    for (int i = 0; i < count; ++i) {
        NewLead lead;
        lead.phone = phone(seed * 1'000ull + static_cast<std::uint64_t>(i));
        lead.name = dice.one_of(first_names) + " " + dice.one_of(last_names);
        if (kind == Kind::client) {
            lead.columns.add("Company", dice.one_of(companies));
            lead.columns.add("City", dice.one_of(cities));
            lead.columns.add("Interest", dice.one_of(interests));
        } else {
            lead.columns.add("City", dice.one_of(cities));
            lead.columns.add("Plan", dice.one_of(plans));
            lead.columns.add("Customer since", std::to_string(2016 + dice.below(10)));
            lead.columns.add("Last invoice",
                             "NGN " + std::to_string(4 + dice.below(60)) + ",500");
        }
        lead.columns.add("Email", email_of(lead.name));
        all.push_back(std::move(lead));
    }
    return all;
}

User user(const char* username, const char* name, Role role, std::vector<Code> campaigns,
          int daily_target) {
    return {.username = username,
            .name = name,
            .role = role,
            .campaigns = std::move(campaigns),
            .daily_target = daily_target,
            .may_keep_callbacks = true};
}

}  // namespace

Desk desk() {
    return {.name = "Recall demo", .zone = "Africa/Lagos", .region = "NG", .dial_url = ""};
}

std::vector<Campaign> campaigns() {
    Campaign sales = usual_campaign(Kind::client);
    sales.script =
        "Good day, my name is … and I am calling from Northgate Business Services.\n"
        "Is this a good moment? It takes two minutes.\n\n"
        "1. What do they use today, and when does it run out?\n"
        "2. Name the one thing that would save them money.\n"
        "3. Offer a visit this week, morning or afternoon.\n\n"
        "Thank them by name, whatever it came to.";
    Campaign service = usual_campaign(Kind::customer);
    service.script =
        "Good day, this is … from Northgate customer care. Am I speaking with the account's "
        "owner?\n\n"
        "1. Ask how the last invoice and the service have been.\n"
        "2. Listen first; write down what they say in their words.\n"
        "3. Settle it now if you can. If not, say who will call, and when.";
    return {sales, service};
}

std::vector<User> users() {
    return {user("admin", "Ronke Adebisi", Role::admin, {}, 0),
            user("manager", "Tobenna Eluwa", Role::manager, {}, 0),
            user("agent1", "Amaka Iroegbu", Role::agent, {client, customer}, 30),
            user("agent2", "Bashir Umar", Role::agent, {client}, 30),
            user("agent3", "Titilayo Oyelaran", Role::agent, {client}, 25),
            user("agent4", "Chukwuemeka Anozie", Role::agent, {customer}, 25),
            user("agent5", "Hauwa Sulaiman", Role::agent, {customer}, 25),
            user("agent6", "Oghenero Akpobome", Role::agent, {client, customer}, 20)};
}

std::vector<ListOfLeads> lists() {
    return {
        {{"prospects", client, "Business prospects"}, leads(Kind::client, 260, 1)},
        {{"fair", client, "Trade fair visitors"}, leads(Kind::client, 140, 2)},
        {{"subscribers", customer, "Subscribers"}, leads(Kind::customer, 240, 3)},
        {{"renewals", customer, "Renewals this month"}, leads(Kind::customer, 120, 4)},
    };
}

std::vector<Work> work() {
    return {{"agent1", "prospects", 24, 7}, {"agent1", "subscribers", 10, 3},
            {"agent2", "prospects", 24, 11}, {"agent3", "fair", 20, 5},
            {"agent4", "subscribers", 22, 9}, {"agent5", "renewals", 20, 6},
            {"agent6", "fair", 12, 2},        {"agent6", "renewals", 8, 0}};
}

Done outcome_of(Kind kind, int n) {
    static const std::vector<Done> sales{
        {Code("NA"), "Rang out twice."},
        {Code("SUCCESS"), "Wants the offer by e-mail; visit agreed for Thursday morning."},
        {Code("NI"), "Has a contract until next year."},
        {Code("NA"), ""},
        {Code("SUCCESS"), "Two vehicles, renewal in March. Send the comparison."},
        {Code("CALLBK"), "In a meeting.", "Ask for the fleet manager."}};
    static const std::vector<Done> service{
        {Code("RESOLVED"), "Invoice was doubled; credited while we spoke."},
        {Code("INFO"), "Asked how to change the plan. Explained, and sent the link."},
        {Code("FOLLOWUP"), "Line drops in the evening. Technician to ring tomorrow."},
        {Code("RESOLVED"), "Password reset, works again."},
        {Code("ESCALATE"), "Third complaint about the same outage. Wants a manager."}};
    const auto& done = kind == Kind::client ? sales : service;
    return done[static_cast<std::size_t>(n) % done.size()];
}

}  // namespace recall::demo
