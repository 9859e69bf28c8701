#include "tests/relay/sheets/made_workbook.hpp"

#include "relay/sheets/sheet_reader.hpp"

#include <minizip/zip.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace recall::test {

namespace {

struct Growing {
    std::string bytes;
    std::uint64_t at = 0;
};
Growing& growing_of(void* stream) { return *static_cast<Growing*>(stream); }

void* open_growing(void* into, const void*, int) { return into; }
unsigned long read_growing(void*, void*, void*, unsigned long) { return 0; }
unsigned long write_growing(void*, void* stream, const void* from, unsigned long size) {
    Growing& file = growing_of(stream);
    file.bytes.resize(std::max<std::size_t>(file.bytes.size(), file.at + size));
    std::memcpy(file.bytes.data() + file.at, from, size);
    file.at += size;
    return size;
}
ZPOS64_T tell_growing(void*, void* stream) { return growing_of(stream).at; }
long seek_growing(void*, void* stream, ZPOS64_T offset, int origin) {
    Growing& file = growing_of(stream);
    const std::uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? file.at
                               : origin == ZLIB_FILEFUNC_SEEK_END ? file.bytes.size()
                                                                  : 0;
    file.at = from + offset;
    return 0;
}
int close_growing(void*, void*) { return 0; }

constexpr const char* office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + office + type + "\" Target=\"" + target +
           "\"/>";
}

}  // namespace

std::string zip_of(const Parts& parts, bool packed) {
    Growing file;
    zlib_filefunc64_def calls{};
    calls.zopen64_file = open_growing;
    calls.zread_file = read_growing;
    calls.zwrite_file = write_growing;
    calls.ztell64_file = tell_growing;
    calls.zseek64_file = seek_growing;
    calls.zclose_file = close_growing;
    calls.zerror_file = [](void*, void*) { return 0; };
    calls.opaque = &file;
    const zipFile zip = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &calls);
    bool fine = zip != nullptr;
    for (const auto& [name, bytes] : parts) {
        const zip_fileinfo info{};
        fine = fine && zipOpenNewFileInZip64(zip, name.c_str(), &info, nullptr, 0, nullptr, 0,
                                             nullptr, packed ? Z_DEFLATED : 0, 9, 0) == ZIP_OK;
        fine = fine && zipWriteInFileInZip(zip, bytes.data(),
                                           static_cast<unsigned>(bytes.size())) == ZIP_OK;
        fine = fine && zipCloseFileInZip(zip) == ZIP_OK;
    }
    if (!fine || zipClose(zip, nullptr) != ZIP_OK) throw std::runtime_error("no zip was made");
    return std::move(file.bytes);
}

Parts parts_of(const MadeWorkbook& made) {
    return {
        {"_rels/.rels",
         "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.xml") +
             "</Relationships>"},
        {"xl/workbook.xml",
         "<workbook xmlns:r=\"x\"><workbookPr " + made.about +
             "/><sheets><sheet name=\"Leads\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships>" + relation("r1", "worksheet", "worksheets/sheet1.xml") +
             relation("r2", "styles", "styles.xml") +
             relation("r3", "sharedStrings", "/xl/sharedStrings.xml") + "</Relationships>"},
        {"xl/styles.xml", "<styleSheet>" + made.styles + "</styleSheet>"},
        {"xl/sharedStrings.xml", "<sst>" + made.strings + "</sst>"},
        {"xl/worksheets/sheet1.xml", made.sheet_start + "<worksheet><sheetData>" + made.cells +
                                         "</sheetData></worksheet>"}};
}

std::string sheet_file(const std::string& name) {
    std::ifstream file(std::string(RECALL_SOURCE_DIR) + "/tests/data/sheets/" + name,
                       std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::vector<std::string> rows_in(std::string_view bytes, const std::string& sheet,
                                 std::size_t cells_max) {
    std::vector<std::string> rows;
    const auto read = read_sheet(bytes, {sheet, cells_max}, [&rows](const SheetRow& row) {
        std::string words;
        for (const std::string& cell : row.cells) words += "|" + cell;
        rows.push_back(std::to_string(row.number) + ": " + words.substr(1));
        return true;
    });
    if (!read) return {read.error().code + ": " + read.error().message};
    return rows;
}

}  // namespace recall::test
