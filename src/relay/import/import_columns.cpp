#include "relay/import/import_columns.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace recall {

namespace {

using Names = std::vector<std::string_view>;

// In order of preference: where a file has several, the first named here is taken.
const Names phone_names{"phone",       "phonenumber", "phoneno",       "mobile",
                        "mobilephone", "mobileno",    "mobilenumber",  "cell",
                        "cellphone",   "cellnumber",  "tel",           "telno",
                        "telephone",   "telephoneno", "telephonenumber", "contactnumber",
                        "contactphone", "primaryphone", "phone1",      "gsm",
                        "msisdn",      "whatsapp",    "telefon",       "telefonnummer",
                        "rufnummer",   "t\u00e9l\u00e9phone", "telefono", "tel\u00e9fono",
                        "handy",       "portable",    "celular",       "cellulare",
                        "number"};
// "Mobile Number Of Client": whatever stands around it.
const Names phone_middles{"phonenumber", "mobilenumber", "telephonenumber", "cellnumber"};
// What else the header of numbers may end with: "Business Phone", "phone_2", "Phone 1 - Value". The
// cells decide: one that is no number is kept as it is.
const Names phone_endings{"phone", "mobile", "cell", "landline", "gsm", "directline", "directdial"};
// Whole headers of the exports of switchboards, beside one that is plainer.
const Names phone_places{"business", "home", "work", "office"};
const Names name_names{"name",       "fullname",    "customername",
                       "clientname", "contactname", "leadname"};
// As often a number of theirs, or a company: behind a first and a last name.
const Names person_names{"customer", "client", "contact"};
const Names first_names{"firstname", "first",  "forename",      "givenname",
                        "vorname",   "prenom", "pr\u00e9nom", "nombre"};
const Names middle_names{"middlename", "middle", "middleinitial", "othernames"};
const Names last_names{"lastname", "last", "surname",  "familyname",
                       "nachname", "nom",  "apellido", "apellidos"};
const Names zone_names{"timezone", "tz", "timezonename", "ianatimezone"};
const Names code_names{"phonecode", "callingcode", "dialcode", "dialingcode",
                       "diallingcode", "phonecountrycode"};
const Names do_not_call_names{"donotcall",       "donotcallflag", "dnc",
                              "dncflag",         "donotphone",    "donotallowphonecalls",
                              "donotcallphone",  "donotcontact",  "calloptout",
                              "optedoutofcalls", "phoneoptout",   "optoutofcalls"};

// What is written in headers and not seen: spaces of other kinds, marks of direction.
constexpr std::string_view unseen[] = {"\xC2\xA0",     "\xC2\xAD",     "\xE2\x80\x8B",
                                       "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x8E",
                                       "\xE2\x80\x8F", "\xE2\x80\xAF", "\xEF\xBB\xBF"};

std::string plain(std::string_view header) {
    std::string text;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto* const gone = std::find_if(
            std::begin(unseen), std::end(unseen),
            [&](std::string_view one) { return header.substr(i).starts_with(one); });
        if (gone != std::end(unseen)) {
            i += gone->size() - 1;
            continue;
        }
        const char c = header[i];
        if (c >= 'A' && c <= 'Z') {
            text += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                   static_cast<unsigned char>(c) >= 0x80) {
            text += c;
        }
    }
    return text;
}

std::optional<std::size_t> find(const std::vector<std::string>& plain_headers,
                                const Names& names) {
    for (const std::string_view name : names) {
        const auto at = std::find(plain_headers.begin(), plain_headers.end(), name);
        if (at != plain_headers.end()) {
            return static_cast<std::size_t>(at - plain_headers.begin());
        }
    }
    return std::nullopt;
}

bool ends_with_any(std::string_view text, const Names& endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [text](std::string_view ending) { return text.ends_with(ending); });
}

bool is_among(std::string_view header, const Names& names) {
    return std::find(names.begin(), names.end(), header) != names.end();
}

bool is_phone_header(std::string_view header) {
    if (is_among(header, do_not_call_names)) return false;
    if (is_among(header, phone_names)) return header != "number";
    const auto holds = [header](std::string_view middle) {
        return header.find(middle) != header.npos;
    };
    if (std::any_of(phone_middles.begin(), phone_middles.end(), holds)) return true;
    for (const std::string_view behind : {"value", "number", "no"}) {
        if (header.ends_with(behind)) header.remove_suffix(behind.size());
    }
    while (!header.empty() && header.back() >= '0' && header.back() <= '9') header.remove_suffix(1);
    return is_among(header, phone_names) || is_among(header, phone_places) ||
           header == further_phones_header || ends_with_any(header, phone_endings);
}

// "Phone 1 - Type" says what the number in "Phone 1 - Value" is.
std::optional<std::size_t> label_of(const std::vector<std::string>& plain_headers,
                                    std::size_t column) {
    std::string beginning = plain_headers[column];
    if (beginning.ends_with("value")) beginning.resize(beginning.size() - 5);
    return find(plain_headers, {beginning + "label", beginning + "type"});
}

}  // namespace

bool is_column_use(const std::string& word) {
    return word == "phone" || word == "name" || word == "zone" || word == "code" ||
           word == "do_not_call" || word == "kept" || word == "left_out";
}

std::string plain_header(std::string_view header) { return plain(header); }

namespace {

// The columns somebody says are this.
std::vector<std::size_t> called(const std::vector<std::string>& uses, std::string_view use) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        if (uses[i] == use) found.push_back(i);
    }
    return found;
}

// A first name stands before a last one, wherever their columns are.
int place_in_name(const std::string& plain_header) {
    int place = 0;
    for (const Names* part : {&first_names, &middle_names, &last_names}) {
        if (std::find(part->begin(), part->end(), plain_header) != part->end()) return place;
        ++place;
    }
    return place;
}

// An empty look: nobody looked, and the header is believed.
bool is_looked_at(const std::vector<ColumnLook>& looks, std::size_t column) {
    return column < looks.size() && !looks[column].sample.empty();
}

void find_name(ImportColumns& columns, const std::vector<std::string>& uses,
               const std::vector<std::string>& plain_headers,
               const std::vector<std::string>& unsaid, const std::vector<ColumnLook>& looks) {
    std::vector<std::size_t> names = called(uses, "name");
    if (names.size() == 1) columns.name = names.front();
    if (names.size() > 1) {
        std::stable_sort(names.begin(), names.end(), [&](std::size_t a, std::size_t b) {
            return place_in_name(plain_headers[a]) < place_in_name(plain_headers[b]);
        });
        columns.name_parts = names;
    }
    if (!names.empty()) return;
    columns.name = find(unsaid, name_names);
    if (columns.name) return;
    for (const Names* part : {&first_names, &middle_names, &last_names}) {
        if (const auto at = find(unsaid, *part)) columns.name_parts.push_back(*at);
    }
    if (!columns.name_parts.empty()) return;
    const auto person = find(unsaid, person_names);
    if (person && !(is_looked_at(looks, *person) && looks[*person].digits)) columns.name = person;
}

// The first number is in the column that somebody says, else in the one with the plainest header.
void find_phones(ImportColumns& columns, const std::vector<std::string>& uses,
                 const std::vector<std::string>& plain_headers,
                 const std::vector<std::string>& unsaid, const std::vector<ColumnLook>& looks) {
    std::vector<std::size_t> found = called(uses, "phone");
    if (const auto plainest = find(unsaid, phone_names); found.empty() && plainest) {
        // A column “Number” may count the rows.
        const bool counts = unsaid[*plainest] == "number" && is_looked_at(looks, *plainest) &&
                            !looks[*plainest].phones;
        if (!counts) found.push_back(*plainest);
    }
    for (std::size_t i = 0; i < unsaid.size(); ++i) {
        if (is_phone_header(unsaid[i]) && std::count(found.begin(), found.end(), i) == 0) {
            found.push_back(i);
        }
    }
    for (const std::size_t i : found) columns.phones.push_back({i, label_of(plain_headers, i)});
}

bool is_phone(const ImportColumns& columns, std::size_t column) {
    return std::any_of(columns.phones.begin(), columns.phones.end(),
                       [column](const auto& phone) { return phone.column == column; });
}

}  // namespace

ImportColumns recognise_columns(const std::vector<std::string>& headers,
                                const std::vector<std::string>& said,
                                const RememberedColumns& remembered,
                                const std::vector<ColumnLook>& looks) {
    std::vector<std::string> plain_headers, uses, unsaid;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        plain_headers.push_back(plain(headers[i]));
        std::string use = i < said.size() ? said[i] : "";
        const auto before = remembered.find(plain_headers.back());
        if (use.empty() && before != remembered.end()) use = before->second;
        if (use == by_header) use.clear();
        unsaid.push_back(use.empty() ? plain_headers.back() : "");
        uses.push_back(std::move(use));
    }
    ImportColumns columns;
    const auto one = [&](const char* use, const Names& names) {
        const auto found = called(uses, use);
        return found.empty() ? find(unsaid, names) : std::optional(found.front());
    };
    find_phones(columns, uses, plain_headers, unsaid, looks);
    columns.zone = one("zone", zone_names);
    columns.code = one("code", code_names);
    columns.do_not_call = one("do_not_call", do_not_call_names);
    find_name(columns, uses, plain_headers, unsaid, looks);
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const bool used = is_phone(columns, i) || columns.name == i || columns.zone == i ||
                          columns.code == i || columns.do_not_call == i ||
                          uses[i] == "left_out" ||
                          std::count(columns.name_parts.begin(), columns.name_parts.end(), i) > 0;
        if (!used) columns.kept.push_back(i);
    }
    return columns;
}

void guess_columns(ImportColumns& columns, const std::vector<ColumnLook>& looks,
                   const std::vector<std::string>& said) {
    const auto take_first = [&](bool ColumnLook::*wanted) -> std::optional<std::size_t> {
        for (auto at = columns.kept.begin(); at != columns.kept.end(); ++at) {
            if (*at >= looks.size() || !(looks[*at].*wanted)) continue;
            if (*at < said.size() && !said[*at].empty()) continue;
            const std::size_t found = *at;
            columns.kept.erase(at);
            return found;
        }
        return std::nullopt;
    };
    if (columns.phones.empty()) {
        if (const auto found = take_first(&ColumnLook::phones)) {
            columns.phones.push_back({*found, std::nullopt});
        }
    }
    if (!columns.name && columns.name_parts.empty()) columns.name = take_first(&ColumnLook::words);
}

std::string use_of_column(const ImportColumns& columns, std::size_t column) {
    const auto is_in = [column](const std::vector<std::size_t>& these) {
        return std::count(these.begin(), these.end(), column) > 0;
    };
    if (is_phone(columns, column)) return "phone";
    if (columns.zone == column) return "zone";
    if (columns.code == column) return "code";
    if (columns.do_not_call == column) return "do_not_call";
    if (is_in(columns.kept)) return "kept";
    return columns.name == column || is_in(columns.name_parts) ? "name" : "left_out";
}

bool names_phones(std::string_view plain_header) {
    return is_phone_header(plain_header) || plain_header == "number";
}

bool is_known_header(std::string_view plain_header) {
    const Names* const all[] = {&name_names, &person_names, &first_names, &middle_names,
                                &last_names, &zone_names,   &code_names,  &do_not_call_names};
    return names_phones(plain_header) ||
           std::any_of(std::begin(all), std::end(all), [plain_header](const Names* names) {
               return is_among(plain_header, *names);
           });
}

}  // namespace recall
