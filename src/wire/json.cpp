#include "wire/json.hpp"

#include "core/roles.hpp"
#include "wire/json_fields.hpp"

template class nlohmann::basic_json<>;

namespace recall {

namespace {

WireError malformed(std::string message) { return {"malformed", std::move(message)}; }

// Whether brackets open deeper than json_depth_max, told before the parser recurses. Brackets in
// texts do not count.
bool too_deep(std::string_view text) {
    int depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_text) {
            if (c == '\\') ++i;
            else if (c == '"') in_text = false;
        } else if (c == '"') {
            in_text = true;
        } else if (c == '{' || c == '[') {
            if (++depth > json_depth_max) return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

struct All {
    template <typename T>
    static constexpr bool has = true;
};
struct AgentsOnly {
    template <typename C>
    static constexpr bool has = (roles::allowed_to<C> & roles::agent) != 0;
};

// The alternative of the variant that bears the name, with its fields, or an error. Those that are
// not Among count as if the variant did not have them.
template <typename Variant, typename Among, std::size_t I = 0>
Result<Variant, WireError> read_named(std::string_view what, std::string_view name,
                                      const Json& json, Detail detail) {
    if constexpr (I == std::variant_size_v<Variant>) {
        return WireError{"unknown_" + std::string(what),
                         "There is no " + std::string(what) + " “" + std::string(name) +
                             "”. Check its spelling, or reload the page if it is older than the "
                             "relay."};
    } else {
        using T = std::variant_alternative_t<I, Variant>;
        if constexpr (Among::template has<T>) {
            if (Fields<T>::name == name) {
                auto noun = from_json<T>(json, detail);
                if (!noun) return noun.error();
                return Variant(std::move(noun).value());
            }
        }
        return read_named<Variant, Among, I + 1>(what, name, json, detail);
    }
}

template <typename Variant, typename Among = All>
Result<Variant, WireError> read_tagged(std::string_view what, const char* tag, const Json& json,
                                       Detail detail) {
    if (!json.is_object()) return malformed("The " + std::string(what) + " must be an object.");
    const auto name = json.find(tag);
    if (name == json.end() || !name->is_string()) {
        return malformed("The " + std::string(what) + " has no \"" + tag + "\".");
    }
    return read_named<Variant, Among>(what, name->get_ref<const std::string&>(), json, detail);
}

template <typename Among = All, typename Variant>
Json write_tagged(const char* tag, const Variant& variant, Detail detail) {
    return std::visit(
        [&](const auto& noun) {
            using T = std::decay_t<decltype(noun)>;
            Json json;
            if constexpr (Among::template has<T>) {
                json = write(noun, detail);
                json[tag] = std::string(Fields<T>::name);
            } else {
                ensure(false);  // nobody holds what nobody could read
            }
            return json;
        },
        variant);
}

template <typename Variant>
std::string_view name_in(const Variant& variant) {
    return std::visit(
        [](const auto& noun) { return Fields<std::decay_t<decltype(noun)>>::name; }, variant);
}

}  // namespace

Result<Json, WireError> parse_json(std::string_view text) {
    if (too_deep(text)) return malformed("The JSON is nested too deeply.");
    Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    if (json.is_discarded()) return malformed("This is not JSON in UTF-8.");
    return json;
}

std::string to_text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <typename T>
Json to_json(const T& noun, Detail detail) {
    return write(noun, detail);
}

template <typename T>
Result<T, WireError> from_json(const Json& json, Detail detail) {
    if (!json.is_object()) {
        return malformed("The " + std::string(Fields<T>::name) + " must be an object.");
    }
    T noun{};
    Reader reader(json, detail);
    Fields<T>::visit(reader, noun);
    if (!reader.ok()) return malformed(std::string(Fields<T>::name) + ": " + reader.error() + ".");
    return noun;
}

Json row_to_json(const Row& row) { return write_tagged("row", row, Detail::whole); }
Result<Row, WireError> row_from_json(const Json& json) {
    return read_tagged<Row>("row", "row", json, Detail::whole);
}

Json command_to_json(const Command& command) {
    return write_tagged("type", command, Detail::whole);
}
Result<Command, WireError> command_from_json(const Json& json) {
    return read_tagged<Command>("command", "type", json, Detail::whole);
}

const CommandJson commands_json{command_to_json, command_from_json};
const CommandJson agents_commands_json{
    [](const Command& command) {
        return write_tagged<AgentsOnly>("type", command, Detail::whole);
    },
    [](const Json& json) {
        return read_tagged<Command, AgentsOnly>("command", "type", json, Detail::whole);
    }};

Json event_to_json(const Event& event, Detail detail) {
    return write_tagged("type", event, detail);
}
Result<Event, WireError> event_from_json(const Json& json, Detail detail) {
    return read_tagged<Event>("event", "type", json, detail);
}

std::string_view name_of(const Command& command) { return name_in(command); }
std::string_view name_of(const Event& event) { return name_in(event); }

Json gone_to_json(const GoneRow& gone, CallbackEnd ended) {
    const char* kind = std::holds_alternative<LeadId>(gone)         ? "lead"
                       : std::holds_alternative<AssignmentId>(gone) ? "assignment"
                       : std::holds_alternative<CallId>(gone)       ? "completed_call"
                                                                    : "callback";
    const std::uint64_t id = std::visit([](const auto& of) { return of.value; }, gone);
    Json json{{"row", kind}, {"id", id}};
    if (ended != CallbackEnd::none) json["ended"] = word_of(ended);
    return json;
}

CallbackEnd ended_from_json(const Json& gone) {
    CallbackEnd ended = CallbackEnd::none;
    const auto word = gone.find("ended");
    // A word of a later version says nothing here; that it is gone is said all the same.
    if (word != gone.end() && word->is_string()) {
        (void)from_word(word->get_ref<const std::string&>(), ended);
    }
    return ended;
}

Result<GoneRow, WireError> gone_from_json(const Json& json) {
    const auto kind = json.is_object() ? json.find("row") : json.end();
    const auto id = json.is_object() ? json.find("id") : json.end();
    if (!json.is_object() || kind == json.end() || id == json.end() ||
        !id->is_number_unsigned()) {
        return malformed("A gone row needs its row and id.");
    }
    const auto value = id->get<std::uint64_t>();
    if (*kind == "lead") return GoneRow{LeadId{value}};
    if (*kind == "assignment") return GoneRow{AssignmentId{value}};
    if (*kind == "completed_call") return GoneRow{CallId{value}};
    if (*kind == "callback") return GoneRow{CallbackId{value}};
    return malformed("There is no such row that could be gone.");
}

// The nouns that are written and read on their own.
#define RECALL_INSTANTIATE(T)                          \
    template Json to_json<T>(const T&, Detail);        \
    template Result<T, WireError> from_json<T>(const Json&, Detail)
RECALL_INSTANTIATE(Desk);
RECALL_INSTANTIATE(User);
RECALL_INSTANTIATE(Campaign);
RECALL_INSTANTIATE(List);
RECALL_INSTANTIATE(ListCounts);
RECALL_INSTANTIATE(Lead);
RECALL_INSTANTIATE(Assignment);
RECALL_INSTANTIATE(CompletedCall);
RECALL_INSTANTIATE(Tally);
RECALL_INSTANTIATE(RecycleEntry);
RECALL_INSTANTIATE(Counters);
RECALL_INSTANTIATE(Callback);
RECALL_INSTANTIATE(CallbackStep);
RECALL_INSTANTIATE(CallNote);
RECALL_INSTANTIATE(AssignLeads);
RECALL_INSTANTIATE(Recycle);
RECALL_INSTANTIATE(Import);
RECALL_INSTANTIATE(LeadChoice);
RECALL_INSTANTIATE(Unplaced);
#undef RECALL_INSTANTIATE

}  // namespace recall
