// A desk with one agent, as a tab of that agent knows it, for the tests of the views: rows are put
// in, the page is drawn, and what the agent wishes is gathered and, if asked for, carried out.
#pragma once
#include "tests/ui/stage.hpp"
#include "ui/page/page.hpp"
#include "ui/screens/screens.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace recall::ui {

inline constexpr Code client_campaign{"client"};
inline constexpr Code customer_campaign{"customer"};
inline constexpr Code success_code{"SUCCESS"};
inline constexpr Code resolved_code{"RESOLVED"};
inline constexpr Code callback_code{"CALLBK"};

class AgentDesk {
public:
    explicit AgentDesk(float width = 1280, float height = 800);

    // Before open(). Numbers are counted from 1; their assignments have the same identities.
    AssignmentId add_number(std::string name, Kind kind = Kind::client, std::string zone = {});
    // A promise of this agent to call again.
    CallbackId add_callback(std::string name, Instant time,
                            Recipient recipient = Recipient::USERONLY);
    void add_call(std::string name, Kind kind = Kind::client);
    // The relay's rows arrive and the page is drawn.
    void open(Screen screen = Screen::client_crm);
    void draw();

    // As the application does it: the device keeps it at once, unless told otherwise.
    void give(Command command, bool on_device = true);
    // Every wish so far that is a command.
    void carry_out_wishes();
    void set_now(Instant now);
    // The relay takes a number back.
    void take_back(AssignmentId id, Instant at);
    // The relay has all that was given, and the claim of a number has lapsed there just now.
    void lapse(AssignmentId id);
    // The relay says so, and then the rest.
    void receive(RowsMessage message, const std::vector<RelayMessage>& more = {});

    template <typename W>
    std::vector<W> wished() const {
        std::vector<W> found;
        for (const Wish& wish : wishes) {
            if (const W* one = wish_as<W>(wish)) found.push_back(*one);
        }
        return found;
    }
    template <typename C>
    std::vector<C> commanded() const {
        std::vector<C> found;
        for (const Give& give : wished<Give>()) {
            if (const C* one = std::get_if<C>(&give.command)) found.push_back(*one);
        }
        return found;
    }

    Stage stage;
    Model model;
    Memory memory;
    Wishes wishes;
    User agent;
    std::unique_ptr<Replica> replica;

private:
    std::vector<Row> rows_;
    std::uint64_t count_ = 0;
};

}  // namespace recall::ui
