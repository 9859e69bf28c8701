// POST /lists/{list}/leads, POST /do-not-call: how a file of numbers is to be read, and what came
// of it.
#pragma once

#include "core/nouns.hpp"
#include "wire/answers/told.hpp"

namespace recall {

// Why a row was left out, or what was odd about it.
struct RowRemark {
    std::int64_t line = 0;
    std::string column;  // its header; empty: the whole row
    std::string reason;
    std::string text;  // the cell, or the beginning of the row
};
template <>
struct Told<RowRemark> {
    static constexpr std::string_view name = "Remark";
    static void visit(auto& f, auto& x) {
        f("line", x.line);
        f("column", x.column, {.says = "Its header; empty: the whole row."});
        f("reason", x.reason);
        f("text", x.text);
    }
};

struct ColumnUse {
    std::string header;
    std::string use;          // phone, name, zone, code, do_not_call, kept or left_out
    bool remembered = false;  // because somebody said so of such a header before
    std::string sample{};     // its first cell that is not empty, of the first rows
    bool guessed = false;     // by what is in it: its header says nothing
    bool no_room = false;     // left out because a number keeps no more columns
};
template <>
struct Told<ColumnUse> {
    static constexpr std::string_view name = "ColumnUse";
    static void visit(auto& f, auto& x) {
        f("header", x.header);
        f("use", x.use,
          {.says = "phone, name, zone, code, do_not_call, kept or left_out."});
        f("remembered", x.remembered, {.says = "Somebody said so of such a header before."});
        f("sample", x.sample, {.says = "Its first cell that is not empty."});
        f.if_any("guessed", x.guessed, {.says = "By what is in it: its header says nothing."});
        f.if_any("no_room", x.no_room,
                 {.says = "Left out, because a number keeps no more columns."});
    }
};

struct FileLine {
    std::int64_t line = 0;
    std::string text;  // its beginning
};
template <>
struct Told<FileLine> {
    static constexpr std::string_view name = "FileLine";
    static void visit(auto& f, auto& x) {
        f("line", x.line);
        f("text", x.text);
    }
};

// Which encodings a file may have; nothing in a file says which one of one byte a letter it is.
struct FileEncoding {
    std::string_view word, label;
};
inline constexpr FileEncoding file_encodings[] = {
    {"utf-8", "UTF-8"},
    {"utf-16le", "UTF-16 (Unicode text of Excel)"},
    {"utf-16be", "UTF-16, the other way round"},
    {"windows-1252", "Western European (Windows-1252)"},
    {"windows-1250", "Central European (Windows-1250)"},
    {"windows-1251", "Cyrillic (Windows-1251)"},
    {"windows-1253", "Greek (Windows-1253)"},
    {"windows-1254", "Turkish (Windows-1254)"},
    {"windows-1255", "Hebrew (Windows-1255)"},
    {"windows-1256", "Arabic (Windows-1256)"},
    {"windows-1257", "Baltic (Windows-1257)"},
    {"windows-1258", "Vietnamese (Windows-1258)"},
    {"iso-8859-2", "Central European (ISO 8859-2)"},
    {"koi8-r", "Cyrillic (KOI8-R)"},
    {"macintosh", "Western European (Mac)"},
    {"ibm-850", "Western European (DOS)"},
};

// How a file was read: what can be said otherwise where the guess is wrong.
struct FileShape {
    std::string delimiter;
    std::string encoding;
    bool encoding_guessed = false;
    std::vector<std::string> letters;     // cells that another encoding would change
    std::int64_t header_line = 0;         // 0: there is none
    std::vector<FileLine> first_lines{};  // one of them may be the header
    bool header_sure = false;             // what is said of columns will be remembered by it
};
template <>
struct Told<FileShape> {
    static constexpr std::string_view name = "FileShape";
    static void visit(auto& f, auto& x) {
        f("delimiter", x.delimiter);
        f("encoding", x.encoding);
        f("encoding_guessed", x.encoding_guessed, {.says = "Nothing says which one it is."});
        f("letters", x.letters, {.says = "Cells that another encoding would change."});
        f("header_line", x.header_line,
          {.says = "0: no line is a header, and the first one is a number like the others."});
        f("first_lines", x.first_lines);
        f("header_sure", x.header_sure,
          {.says = "It is a header for sure: what is said of columns is remembered by it."});
    }
};

// A row whose number was there before.
struct RowRepeat {
    std::int64_t line = 0;
    Phone phone;
    std::int64_t of_line = 0;  // of the file; 0: `lead` of the list has the number
    LeadId lead;
    std::string differs;  // what the row has otherwise; empty: nothing
};
template <>
struct Told<RowRepeat> {
    static constexpr std::string_view name = "RowRepeat";
    static void visit(auto& f, auto& x) {
        f("line", x.line);
        f("phone", x.phone);
        f("of_line", x.of_line, {.says = "Of the file; 0: a lead of the list has the number."});
        f("lead", x.lead, {.says = "Which one; 0: it is a line of the file."});
        f("differs", x.differs, {.says = "What the row has otherwise; empty: nothing."});
    }
};

template <>
struct Told<LabelledPhone> {
    static constexpr std::string_view name = "LabelledPhone";
    static void visit(auto& f, auto& x) {
        f("phone", x.phone);
        f("label", x.label, {.says = "What it is called, \"Mobile\"."});
    }
};
struct PreviewRow {
    std::int64_t line = 0;
    NewLead lead;
};
template <>
struct Told<PreviewRow> {
    static constexpr std::string_view name = "PreviewRow";
    static void visit(auto& f, auto& x) {
        f("line", x.line);
        f("phone", x.lead.phone);
        f("label", x.lead.label, {.says = "Of the first number, where others follow it."});
        f("further", x.lead.further);
        f("name", x.lead.name);
        f("zone", x.lead.zone);
        f("columns", x.lead.columns);
    }
};

// The rows that were not taken.
void visit_refused_rows(auto& f, auto& x) {
    f("refused", x.refused, {.says = "The first ones."});
    f("refused_count", x.refused_count);
    f("refused_file", x.refused_file, {.says = "The header and the refused rows, as they stood."});
}

// What the columns of the file are, and how it is to be read; which sheet, where it has several.
struct FileTerms {
    std::string delimiter, columns, encoding, header, sheet;
};
void visit_file_terms(auto& f, auto& x) {
    f("delimiter", x.delimiter, {.says = "auto, comma, semicolon, tab or pipe."});
    f("columns", x.columns,
      {.says = "What each column is, with commas between: phone, name, zone, code, do_not_call, "
               "kept, left_out; nothing where its header, or what was said of it before, says it; "
               "by_header forgets what was said. Remembered by header for later files."});
    f("encoding", x.encoding,
      {.says = "auto, utf-8, utf-16le, windows-1252 and others; what is no encoding is answered "
               "with all of them."});
    f("header", x.header,
      {.says = "auto, none, or the line with the headings, of a workbook the row: 1 is the "
               "first."});
    f("sheet", x.sheet,
      {.says = "Of an Excel workbook: a sheet's name, or its place from 1; none: the first one."});
}

struct ImportQuery {
    ListId list;
    std::string file;
    bool dry_run = false;
    FileTerms terms;
    bool leave_out_elsewhere = false;
};
template <>
struct Asked<ImportQuery> {
    static constexpr std::string_view path = "/lists/{list}/leads";
    static void visit(auto& f, auto& x) {
        f("list", x.list, {.required = true});
        f("file", x.file, {.says = "Its name, for the log of imports."});
        f("dry_run", x.dry_run, {.says = "1: say what would be taken, and take nothing."});
        visit_file_terms(f, x.terms);
        f("leave_out_elsewhere", x.leave_out_elsewhere,
          {.says = "1: leave out numbers that stand in another list of the desk."});
    }
};

// What was taken of a file, or would be.
struct ImportReport {
    std::int64_t rows = 0;
    std::int64_t fresh = 0;
    std::int64_t duplicates = 0, in_file = 0, in_list = 0;
    std::int64_t elsewhere = 0, left_out_elsewhere = 0;
    std::int64_t do_not_call = 0, do_not_call_marked = 0, in_hands = 0;
    std::vector<RowRemark> refused;
    std::int64_t refused_count = 0;
    std::string refused_file;
    std::vector<RowRepeat> repeats;
    std::string repeats_file, standing_file;
    std::vector<RowRemark> warnings;
    FileShape shape;
    std::string delimiter;
    std::vector<ColumnUse> columns;
    std::vector<PreviewRow> preview;
    std::vector<ImportId> imports;
    bool dry_run = false;
    std::string sheet = {};
    std::vector<std::string> sheets = {};
};
template <>
struct Told<ImportReport> {
    static constexpr std::string_view name = "ImportReport";
    static void visit(auto& f, auto& x) {
        f("rows", x.rows);
        f("new", x.fresh);
        f("duplicates", x.duplicates);
        f("duplicates_in_file", x.in_file);
        f("duplicates_in_list", x.in_list);
        f("elsewhere", x.elsewhere, {.says = "New to this list, and in another list of the desk."});
        f("left_out_elsewhere", x.left_out_elsewhere);
        f("do_not_call", x.do_not_call,
          {.says = "Of the new ones: they are kept, and not called."});
        f("do_not_call_marked", x.do_not_call_marked,
          {.says = "Numbers of which a column of the file says so: they go on the desk's list."});
        f("in_hands", x.in_hands,
          {.says = "Numbers of the file that somebody has in hand, in this list or another."});
        visit_refused_rows(f, x);
        f("repeats", x.repeats, {.says = "The first ones, by line."});
        f("repeats_file", x.repeats_file,
          {.says = "CSV: each repeat with its line, what it repeats and what differs."});
        f("standing_file", x.standing_file,
          {.says = "CSV: the numbers that stand in another list or on a do-not-call list, or are "
                   "in somebody's hands."});
        f("warnings", x.warnings);
        f("shape", x.shape);
        f("delimiter", x.delimiter);
        f("columns", x.columns);
        f("preview", x.preview);
        f("imports", x.imports,
          {.says = "What came of the file: POST /commands, UndoImport takes one back."});
        f("dry_run", x.dry_run);
        f("sheet", x.sheet, {.says = "The one that was read; empty: the file is no workbook."});
        f("sheets", x.sheets, {.says = "All that the workbook has."});
    }
};

struct AddDoNotCallQuery {
    Code campaign;
    std::string reason;
    Day expires;
    bool dry_run = false;
    FileTerms terms;
};
template <>
struct Asked<AddDoNotCallQuery> {
    static constexpr std::string_view path = "/do-not-call";
    static void visit(auto& f, auto& x) {
        f("campaign", x.campaign, {.says = "Whose list; none: the desk's."});
        f("reason", x.reason);
        f("expires", x.expires, {.says = "The last day it holds; none: until they are taken off."});
        f("dry_run", x.dry_run, {.says = "Tells what would come of it, and changes nothing."});
        visit_file_terms(f, x.terms);
    }
};

struct DoNotCallReport {
    std::int64_t rows = 0, numbers = 0, known = 0, changed = 0, repeats = 0, leads = 0;
    std::vector<RowRemark> refused;
    std::int64_t refused_count = 0;
    std::string refused_file;
    std::vector<RowRemark> warnings;
    bool dry_run = false;
};
template <>
struct Told<DoNotCallReport> {
    static constexpr std::string_view name = "DoNotCallReport";
    static void visit(auto& f, auto& x) {
        f("rows", x.rows);
        f("numbers", x.numbers, {.says = "That stand on the list now."});
        f("known", x.known, {.says = "That stood there before."});
        f("changed", x.changed, {.says = "Of these: that get another reason or last day."});
        f("repeats", x.repeats);
        f("leads", x.leads, {.says = "That are no longer called."});
        visit_refused_rows(f, x);
        f("warnings", x.warnings);
        f("dry_run", x.dry_run);
    }
};

}  // namespace recall
