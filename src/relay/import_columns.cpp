#include "relay/import_columns.hpp"

#include <algorithm>
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
                        "msisdn",      "whatsapp",    "number"};
const Names name_names{"name",        "fullname",   "customername", "clientname",
                       "contactname", "leadname",   "customer",     "client",
                       "contact"};
const Names first_names{"firstname", "first", "forename", "givenname"};
const Names middle_names{"middlename", "middle", "middleinitial", "othernames"};
const Names last_names{"lastname", "last", "surname", "familyname"};
const Names zone_names{"timezone", "tz", "timezonename", "ianatimezone"};
const Names code_names{"phonecode", "callingcode", "dialcode", "dialingcode",
                       "diallingcode", "phonecountrycode"};

// "Phone Number", "phone_number" and "PhoneNumber" are the same header.
std::string plain(std::string_view header) {
    std::string text;
    for (const char c : header) {
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

}  // namespace

ImportColumns recognise_columns(const std::vector<std::string>& headers) {
    std::vector<std::string> plain_headers;
    for (const std::string& header : headers) plain_headers.push_back(plain(header));

    ImportColumns columns;
    columns.phone = find(plain_headers, phone_names);
    columns.name = find(plain_headers, name_names);
    columns.zone = find(plain_headers, zone_names);
    columns.code = find(plain_headers, code_names);
    if (!columns.name) {
        for (const Names* part : {&first_names, &middle_names, &last_names}) {
            if (const auto at = find(plain_headers, *part)) columns.name_parts.push_back(*at);
        }
    }
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const bool used = columns.phone == i || columns.name == i || columns.zone == i ||
                          columns.code == i ||
                          std::count(columns.name_parts.begin(), columns.name_parts.end(), i) > 0;
        if (!used) columns.kept.push_back(i);
    }
    return columns;
}

}  // namespace recall
