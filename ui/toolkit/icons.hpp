// The icons, by what they show: names and code points of the Lucide icon font, merged into both
// text fonts. The build keeps exactly the glyphs named here: it reads this file's `\uXXXX`.
#pragma once

namespace recall::ui::icon {

inline constexpr const char* phone = "\ue133";
inline constexpr const char* phone_call = "\ue134";
inline constexpr const char* phone_outgoing = "\ue139";
inline constexpr const char* phone_missed = "\ue137";
inline constexpr const char* headset = "\ue5bd";
inline constexpr const char* user = "\ue19f";
inline constexpr const char* users = "\ue1a4";
inline constexpr const char* user_plus = "\ue1a2";
inline constexpr const char* search = "\ue151";
inline constexpr const char* cross = "\ue1b2";
inline constexpr const char* check = "\ue06c";
inline constexpr const char* circle = "\ue076";
inline constexpr const char* circle_check = "\ue226";
inline constexpr const char* circle_alert = "\ue077";
inline constexpr const char* triangle_alert = "\ue193";
inline constexpr const char* info = "\ue0f9";
inline constexpr const char* timer = "\ue1e0";
inline constexpr const char* hourglass = "\ue296";
inline constexpr const char* calendar = "\ue063";
inline constexpr const char* calendar_clock = "\ue304";
inline constexpr const char* list = "\ue106";
inline constexpr const char* list_checks = "\ue1d0";
inline constexpr const char* trending_up = "\ue191";
inline constexpr const char* activity = "\ue038";
inline constexpr const char* archive = "\ue041";
inline constexpr const char* history = "\ue1f5";
inline constexpr const char* rotate_ccw = "\ue148";
inline constexpr const char* undo = "\ue2a1";
inline constexpr const char* refresh_cw = "\ue145";
inline constexpr const char* recycle = "\ue2e9";
inline constexpr const char* file_up = "\ue32a";
inline constexpr const char* file_down = "\ue318";
inline constexpr const char* clipboard_list = "\ue086";
inline constexpr const char* target = "\ue180";
inline constexpr const char* inbox = "\ue0f7";
inline constexpr const char* database = "\ue0ad";
inline constexpr const char* hard_drive = "\ue0ed";
inline constexpr const char* settings = "\ue154";
inline constexpr const char* key = "\ue0fd";
inline constexpr const char* lock = "\ue10b";
inline constexpr const char* ban = "\ue051";
inline constexpr const char* hand = "\ue1d7";
inline constexpr const char* log_in = "\ue10d";
inline constexpr const char* log_out = "\ue10e";
inline constexpr const char* keyboard = "\ue284";
inline constexpr const char* moon = "\ue11e";
inline constexpr const char* text_size = "\ue587";
inline constexpr const char* sun = "\ue178";
inline constexpr const char* bell = "\ue059";
inline constexpr const char* chevron_down = "\ue06d";
inline constexpr const char* chevron_left = "\ue06e";
inline constexpr const char* chevron_right = "\ue06f";
inline constexpr const char* arrow_up = "\ue04a";
inline constexpr const char* arrow_down = "\ue042";
inline constexpr const char* arrow_left = "\ue048";
inline constexpr const char* plus = "\ue13d";
inline constexpr const char* minus = "\ue11c";
inline constexpr const char* ellipsis = "\ue0b6";
inline constexpr const char* trash = "\ue18e";
inline constexpr const char* copy = "\ue09e";
inline constexpr const char* cloud = "\ue088";
inline constexpr const char* cloud_off = "\ue08d";
inline constexpr const char* cloud_upload = "\ue091";
inline constexpr const char* wifi = "\ue1ae";
inline constexpr const char* wifi_off = "\ue1af";
inline constexpr const char* skip_forward = "\ue160";

}  // namespace recall::ui::icon
