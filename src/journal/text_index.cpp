#include "journal/text_index.hpp"

#include "core/chooser.hpp"
#include "core/number_zones.hpp"
#include "journal/columns_text.hpp"
#include "wire/json.hpp"

#include <sqlite3.h>

#include <memory>

namespace recall {

namespace {

std::string_view text_of(sqlite3_value* value) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void answer(sqlite3_context* context, const Findable& findable) {
    const std::string& words = findable.words();
    sqlite3_result_text(context, words.data(), static_cast<int>(words.size()), SQLITE_TRANSIENT);
}

Phone phone_of(sqlite3_value* value) { return phone_from_text(text_of(value)).value_or(Phone{}); }

// Of no number that is another's words are made: what is wrong in the column is told elsewhere.
void read_numbers(std::string_view text, Lead& lead) {
    const auto parsed = text.empty() ? parse_json("[]") : parse_json(text);
    if (!parsed || !parsed.value().is_array()) return;
    std::vector<LeadNumber> numbers;
    for (const Json& number : parsed.value()) {
        const auto* phone = number.is_object() && number.contains("phone")
                                ? number["phone"].get_ptr<const std::string*>()
                                : nullptr;
        if (phone) numbers.push_back({phone_from_text(*phone).value_or(Phone{}), ""});
    }
    if (!numbers.empty()) lead.numbers = std::move(numbers);
}

// The numbers are a column later than the rest: a desk of before has three.
void lead_words(sqlite3_context* context, int count, sqlite3_value** values) {
    Lead lead;
    lead.name = text_of(values[0]);
    lead.phone = phone_of(values[1]);
    columns_from_text(text_of(values[2]), lead.columns);
    if (count > 3) read_numbers(text_of(values[3]), lead);
    answer(context, findable_of(lead));
}

void call_words(sqlite3_context* context, int, sqlite3_value** values) {
    CompletedCall call;
    call.name = text_of(values[0]);
    call.phone = phone_of(values[1]);
    call.notes = text_of(values[2]);
    answer(context, findable_of(call));
}

void line_words(sqlite3_context* context, int, sqlite3_value** values) {
    answer(context, findable_of_line(phone_of(values[0]), text_of(values[1])));
}

// What is typed is the same for all rows of a query, so SQLite keeps what was made of it.
void is_found(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* kept = static_cast<const Lookup*>(sqlite3_get_auxdata(context, 0));
    std::unique_ptr<Lookup> made;
    if (!kept) made = std::make_unique<Lookup>(text_of(values[0]));
    const Lookup& lookup = kept ? *kept : *made;
    Findable findable = Findable::of_words(text_of(values[1]));
    sqlite3_result_int(context, lookup.finds(findable) ? 1 : 0);
    if (made) {
        sqlite3_set_auxdata(context, 0, made.release(),
                            [](void* kept_one) { delete static_cast<Lookup*>(kept_one); });
    }
}

void zone_of_phone(sqlite3_context* context, int, sqlite3_value** values) {
    const std::string_view zone = zone_of_number(phone_of(values[0]));
    sqlite3_result_text(context, zone.data(), static_cast<int>(zone.size()), SQLITE_STATIC);
}

}  // namespace

int add_text_functions(sqlite3* connection) {
    struct Function {
        const char* name;
        int arguments;
        void (*run)(sqlite3_context*, int, sqlite3_value**);
    };
    constexpr Function functions[] = {{"lead_words", 3, lead_words},
                                      {"lead_words", 4, lead_words},
                                      {"call_words", 3, call_words},
                                      {"line_words", 2, line_words},
                                      {"is_found", 2, is_found},
                                      {"zone_of_number", 1, zone_of_phone}};
    // Innocuous: a schema that is not trusted may use them.
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    for (const Function& one : functions) {
        const int code = sqlite3_create_function_v2(connection, one.name, one.arguments, flags,
                                                    nullptr, one.run, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) return code;
    }
    return SQLITE_OK;
}

std::string match_of(const Lookup& lookup) {
    std::string match;
    for (const Lookup::Beginnings& any : lookup.all_of()) {
        if (!match.empty()) match += " AND ";
        std::string or_else = "(";
        for (const std::string& beginning : any) {
            match += or_else + '"' + beginning + "\" *";
            or_else = " OR ";
        }
        match += ')';
    }
    return match;
}

TextIndexes::Index::Index(Database& db, const std::string& table)
    : any_changed(db, "SELECT 1 FROM " + table + "_text_changes LIMIT 1"),
      take_out(db, "INSERT INTO " + table + "_text (" + table + "_text, rowid, words) "
                   "SELECT 'delete', id, words FROM " + table + "_text_changes "
                   "WHERE words IS NOT NULL"),
      put_in(db, "INSERT INTO " + table + "_text (rowid, words) SELECT id, words FROM " + table +
                     "_words WHERE id IN (SELECT id FROM " + table + "_text_changes)"),
      forget(db, "DELETE FROM " + table + "_text_changes") {}

void TextIndexes::Index::keep() {
    const bool changed = any_changed.step();
    any_changed.reset();
    if (!changed) return;
    take_out.run();
    put_in.run();
    forget.run();
}

void bring_text_indexes_up_to_date(Database& db) {
    const std::string made_by = findable_version();
    {
        Statement query(db, "SELECT made_by FROM text_indexes");
        if (!query.step()) return;
        if (query.text(0) == made_by) return TextIndexes(db).keep();
    }
    for (const char* changes : {"leads_text_changes", "completed_calls_text_changes"}) {
        db.exec(std::string("DELETE FROM ") + changes);
    }
    db.exec("INSERT INTO leads_text (leads_text) VALUES ('rebuild')");
    db.exec("INSERT INTO completed_calls_text (completed_calls_text) VALUES ('rebuild')");
    Statement note(db, "UPDATE text_indexes SET made_by = ?");
    note.bind(1, std::string_view(made_by));
    note.run();
}

}  // namespace recall
