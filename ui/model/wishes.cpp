#include "ui/model/wishes.hpp"

namespace recall::ui {

Wishes::Wishes() = default;
Wishes::~Wishes() = default;
Wishes::Wishes(Wishes&&) noexcept = default;
Wishes& Wishes::operator=(Wishes&&) noexcept = default;

void Wishes::clear() { list_.clear(); }

template <typename OneWish>
void Wishes::push_back(OneWish wish) {
    list_.emplace_back(std::move(wish));
}

// A kind of wish that is missing here is an undefined symbol where it is made.
template void Wishes::push_back(AddToDoNotCall);
template void Wishes::push_back(Ask);
template void Wishes::push_back(CallColumn);
template void Wishes::push_back(ChangeCallbacks);
template void Wishes::push_back(ChangePassword);
template void Wishes::push_back(CheckColumns);
template void Wishes::push_back(ChooseDoNotCallFile);
template void Wishes::push_back(ChooseImportFile);
template void Wishes::push_back(ChooseSheet);
template void Wishes::push_back(ChoosePassword);
template void Wishes::push_back(ChooseTextSize);
template void Wishes::push_back(CloseAway);
template void Wishes::push_back(CloseBulk);
template void Wishes::push_back(CloseDoNotCall);
template void Wishes::push_back(CloseImport);
template void Wishes::push_back(ConfirmImport);
template void Wishes::push_back(Copy);
template void Wishes::push_back(Dial);
template void Wishes::push_back(DropAllRefused);
template void Wishes::push_back(DropRefused);
template void Wishes::push_back(Give);
template void Wishes::push_back(GiveMany);
template void Wishes::push_back(KeepDraft);
template void Wishes::push_back(LeaveOutElsewhere);
template void Wishes::push_back(LeavePassword);
template void Wishes::push_back(LetGo);
template void Wishes::push_back(MakePasswordLink);
template void Wishes::push_back(MakeToken);
template void Wishes::push_back(PreviewCampaign);
template void Wishes::push_back(Print);
template void Wishes::push_back(ReadFileAs);
template void Wishes::push_back(RevokeToken);
template void Wishes::push_back(ConfirmClock);
template void Wishes::push_back(PreviewUser);
template void Wishes::push_back(SaveListing);
template void Wishes::push_back(SaveImportTable);
template void Wishes::push_back(SaveUnsent);
template void Wishes::push_back(SayPresence);
template void Wishes::push_back(SetAlerts);
template void Wishes::push_back(SetPauseCodes);
template void Wishes::push_back(Show);
template void Wishes::push_back(ShowColumns);
template void Wishes::push_back(SignIn);
template void Wishes::push_back(SignOut);
template void Wishes::push_back(StopBulk);
template void Wishes::push_back(StopSaving);
template void Wishes::push_back(TakeOffDoNotCall);
template void Wishes::push_back(ToggleCompact);
template void Wishes::push_back(ToggleDark);
template void Wishes::push_back(TryAgain);

}  // namespace recall::ui
