// What the views give back: what the person wants done. The application does it after the frame.
#pragma once

#include "core/command.hpp"
#include "ui/model.hpp"

#include <string>
#include <variant>
#include <vector>

namespace recall::ui {

struct SignIn {
    std::string username, password;
};
struct SignOut {};
struct Show {
    Screen screen;
};
struct SetAlerts {
    AlertSettings settings;
};
struct ToggleDark {};  // light colours to dark ones, or back; kept on this device
struct ChooseTextSize {  // of everything; kept on this device
    int percent = 100;
};
// A command for the relay; `done` is shown as a toast when it is answered.
struct Give {
    Command command;
    std::string done{};
};
struct Dial {
    Phone phone;
};
struct Copy {
    std::string text;
};
// Notes that are being written, kept on this device until the call is completed.
struct KeepDraft {
    AssignmentId assignment;
    std::string notes;
};
struct FindLeads {
    ListId list;
    std::string text;
    std::int64_t page = 1;
};
struct ChooseImportFile {
    ListId list;
};
struct ConfirmImport {};
struct CloseImport {};
struct SaveRefusedRows {};  // the import's refused rows, as a file
struct ChangePassword {  // one's own
    std::string current, fresh;
};
struct ChoosePassword {  // by the one-time link that opened this page
    std::string fresh;
};
struct MakePasswordLink {
    Username username;
};
struct MakeToken {  // for another program
    std::string name;
};
struct RevokeToken {
    std::string id;
};
struct LeavePassword {};    // what was said of passwords is read
struct SaveUnsent {};       // what waits on this device, as a file
struct DropRefused {        // out of the tray
    std::string client;
    std::int64_t number = 0;
};

using Wish = std::variant<SignIn, SignOut, Show, SetAlerts, ToggleDark, ChooseTextSize, Give, Dial, Copy,
                          KeepDraft, FindLeads, ChooseImportFile, ConfirmImport, CloseImport,
                          SaveRefusedRows, DropRefused, SaveUnsent, ChangePassword, ChoosePassword,
                          MakePasswordLink, LeavePassword, MakeToken, RevokeToken>;
using Wishes = std::vector<Wish>;

}  // namespace recall::ui
