// Dialogs over the page. One is open for as long as the caller goes on drawing it: the state that
// says so is the caller's. The page behind is dimmed and cannot be used.
//
//     if (draft) {
//         ui::Dialog dialog("complete", "Complete call");
//         if (dialog) {
//             …fields…
//             switch (ui::dialog_buttons({.confirm = "Complete", .disabled = why_not})) {
//                 case ui::DialogAnswer::confirm: wishes.complete(*draft); break;
//                 case ui::DialogAnswer::cancel: draft.reset(); break;
//                 case ui::DialogAnswer::none: break;
//             }
//         }
//         if (dialog.dismissed()) draft.reset();
//     }
#pragma once
#include "ui/toolkit/buttons.hpp"

#include <string_view>

namespace recall::ui {

struct DialogOptions {
    std::string_view below{};  // Under the title.
    float width = 480;
    bool dismissable = true;  // Has a cross, and Escape closes it.
};

class Dialog {
public:
    Dialog(std::string_view id, std::string_view title, const DialogOptions& options = {});
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    explicit operator bool() const { return open_; }
    // The cross or Escape. Escape in a field leaves the field first, keeping what was typed.
    bool dismissed() const { return dismissed_; }

private:
    bool open_ = false;
    bool dismissed_ = false;
};

// What a long dialog shows above its buttons: where there is less room than that, it scrolls, and
// they stay in sight below it.
class DialogBody {
public:
    DialogBody();
    ~DialogBody();
    DialogBody(const DialogBody&) = delete;
    DialogBody& operator=(const DialogBody&) = delete;
};

enum class DialogAnswer { none, cancel, confirm };

struct DialogButtons {
    std::string_view confirm;
    ButtonKind kind = ButtonKind::primary;
    const char* icon = nullptr;
    std::string_view disabled{};  // Why it cannot be confirmed yet.
    std::string_view cancel = "Cancel";
    bool busy = false;
};
// The last row of a dialog. Ctrl+Enter confirms.
DialogAnswer dialog_buttons(const DialogButtons& buttons);

// A whole dialog that asks once before something happens.
struct Question {
    std::string_view title;
    std::string_view words;
    std::string_view confirm;
    ButtonKind kind = ButtonKind::primary;
    bool busy = false;
};
DialogAnswer ask(std::string_view id, const Question& question);

}  // namespace recall::ui
