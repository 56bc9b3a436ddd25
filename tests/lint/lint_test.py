"""Each check of script/lint.py must fail on what it is for, and on nothing else."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "script"))
import lint  # noqa: E402

ROOM = "casus_room(text USES base PRIVATELY fmt::fmt)\n"


class Lint(unittest.TestCase):
    def found(self, files):
        with tempfile.TemporaryDirectory() as name:
            for path, content in files.items():
                target = pathlib.Path(name) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content if isinstance(content, bytes) else content.encode())
            return lint.lint(name)

    def test_a_clean_house_passes(self):
        self.assertEqual([], self.found({
            "src/base/CMakeLists.txt": "casus_room(base)\n",
            "src/base/include/casus/date.h": "#pragma once\n",
            "src/text/CMakeLists.txt": ROOM,
            "src/text/a.cpp": '#include "casus/date.h"\n',
            "src/cli/a.cpp": 'std::printf("x");\n',
        }))

    def test_long_files(self):
        self.assertEqual(["src/text/a.cpp: has more than 600 lines"],
                         self.found({"src/text/a.cpp": "\n" * 601}))

    def test_long_headers(self):
        path = "src/text/include/casus/a.h"
        self.assertEqual([f"{path}: is a public header of more than 150 lines"],
                         self.found({path: "\n" * 151}))

    def test_long_lines(self):
        self.assertEqual(["src/text/a.cpp:2: is longer than 100 columns"],
                         self.found({"src/text/a.cpp": "\n" + "è" * 101 + "\n"}))
        self.assertEqual([], self.found({"src/text/a.cpp": "è" * 100 + "\n"}))

    def test_upward_includes(self):
        self.assertIn("includes \"../\"", self.found({"src/text/a.cpp": '#include "../b.h"\n'})[0])

    def test_rooms_that_are_not_named(self):
        self.assertEqual(["src/text/a.cpp:1: room 'text' includes 'events' without naming it in USES"],
                         self.found({"src/text/CMakeLists.txt": ROOM,
                                     "src/events/CMakeLists.txt": "casus_room(events USES base)\n",
                                     "src/events/include/casus/events.h": "",
                                     "src/text/a.cpp": '#include "casus/events.h"\n'}))

    def test_encoding(self):
        self.assertEqual(["a.md:2: is not UTF-8"], self.found({"a.md": b"a\n\xff\n"}))

    def test_control_characters(self):
        self.assertEqual(["a.md:1: holds a control character"], self.found({"a.md": "a\x07\n"}))

    def test_printing(self):
        for line in ("std::cout << 1;", 'std::fprintf(stderr, "x");', 'puts("x");'):
            self.assertIn("prints", self.found({"src/text/a.cpp": line + "\n"})[0])
        self.assertEqual([], self.found({"src/text/a.cpp": "std::snprintf(a, b);  // std::cout\n"}))

    def test_exiting(self):
        self.assertIn("exits", self.found({"src/text/a.cpp": "std::exit(1);\n"})[0])

    def test_large_blobs(self):
        self.assertEqual(["a.model: is larger than 20 MB"],
                         self.found({"a.model": b"\0" * 20_000_001}))


if __name__ == "__main__":
    unittest.main()
