#include "relay/sheets/workbook.hpp"

#include "relay/desk/limits.hpp"
#include "relay/sheets/sheet_refusal.hpp"
#include "relay/sheets/xml_reader.hpp"

#include <utf8.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>

namespace recall {

namespace {

// What a part refers to, by the name it gives it.
struct Relation {
    std::string type;  // the last word of its address: "worksheet"
    std::string target;
};
using Relations = std::map<std::string, Relation>;

// "xl/worksheets/sheet1.xml" from "worksheets/sheet1.xml" beside "xl/workbook.xml".
std::string resolved(std::string_view target, std::string_view beside) {
    std::string path(target);
    if (!target.starts_with('/')) {
        const auto slash = beside.rfind('/');
        if (slash != beside.npos) path = std::string(beside.substr(0, slash + 1)) + path;
    }
    std::vector<std::string> steps;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string step = path.substr(at, end - at);
        at = end + 1;
        if (step == ".." && !steps.empty()) steps.pop_back();
        if (!step.empty() && step != "." && step != "..") steps.push_back(step);
    }
    std::string plain;
    for (const std::string& step : steps) plain += (plain.empty() ? "" : "/") + step;
    return plain;
}

class RelationsReader : public XmlHandler {
public:
    explicit RelationsReader(std::string_view of) : of_(of) {}

    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element != "Relationship" || attributes["TargetMode"] == "External") return;
        if (relations.size() == workbook_parts_max) {
            refuse_too_big("refers to more than " + std::to_string(workbook_parts_max) + " parts");
        }
        const std::string_view type = attributes["Type"];
        relations[std::string(attributes["Id"])] = {std::string(type.substr(type.rfind('/') + 1)),
                                                    resolved(attributes["Target"], of_)};
    }
    Relations relations;

private:
    std::string_view of_;
};

Relations relations_of(Package& package, const std::string& part) {
    const auto slash = part.rfind('/');
    const std::size_t name = slash == part.npos ? 0 : slash + 1;
    const std::string rels = part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
    RelationsReader reader(part);
    if (package.has(rels)) read_xml(package, rels, reader);
    return std::move(reader.relations);
}

std::string target_of(const Relations& relations, std::string_view type) {
    for (const auto& [id, relation] : relations) {
        if (relation.type == type) return relation.target;
    }
    return "";
}

bool is_true(std::string_view text) { return text == "1" || text == "true" || text == "on"; }

class WorkbookReader : public XmlHandler {
public:
    explicit WorkbookReader(const Relations& relations) : relations_(relations) {}

    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element == "workbookPr") workbook.since_1904 = is_true(attributes["date1904"]);
        if (element != "sheet") return;
        // Sheets that are one chart have another type.
        const auto relation = relations_.find(std::string(attributes["id"]));
        if (relation == relations_.end() || relation->second.type != "worksheet") return;
        if (workbook.sheets.size() == workbook_sheets_max) {
            refuse_too_big("has more than " + std::to_string(workbook_sheets_max) + " sheets");
        }
        const std::string_view state = attributes["state"];
        workbook.sheets.push_back({std::string(attributes["name"]), relation->second.target,
                                   !state.empty() && state != "visible"});
    }
    Workbook workbook;

private:
    const Relations& relations_;
};

class FormatsReader : public XmlHandler {
public:
    void begin(std::string_view element, const XmlAttributes& attributes) override {
        if (element == "cellXfs") in_cells_ = true;
        if (element == "numFmt" && codes_.size() < cell_formats_max) {
            codes_[number_in(attributes["numFmtId"], -1)] =
                format_of_code(attributes["formatCode"]);
        }
        if (element != "xf" || !in_cells_) return;
        if (formats.size() == cell_formats_max) {
            refuse_too_big("has more than " + std::to_string(cell_formats_max) + " cell styles");
        }
        const std::int64_t id = number_in(attributes["numFmtId"], 0);
        const auto own = codes_.find(id);
        formats.push_back(own == codes_.end() ? builtin_format(id) : own->second);
    }
    void end(std::string_view element) override {
        if (element == "cellXfs") in_cells_ = false;
    }
    std::vector<CellFormat> formats;

private:
    std::map<std::int64_t, CellFormat> codes_;
    bool in_cells_ = false;
};

// <si><t>Ada</t></si>, or, in pieces of different looks, <si><r><t>A</t></r><r><t>da</t></r></si>.
// How it is read aloud, <rPh>, is no part of it.
class StringsReader : public XmlHandler {
public:
    void begin(std::string_view element, const XmlAttributes&) override {
        if (element == "si") text_.clear();
        if (element == "rPh") aloud_ = true;
        in_text_ = element == "t" && !aloud_;
    }
    void text(std::string_view piece) override {
        if (!in_text_) return;
        if (text_.size() + piece.size() > sheet_cell_bytes_max) {
            refuse_damaged("one of its texts is longer than a cell may be");
        }
        text_ += piece;
    }
    void end(std::string_view element) override {
        if (element == "t") in_text_ = false;
        if (element == "rPh") aloud_ = false;
        if (element != "si") return;
        strings.add(unescaped(text_));
    }
    SharedStrings strings;

private:
    std::string text_;
    bool in_text_ = false, aloud_ = false;
};

[[noreturn]] void refuse_other(const std::string& what) {
    refuse_sheet("not_a_workbook",
                 what + " Save the table as an Excel workbook (.xlsx), or as CSV in UTF-8, and try "
                        "again.");
}

void check_kind(Package& package, const std::string& part) {
    if (part.ends_with(".bin")) refuse_other("This is a workbook of the binary kind, .xlsb.");
    if (!part.empty() && package.has(part)) return;
    std::string kind;
    if (package.has("mimetype")) {
        package.read("mimetype", [&kind](std::string_view piece) {
            kind = piece.substr(0, 100);
            return false;
        });
    }
    if (kind.find("opendocument") != kind.npos) {
        refuse_other("This is an OpenDocument file, as LibreOffice writes them (.ods).");
    }
    if (package.has_below("index/") || package.has("index.zip")) {
        refuse_other("This is a document of Apple's Numbers, or another program's.");
    }
    refuse_other("This is a zip file with no workbook in it. Unpack it first, if the table is in "
                 "it.");
}

}  // namespace

Workbook read_workbook(Package& package) {
    const std::string part = target_of(relations_of(package, ""), "officeDocument");
    check_kind(package, part);
    const Relations relations = relations_of(package, part);
    WorkbookReader reader(relations);
    read_xml(package, part, reader);
    Workbook workbook = std::move(reader.workbook);
    if (workbook.sheets.empty()) refuse_other("There is no sheet with cells in the file.");
    workbook.styles = target_of(relations, "styles");
    workbook.shared_strings = target_of(relations, "sharedStrings");
    return workbook;
}

std::vector<CellFormat> read_formats(Package& package, const std::string& part) {
    FormatsReader reader;
    if (!part.empty() && package.has(part)) read_xml(package, part, reader);
    return std::move(reader.formats);
}

void SharedStrings::add(std::string_view text) {
    static_assert(shared_strings_bytes_max <= std::numeric_limits<std::uint32_t>::max());
    if (ends_.size() == shared_strings_max) {
        refuse_too_big("has more than " + std::to_string(shared_strings_max) + " different texts");
    }
    if (text_.size() + text.size() > shared_strings_bytes_max) {
        refuse_too_big("has more than " + std::to_string(shared_strings_bytes_max / 1024 / 1024) +
                       " MiB of texts");
    }
    text_ += text;
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
}

std::string_view SharedStrings::operator[](std::size_t index) const {
    const std::size_t from = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(text_).substr(from, ends_[index] - from);
}

SharedStrings read_shared_strings(Package& package, const std::string& part) {
    StringsReader reader;
    if (!part.empty() && package.has(part)) read_xml(package, part, reader);
    return std::move(reader.strings);
}

std::string unescaped(std::string_view text) {
    constexpr std::size_t length = 7;  // _x000D_
    std::size_t at = std::min(text.find("_x"), text.size());
    std::string plain(text.substr(0, at));
    while (at < text.size()) {
        const std::string_view rest = text.substr(at);
        std::uint32_t sign = 0;
        const bool escaped =
            rest.size() >= length && rest.starts_with("_x") && rest[length - 1] == '_' &&
            std::all_of(rest.begin() + 2, rest.begin() + length - 1, [&sign](char c) {
                const int digit = c >= '0' && c <= '9'   ? c - '0'
                                  : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                         : -1;
                sign = sign * 16 + static_cast<std::uint32_t>(std::max(digit, 0));
                return digit >= 0;
            });
        // Half a pair is no sign, and nobody meant a zero.
        if (escaped && sign != 0 && (sign < 0xD800 || sign > 0xDFFF)) {
            utf8::unchecked::append(sign, std::back_inserter(plain));
            at += length;
        } else {
            plain += text[at++];
        }
    }
    return plain;
}

}  // namespace recall
