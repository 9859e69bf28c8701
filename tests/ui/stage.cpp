#include "tests/ui/stage.hpp"

#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <algorithm>
#include <utility>

namespace recall::ui {
namespace {

constexpr int frames_to_settle = 4;  // New windows learn their size by being drawn.

}  // namespace

Stage::Stage(float width, float height) : context_(ImGui::CreateContext()) {
    use();
    frame.width = width;
    frame.height = height;
    frame.now_ms = 1'795'000'000'000;
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    kit_.emplace();
}

Stage::~Stage() {
    use();
    kit_.reset();
    ImGui::DestroyContext(context_);
}

void Stage::use() const { ImGui::SetCurrentContext(context_); }

void Stage::show(Draw draw) {
    show_bare([draw = std::move(draw)] {
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
        ImGui::Begin("Stage", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove);
        draw();
        ImGui::End();
    });
}

void Stage::show_bare(Draw draw) {
    draw_ = std::move(draw);
    frames(frames_to_settle);
}

void Stage::frames(int count) {
    for (int i = 0; i < count; ++i) one_frame();
}

bool Stage::is_quiet() const {
    use();
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool fading = g.DimBgRatio > 0.0F && g.DimBgRatio < 1.0F;
    return !fading && g.InputEventsQueue.Size == 0 && !kit_->wants_frame();
}

void Stage::one_frame() {
    use();
    ImGuiIO& io = ImGui::GetIO();
    io.DeltaTime = 1.0F / 60;
    io.DisplaySize = {frame.width * frame.scale, frame.height * frame.scale};
    kit_->begin_frame(frame);
    if (draw_) draw_();
    kit_->end_frame();
    serve_textures();
}

// What a renderer would do with the fonts' texture.
void Stage::serve_textures() const {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_OK) continue;
        const bool gone = texture->Status == ImTextureStatus_WantDestroy;
        texture->SetTexID(gone ? ImTextureID_Invalid : ImTextureID{1});
        texture->SetStatus(gone ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
    }
}

void Stage::point_at(float x, float y) {
    use();
    ImGui::GetIO().AddMousePosEvent(x * frame.scale, y * frame.scale);
    frames(2);
}

void Stage::click(float x, float y) {
    point_at(x, y);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    frames(1);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    frames(2);
}

const LayerField* Stage::field_in_use() const {
    const std::vector<LayerField>& fields = kit_->layer().fields();
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const LayerField& field) {
        return field.id == kit_->layer().editing();
    });
    return found == fields.end() ? nullptr : &*found;
}

// What the browser's field keeps to itself.
bool Stage::press_in_field(ImGuiKey key, ImGuiKey modifier) {
    const LayerField* field = field_in_use();
    if (field == nullptr) return false;
    const bool walks =
        key == ImGuiKey_UpArrow || key == ImGuiKey_DownArrow || key == ImGuiKey_Escape;
    if (field->walks && walks && modifier == ImGuiKey_None) return false;
    const bool seeks = field->search && key == ImGuiKey_DownArrow;
    if (seeks && modifier == ImGuiKey_None) return false;
    TextEntry& entry = kit_->text_entry();
    const bool deletes = key == ImGuiKey_Delete && all_selected_;
    if (deletes) type("");
    all_selected_ = key == ImGuiKey_A && modifier == ImGuiMod_Ctrl;
    if (key == ImGuiKey_Escape) {
        entry.leave(field->id);
    } else if (key == ImGuiKey_Enter && modifier == ImGuiKey_None) {
        if (field->multiline)
            type("\n");
        else
            entry.submit(field->id);
    } else if (modifier == ImGuiMod_Ctrl && key != ImGuiKey_A) {
        return false;
    }
    frames(2);
    return true;
}

void Stage::press(ImGuiKey key, ImGuiKey modifier) {
    use();
    if (press_in_field(key, modifier)) return;
    ImGuiIO& io = ImGui::GetIO();
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(key, true);
    frames(2);
    io.AddKeyEvent(key, false);
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, false);
    frames(2);
}

void Stage::move_on(bool backwards) {
    use();
    const std::uint32_t stop = kit_->semantics().next_stop(backwards);
    if (stop == 0) return;
    kit_->text_entry().leave(kit_->text_entry().editing());
    kit_->semantics().focus(stop);
    frames(frames_to_settle);
}

void Stage::type(std::string_view words) {
    use();
    const LayerField* field = field_in_use();
    if (field == nullptr) {
        ImGui::GetIO().AddInputCharactersUTF8(std::string(words).c_str());
    } else {
        const std::string before = all_selected_ ? std::string() : field->value;
        kit_->text_entry().type(field->id, before + std::string(words));
        all_selected_ = false;
    }
    frames(2);
}

std::vector<Node> Stage::all(AriaRole role) const {
    std::vector<Node> found;
    for (Node& node : nodes()) {
        if (node.role == role) found.push_back(std::move(node));
    }
    return found;
}

std::optional<Node> Stage::find(AriaRole role, std::string_view name) const {
    for (Node& node : nodes()) {
        if (node.role == role && node.name == name) return std::move(node);
    }
    return std::nullopt;
}

Node Stage::the(AriaRole role, std::string_view name) const {
    const auto node = find(role, name);
    EXPECT_TRUE(node.has_value()) << "no " << to_string(role) << " named " << name;
    return node.value_or(Node{});
}

std::string Stage::focused() const {
    for (const Node& node : nodes()) {
        if (node.focused) return node.name;
    }
    return "nowhere";
}

std::string Stage::copied(std::string_view name) const {
    for (const Node& node : nodes()) {
        if (node.name == name && !node.value.empty()) return node.value;
    }
    return "";
}

std::string Stage::faults() const {
    std::string list;
    for (const Node& node : kit_->semantics().lint()) {
        list += std::string(to_string(node.role)) + " '" + node.name + "' at " +
                std::to_string(node.x) + "," + std::to_string(node.y) + "\n";
    }
    return list;
}

}  // namespace recall::ui
