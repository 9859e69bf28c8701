#include "relay/sheets/package.hpp"

#include "relay/desk/limits.hpp"
#include "relay/sheets/sheet_refusal.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace recall {

namespace {

// The file in memory, as minizip asks for one on a disk.
struct Memory {
    std::string_view bytes;
    std::uint64_t at = 0;
};

Memory& memory_of(void* stream) { return *static_cast<Memory*>(stream); }

void* open_memory(void* memory, const void*, int) { return memory; }
unsigned long read_memory(void*, void* stream, void* into, unsigned long size) {
    Memory& memory = memory_of(stream);
    const std::uint64_t left = memory.bytes.size() - memory.at;
    const auto taken = static_cast<unsigned long>(std::min<std::uint64_t>(size, left));
    if (taken > 0) std::memcpy(into, memory.bytes.data() + memory.at, taken);
    memory.at += taken;
    return taken;
}
unsigned long write_nothing(void*, void*, const void*, unsigned long) { return 0; }
ZPOS64_T tell_memory(void*, void* stream) { return memory_of(stream).at; }
long seek_memory(void*, void* stream, ZPOS64_T offset, int origin) {
    Memory& memory = memory_of(stream);
    std::uint64_t from = 0;
    if (origin == ZLIB_FILEFUNC_SEEK_CUR) from = memory.at;
    if (origin == ZLIB_FILEFUNC_SEEK_END) from = memory.bytes.size();
    if (from > memory.bytes.size() || offset > memory.bytes.size() - from) return -1;
    memory.at = from + offset;
    return 0;
}
int close_memory(void*, void*) { return 0; }
int no_fault(void*, void*) { return 0; }

// "/XL\Workbook.xml" is "xl/workbook.xml".
std::string plain_part(std::string_view name) {
    while (name.starts_with('/') || name.starts_with('\\')) name.remove_prefix(1);
    std::string plain(name);
    for (char& c : plain) {
        if (c == '\\') c = '/';
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return plain;
}

constexpr std::uint64_t mib = 1024 * 1024;

}  // namespace

struct Package::Zip {
    Memory memory;
    unzFile file = nullptr;

    explicit Zip(std::string_view bytes) : memory{bytes} {
        zlib_filefunc64_def calls{};
        calls.zopen64_file = open_memory;
        calls.zread_file = read_memory;
        calls.zwrite_file = write_nothing;
        calls.ztell64_file = tell_memory;
        calls.zseek64_file = seek_memory;
        calls.zclose_file = close_memory;
        calls.zerror_file = no_fault;
        calls.opaque = &memory;
        file = unzOpen2_64("", &calls);
    }
    ~Zip() {
        if (file) unzClose(file);
    }
    Zip(const Zip&) = delete;
    Zip& operator=(const Zip&) = delete;
};

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}
bool is_compound_file(std::string_view bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

Package::Package(std::string_view bytes) : bytes_(bytes), zip_(std::make_unique<Zip>(bytes)) {
    unzFile file = zip_->file;
    if (!file) refuse_damaged("its end is missing, so perhaps it did not arrive whole");
    std::array<char, 512> name{};
    std::size_t count = 0;
    for (int at = unzGoToFirstFile(file); at != UNZ_END_OF_LIST_OF_FILE;
         at = unzGoToNextFile(file)) {
        unz_file_info64 info{};
        unz64_file_pos place{};
        if (at != UNZ_OK || unzGetFilePos64(file, &place) != UNZ_OK ||
            unzGetCurrentFileInfo64(file, &info, name.data(), name.size() - 1, nullptr, 0, nullptr,
                                    0) != UNZ_OK) {
            refuse_damaged("its table of contents cannot be read");
        }
        if (++count > workbook_parts_max) {
            refuse_too_big("has more than " + std::to_string(workbook_parts_max) + " parts");
        }
        parts_.try_emplace(plain_part(name.data()),
                           Place{place.pos_in_zip_directory, place.num_of_file});
    }
}

Package::~Package() = default;

bool Package::has(const std::string& part) const { return parts_.contains(plain_part(part)); }

bool Package::has_below(const std::string& folder) const {
    const std::string plain = plain_part(folder);
    const auto first = parts_.lower_bound(plain);
    return first != parts_.end() && first->first.starts_with(plain);
}

void Package::count(std::size_t bytes) {
    unpacked_ += bytes;
    if (unpacked_ > workbook_unpacked_bytes_max) {
        refuse_too_big("unpacks to more than " +
                       std::to_string(workbook_unpacked_bytes_max / mib) + " MiB");
    }
    if (unpacked_ > workbook_ratio_bytes_min && unpacked_ / bytes_.size() > workbook_ratio_max) {
        refuse_too_big("unpacks to more than " + std::to_string(workbook_ratio_max) +
                       " times its size, which no table of people does");
    }
}

void Package::read(const std::string& part, const std::function<bool(std::string_view)>& take) {
    const auto known = parts_.find(plain_part(part));
    if (known == parts_.end()) refuse_damaged("its part “" + part + "” is missing");
    unzFile file = zip_->file;
    const std::string broken = "its part “" + part + "” cannot be unpacked";
    unz64_file_pos place{known->second.at, known->second.number};
    unz_file_info64 info{};
    if (unzGoToFilePos64(file, &place) != UNZ_OK ||
        unzGetCurrentFileInfo64(file, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK) {
        refuse_damaged(broken);
    }
    constexpr unsigned long encrypted = 1;
    if (info.flag & encrypted) {
        refuse_sheet("workbook_encrypted",
                     "The zip file is protected by a password. Unpack it, and take the workbook "
                     "that is in it.");
    }
    if (unzOpenCurrentFile(file) != UNZ_OK) refuse_damaged(broken);
    struct Closing {
        unzFile file;
        ~Closing() {
            if (file) unzCloseCurrentFile(file);
        }
    } closing{file};
    std::vector<char> piece(64 * 1024);
    std::uint64_t total = 0;
    while (true) {
        const int size =
            unzReadCurrentFile(file, piece.data(), static_cast<unsigned>(piece.size()));
        if (size < 0) refuse_damaged(broken);
        if (size == 0) break;
        const auto bytes = static_cast<std::size_t>(size);
        count(bytes);
        total += bytes;
        if (!take({piece.data(), bytes})) return;
    }
    closing.file = nullptr;
    // It checks the sum only of what has its full length.
    if (unzCloseCurrentFile(file) != UNZ_OK || total != info.uncompressed_size) {
        refuse_damaged(broken);
    }
}

}  // namespace recall
