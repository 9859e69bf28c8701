"""The rules of the tree that a compiler does not know, as functions from a tree to complaints.

Each check takes the root of a repository and yields lines "path:line: what is wrong".
"""
import os
import re

LINE_COLUMNS_MAX = 100
FUNCTION_LINES_MAX = 70
FILE_LINES_MAX = 500

OWN_FOLDERS = ("src", "ui", "shell", "tests")

def rooms(*below, others=()):
    """What a room may include: itself, the rooms or single headers below it, and what is not ours
    (whole names or prefixes/)."""
    return set(below), tuple(others)


IMGUI = ("imgui.h", "imgui_internal.h")
DOMAIN = ("core", "wire", "wire/answers", "journal")
# Of wire, the page's screens see what is no JSON.
ANSWERS = ("wire/answers", "wire/words.hpp")
UI_PARTS = ("core", *ANSWERS, "ui/toolkit", "ui/model", "ui/parts")
SCREENS = ("agent", "tracker", "database", "callbacks", "archive", "admin")
RELAY_OTHERS = ("boost/", "openssl/", "nlohmann/", "sys/", "unistd.h", "fcntl.h",
                "signal.h", "netinet/", "utf8.h")
RELAY_BELOW_HTTP = (*DOMAIN, "relay/desk", "relay/accounts", "relay/sheets", "relay/import")

# A room is a folder of sources: what it may include stands here, and nowhere else. Folders without
# their "src/"; the standard library is open to all.
ALLOWED = {
    "core": rooms(),
    "wire/answers": rooms("core", "wire/words.hpp", "wire/noun_fields.hpp", "wire/wire_error.hpp"),
    "wire": rooms("core", "wire/answers", others=("nlohmann/",)),
    "replica": rooms("core", "wire"),
    "journal": rooms("core", "wire", "wire/answers", others=(
        "sqlite3.h", "openssl/", "libpq-fe.h", "fcntl.h", "sys/file.h", "sys/stat.h", "unistd.h",
        "utf8.h")),

    "relay/desk": rooms(*DOMAIN, others=(*RELAY_OTHERS, "date/", "fmt/", "spdlog/")),
    "relay/accounts": rooms(*DOMAIN, "relay/desk", others=(*RELAY_OTHERS, "argon2.h")),
    "relay/sheets": rooms(*DOMAIN, "relay/desk",
                          others=(*RELAY_OTHERS, "expat.h", "minizip/", "xlsxwriter.h")),
    "relay/import": rooms(*DOMAIN, "relay/desk", "relay/sheets",
                          others=(*RELAY_OTHERS, "csv.h", "phonenumbers/", "unicode/")),
    "relay/http": rooms(*RELAY_BELOW_HTTP, others=RELAY_OTHERS),
    "relay/api": rooms(*RELAY_BELOW_HTTP, "relay/http", others=RELAY_OTHERS),
    "relay/net": rooms(*RELAY_BELOW_HTTP, "relay/http", "relay/api", others=RELAY_OTHERS),
    "relay/cli": rooms(*RELAY_BELOW_HTTP, "relay/http", "relay/api", "relay/net",
                       others=(*RELAY_OTHERS, "CLI/", "date/", "toml++/", "termios.h")),

    "ui/toolkit": rooms("core", others=IMGUI),
    "ui/model": rooms("core", *ANSWERS, "replica", "ui/toolkit", others=IMGUI),
    "ui/parts": rooms("core", *ANSWERS, "replica", "ui/toolkit", "ui/model", others=IMGUI),
    "ui/screens": rooms(*UI_PARTS, others=IMGUI),
    # No screen includes another; screens.hpp only says which there are.
    **{f"ui/screens/{screen}": rooms(*UI_PARTS, "ui/screens", others=IMGUI) for screen in SCREENS},
    "ui/page": rooms(*UI_PARTS, "ui/screens", others=IMGUI),

    "shell/app": rooms("core", "wire", "wire/answers", "replica", "ui/toolkit", "ui/model", "ui/parts", "ui/page",
                       others=("nlohmann/",)),
    "shell/browser": rooms("core", "ui/toolkit", "shell/app", others=(
        "SDL2/", "SDL.h", "SDL_opengles2.h", "GLES3/", "GLES2/", "emscripten.h", "emscripten/",
        *IMGUI, "imgui_impl_sdl2.h", "imgui_impl_opengl3.h", "nlohmann/")),
}

CORE_HEADERS_BANNED = {
    "atomic", "condition_variable", "ctime", "filesystem", "fstream", "future",
    "iostream", "mutex", "random", "thread"}
CORE_CALLS_BANNED = re.compile(r"(?<![\w.>:])(?:std::)?(rand|srand|time|clock|getenv)\s*\(")
# <chrono> is the calendar too; what the core may not do is ask what time it is.
CORE_CLOCKS_BANNED = re.compile(
    r"\b(?:system|steady|high_resolution|utc|tai|gps|file)_clock\b|::now\s*\(")
UNORDERED = re.compile(r"\bunordered_(?:multi)?(?:map|set)\b")
UNORDERED_EXCUSE = "// order never observed"

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
TEST_NOT_RUN = re.compile(r"\bDISABLED_\w+|\b(?:test|it|describe)\.(?:skip|only|todo)\b|\bGTEST_SKIP\b")
MACHINE_PATH = re.compile(r"(?<![\w.}/])/(?:work|root|home)/\w")
# Put together here, so that this file does not name them either.
PACKAGE_HOST = re.compile("|".join(
    r"\b" + re.escape(".".join(host)) + r"\b"
    for host in (("deb", "debian", "org"), ("security", "debian", "org"),
                 ("snapshot", "debian", "org"), ("registry", "npmjs"))))
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
RULES = os.path.join("src", "core", "RULES.md")
RULES_SECTION = re.compile(r"^## §(\d+) ", re.MULTILINE)
RULES_CITED = re.compile(r"RULES\.md((?:,? §\d+)*)")
# Papers that who reads the code does not have.
PAPER_ELSEWHERE = re.compile(r"\bseeds?/\w|\bdesign(?:\.md)?,? (?:§|[\"“]|\d)")


def files_under(root, folders, endings):
    for folder in folders:
        for path, names, files in os.walk(os.path.join(root, folder)):
            names[:] = sorted(name for name in names if name not in ("node_modules", "__pycache__"))
            for file in sorted(files):
                if file.endswith(endings):
                    yield os.path.relpath(os.path.join(path, file), root)


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
        return file.read()


def without_comments_and_texts(code):
    """The code with comments and literals blanked, line for line."""
    token = re.compile(
        r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'',
        re.DOTALL)

    def blank(match):
        # An include keeps its name: it is no text.
        line_start = code.rfind("\n", 0, match.start()) + 1
        if code[line_start:match.start()].lstrip().startswith("#"):
            return match.group()
        return "\n" * match.group().count("\n") or " "

    return token.sub(blank, code)


def room_of(path):
    """The key of ALLOWED for a file."""
    return os.path.dirname(path).removeprefix("src" + os.sep).replace(os.sep, "/")


def include_directions(root):
    for path in files_under(root, ("src", "ui", "shell"), (".hpp", ".cpp", ".h")):
        room = room_of(path)
        if room not in ALLOWED:
            yield f"{path}:1: the table of include directions does not know this folder"
            continue
        below, others = ALLOWED[room]
        for number, line in enumerate(read(root, path).splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            quote, name = found.groups()
            if quote == '"':
                fine = os.path.dirname(name) in {room, *below} or name in below
            else:
                standard = re.fullmatch(r"[a-z_]+", name)
                fine = standard or any(
                    name.startswith(other) if other.endswith("/") else name == other
                    for other in others)
            if not fine:
                yield f"{path}:{number}: {room} may not include {name}"


def orphans(root):
    """Sources no CMakeLists.txt names, and headers nobody includes."""
    named = set()
    for recipe in files_under(root, OWN_FOLDERS, ("CMakeLists.txt",)):
        text = re.sub(r"#[^\n]*", "", read(root, recipe))
        for word in re.findall(r"[\w./-]+\.cpp", text):
            named.add(os.path.normpath(os.path.join(os.path.dirname(recipe), word)))
    included = set()
    for path in files_under(root, OWN_FOLDERS, (".hpp", ".cpp")):
        for line in read(root, path).splitlines():
            found = INCLUDE.match(line)
            if found and os.path.join(root, path) != found.group(2):
                included.add(found.group(2))
    for path in files_under(root, OWN_FOLDERS, (".cpp",)):
        if path not in named:
            yield f"{path}:1: no CMakeLists.txt names this file"
    for path in files_under(root, OWN_FOLDERS, (".hpp",)):
        if path not in included and path.removeprefix("src" + os.sep) not in included:
            yield f"{path}:1: nothing includes this header"


def purity_of_core(root):
    for path in files_under(root, (os.path.join("src", "core"),), (".hpp", ".cpp")):
        code = read(root, path)
        originals = code.splitlines()
        for number, line in enumerate(without_comments_and_texts(code).splitlines(), 1):
            found = INCLUDE.match(line)
            if found and found.group(2) in CORE_HEADERS_BANNED:
                yield f"{path}:{number}: the core is pure: not <{found.group(2)}>"
            call = CORE_CALLS_BANNED.search(line)
            if call:
                yield f"{path}:{number}: the core is pure: not {call.group(1)}()"
            clock = CORE_CLOCKS_BANNED.search(line)
            if clock:
                yield f"{path}:{number}: the core is pure: it asks no clock ({clock.group()})"
            if (UNORDERED.search(line) and not found
                    and UNORDERED_EXCUSE not in originals[number - 1]):
                yield (f"{path}:{number}: an unordered container's order differs between relay and "
                       f"page (say `{UNORDERED_EXCUSE}` where that cannot show)")


def functions(code):
    """Yields (first line, last line) of every function that is not inside another."""
    depth, function_depth, start, line, head, head_line = 0, None, 0, 1, "", 1
    for character in re.sub(r"^\s*#.*$", "", without_comments_and_texts(code), flags=re.MULTILINE):
        if character == "\n":
            line += 1
        if character == "{":
            is_function = "(" in head and not re.match(
                r"\s*(?:namespace|class|struct|enum|union|extern)\b(?!.*\)\s*(?:const)?\s*$)", head)
            if function_depth is None and is_function:
                function_depth, start = depth, head_line
            depth += 1
            head = ""
        elif character == "}":
            depth -= 1
            if function_depth == depth:
                yield start, line
                function_depth = None
            head = ""
        elif character == ";":
            head = ""
        elif head or not character.isspace():
            if not head:
                head_line = line
            head += character


def sizes(root):
    for path in files_under(root, OWN_FOLDERS, (".hpp", ".cpp")):
        code = read(root, path)
        lines = code.splitlines()
        if len(lines) > FILE_LINES_MAX:
            yield f"{path}:{len(lines)}: a file of {len(lines)} lines (at most {FILE_LINES_MAX})"
        for number, line in enumerate(lines, 1):
            if len(line) > LINE_COLUMNS_MAX:
                yield f"{path}:{number}: {len(line)} columns (at most {LINE_COLUMNS_MAX})"
        for first, last in functions(code):
            length = last - first + 1
            if length > FUNCTION_LINES_MAX:
                yield f"{path}:{first}: a function of {length} lines (at most {FUNCTION_LINES_MAX})"


def tests_not_run(root):
    for path in files_under(root, ("tests",), (".cpp", ".hpp", ".mjs", ".js")):
        for number, line in enumerate(read(root, path).splitlines(), 1):
            found = TEST_NOT_RUN.search(line)
            if found:
                yield f"{path}:{number}: {found.group()}: a test that is not run"


def words(root):
    """Places of one machine, package hosts, and notes of unfinished work."""
    endings = (".cpp", ".hpp", ".c", ".h", ".js", ".mjs", ".html", ".css", ".md", ".py", ".sh",
               ".cmake", ".txt", ".json", ".toml", ".xml")
    folders = OWN_FOLDERS + ("web", "assets", "cmake", ".ci")
    # In a worktree .git is a file, and none of ours.
    top = [name for name in sorted(os.listdir(root))
           if name != ".git" and os.path.isfile(os.path.join(root, name))]
    for path in [*top, *files_under(root, folders, endings)]:
        if path.startswith(os.path.join("tests", "architecture") + os.sep):
            continue  # These files name what they look for.
        for number, line in enumerate(read(root, path).splitlines(), 1):
            for pattern, what in ((MACHINE_PATH, "a place on one machine"),
                                  (PACKAGE_HOST, "the name of a package host"),
                                  (UNFINISHED, "a note of unfinished work")):
                found = pattern.search(line)
                if found:
                    yield f"{path}:{number}: {found.group()}: {what}"


def comment_of(line, mark):
    """What stands after the first mark of a comment; a mark within a text does no harm here."""
    return line.partition(mark)[2]


def citations(root):
    """Comments cite the rules by sections that exist, and nothing that is not here."""
    has_rules = os.path.exists(os.path.join(root, RULES))
    sections = set(RULES_SECTION.findall(read(root, RULES))) if has_rules else set()
    marks = {(".cpp", ".hpp", ".js", ".mjs"): "//", (".py", ".cmake", "CMakeLists.txt"): "#"}
    for endings, mark in marks.items():
        for path in files_under(root, OWN_FOLDERS + ("web", "cmake"), endings):
            if path.startswith(os.path.join("tests", "architecture") + os.sep):
                continue  # These files name what they look for.
            for number, line in enumerate(read(root, path).splitlines(), 1):
                comment = comment_of(line, mark)
                for cited in RULES_CITED.finditer(comment):
                    numbers = re.findall(r"\d+", cited.group(1))
                    if not numbers:
                        yield f"{path}:{number}: say which section of RULES.md"
                    for section in numbers:
                        if section not in sections:
                            yield f"{path}:{number}: RULES.md has no §{section}"
                elsewhere = PAPER_ELSEWHERE.search(comment) or "§" in RULES_CITED.sub("", comment)
                if elsewhere:
                    yield f"{path}:{number}: a comment cites what is not in this repository"


CHECKS = {
    "citations": citations,
    "include_directions": include_directions,
    "orphans": orphans,
    "purity_of_core": purity_of_core,
    "sizes": sizes,
    "tests_not_run": tests_not_run,
    "words": words,
}
