#!/usr/bin/env python3
"""Runs every check on this repository, and proves on small bad trees that each can fail.

    architecture_test.py Repository | EveryCheckCanFail | EveryCheckLetsGoodTreesPass
"""
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from architecture import CHECKS, FUNCTION_LINES_MAX, functions  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def complaints(check, tree):
    with tempfile.TemporaryDirectory() as root:
        for path, text in tree.items():
            os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        return list(CHECKS[check](root))


class Repository(unittest.TestCase):
    def test_keeps_every_rule(self):
        for name, check in CHECKS.items():
            with self.subTest(name):
                found = list(check(ROOT))
                self.assertFalse(found, "\n" + "\n".join(found))


LONG_FUNCTION = "void f(int a) {\n" + "    g();\n" * FUNCTION_LINES_MAX + "}\n"

RULES = {"src/core/RULES.md": "# The rules\n\n## §1 Claims\n\n## §2 Calls\n"}

BAD = [
    ("citations", {"src/core/a.cpp": "// RULES.md §1\n"}),
    ("citations", {**RULES, "src/core/a.cpp": "// Claims: RULES.md §3.\n"}),
    ("citations", {**RULES, "ui/a.cpp": "int a;  // RULES.md §1, §12\n"}),
    ("citations", {**RULES, "ui/a.cpp": "// As RULES.md says.\n"}),
    ("citations", {**RULES, "ui/a.cpp": "// Claims: §1.\n"}),
    ("citations", {**RULES, "tests/core/a.cpp": "// seeds/callbacks\n"}),
    ("citations", {**RULES, "web/a.js": "// Claims: design, \"Claims\".\n"}),
    ("citations", {**RULES, "src/CMakeLists.txt": "# design §4\n"}),
    ("include_directions", {"src/core/a.cpp": '#include "wire/b.hpp"\n'}),
    ("include_directions", {"src/core/a.cpp": "#include <nlohmann/json.hpp>\n"}),
    ("include_directions", {"src/core/a.cpp": "#include <unistd.h>\n"}),
    ("include_directions", {"src/core/a.cpp": '#include "b.hpp"\n'}),
    ("include_directions", {"ui/toolkit/a.cpp": '#include "ui/model/b.hpp"\n'}),
    ("include_directions", {"ui/parts/a.cpp": '#include "ui/screens/b.hpp"\n'}),
    ("include_directions", {"ui/screens/agent/a.cpp": '#include "ui/screens/admin/b.hpp"\n'}),
    ("include_directions", {"ui/a.cpp": "\n"}),
    ("include_directions", {"src/journal/a.cpp": '#include "relay/desk/b.hpp"\n'}),
    ("include_directions", {"src/relay/http/a.cpp": '#include "relay/net/b.hpp"\n'}),
    ("include_directions", {"src/replica/a.hpp": "#include <SDL2/SDL.h>\n"}),
    ("include_directions", {"src/unheard_of/a.cpp": "\n"}),
    ("orphans", {"src/core/a.cpp": "", "src/core/CMakeLists.txt": "add_library(c b.cpp)"}),
    ("orphans", {"src/core/a.cpp": "", "src/core/CMakeLists.txt": "# a.cpp"}),
    ("orphans", {"ui/a.hpp": ""}),
    ("purity_of_core", {"src/core/a.cpp": "#include <ctime>\n"}),
    ("purity_of_core", {"src/core/a.cpp": "using C = std::chrono::steady_clock;\n"}),
    ("purity_of_core", {"src/core/a.cpp": "auto a = std::chrono::system_clock::now();\n"}),
    ("purity_of_core", {"src/core/a.cpp": "std::chrono::high_resolution_clock a;\n"}),
    ("purity_of_core", {"src/core/a.cpp": "std::chrono::utc_clock a;\n"}),
    ("purity_of_core", {"src/core/index/a.cpp": "auto a = Clock::now ();\n"}),
    ("purity_of_core", {"src/core/a.cpp": "int a = rand();\n"}),
    ("purity_of_core", {"src/core/a.cpp": "long a = std::time(nullptr);\n"}),
    ("purity_of_core", {"src/core/a.cpp": "std::unordered_map<int, int> a;\n"}),
    ("sizes", {"ui/a.cpp": "//" + "x" * 99 + "\n"}),
    ("sizes", {"ui/a.cpp": "\n" * 501}),
    ("sizes", {"ui/a.cpp": LONG_FUNCTION}),
    ("sizes", {"ui/a.cpp": "namespace n {\nstruct S {\n" + LONG_FUNCTION + "};\n}\n"}),
    ("tests_not_run", {"tests/core/a.cpp": "TEST(Claim, DISABLED_Lapses) {}\n"}),
    ("tests_not_run", {"tests/browser/a.test.mjs": "test.skip('logs in', () => {});\n"}),
    ("words", {"web/a.js": "load('/home/somebody/file');\n"}),
    ("words", {"README.md": "Get it from " + ".".join(("deb", "debian", "org")) + ".\n"}),
    ("words", {"src/core/a.cpp": "// TODO: finish\n"}),
]

GOOD = [
    ("citations", {**RULES, "src/core/a.cpp": "// RULES.md §1, §2: and so on.\n"}),
    ("citations", {**RULES, "ui/a.cpp": "print(\"seeds/s\");  // The page's design is ours.\n"}),
    ("include_directions", {"src/core/a.cpp": '#include "core/b.hpp"\n#include <vector>\n'}),
    ("include_directions", {"src/relay/net/a.cpp": "#include <boost/asio.hpp>\n"}),
    ("include_directions", {"ui/toolkit/a.cpp": '#include "core/b.hpp"\n#include <imgui.h>\n'}),
    ("include_directions", {"ui/page/a.cpp": '#include "ui/screens/screens.hpp"\n'}),
    ("orphans", {"ui/a.cpp": '#include "ui/a.hpp"\n', "ui/a.hpp": "",
                 "ui/CMakeLists.txt": "add_library(u a.cpp)\n"}),
    ("orphans", {"src/core/deep/a.cpp": '#include "core/a.hpp"\n', "src/core/a.hpp": "",
                 "src/core/CMakeLists.txt": "add_library(u deep/a.cpp)\n"}),
    ("purity_of_core", {"src/core/a.cpp": "// time() and steady_clock are not for us\n"}),
    ("purity_of_core", {"src/core/a.cpp": "#include <chrono>\nstd::chrono::year_month_day a;\n"}),
    ("purity_of_core", {"src/core/a.cpp": "Instant a = request.now;\n"}),
    ("purity_of_core", {"src/core/a.cpp": "auto a = lead.time(); auto b = entry_time(lead);\n"}),
    ("purity_of_core", {"src/core/a.cpp": "std::unordered_map<int, int> a;  // order never observed\n"}),
    ("sizes", {"ui/a.cpp": "void f() {}\n" * FUNCTION_LINES_MAX * 2}),
    ("tests_not_run", {"tests/core/a.cpp": "TEST(Claim, Lapses) {}\n"}),
    ("words", {"web/a.js": "fetch('/homes/list')\n"}),
]


class EveryCheckCanFail(unittest.TestCase):
    def test_on_a_bad_tree(self):
        for check, tree in BAD:
            with self.subTest(check=check, tree=tree):
                self.assertTrue(complaints(check, tree))

    def test_none_is_forgotten(self):
        self.assertEqual(set(CHECKS), {check for check, _ in BAD})


class EveryCheckLetsGoodTreesPass(unittest.TestCase):
    def test_on_a_good_tree(self):
        for check, tree in GOOD:
            with self.subTest(check=check, tree=tree):
                self.assertEqual([], complaints(check, tree))

    def test_functions_are_told_from_other_braces(self):
        code = ("namespace a {\nstruct B {\n    B(int x) : x_{x} {\n    }\n    int x_ = f(1);\n};\n"
                "const char* text = \"{ (\";\nint c() {\n    if (d) {\n    }\n}\n}\n")
        self.assertIn((8, 11), list(functions(code)))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]])
