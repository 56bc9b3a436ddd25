"""Rules of the house that no compiler knows. Prints "file:line: what" and fails on any.

lint.py [--casus PROGRAM] FOLDER: with a program, its knowledge linter runs too.
"""
import argparse
import pathlib
import re
import subprocess
import sys

FILE_LINES_MAX = 600
HEADER_LINES_MAX = 150
LINE_COLUMNS_MAX = 100
BLOB_BYTES_MAX = 20_000_000
BINARY = {".model", ".xz", ".gz", ".png"}
CODE = {".cpp", ".h"}
# What only the command line may do, with what a room does instead.
CLI_ONLY = [
    (re.compile(r"\bstd::c(out|err)\b|\b(std::)?(printf|puts|fprintf)\s*\("), "prints: return text, cli prints it"),
    (re.compile(r"\b(std::)?(exit|_exit|quick_exit)\s*\("), "exits: return an Error"),
]


def tracked(folder):
    """Files that git knows or would add; every file where there is no repository."""
    command = ["git", "-C", str(folder), "ls-files", "-co", "--exclude-standard", "-z"]
    listed = subprocess.run(command, capture_output=True)
    if listed.returncode != 0 or not listed.stdout:
        return sorted(p for p in folder.rglob("*") if p.is_file() and ".git" not in p.parts)
    names = sorted(set(listed.stdout.decode().split("\0")) - {""})
    return [folder / name for name in names if (folder / name).is_file()]


def check_blobs(path, data):
    if len(data) > BLOB_BYTES_MAX:
        yield 0, f"is larger than {BLOB_BYTES_MAX // 1_000_000} MB"


def check_encoding(path, data):
    if path.suffix in BINARY or "corpus" in path.parts:
        return
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            yield number, "is not UTF-8"
            continue
        if any((ord(c) < 32 and c != "\t") or ord(c) == 127 for c in text):
            yield number, "holds a control character"


def check_sizes(path, data):
    if path.suffix not in CODE:
        return
    lines = data.decode("utf-8", "replace").split("\n")
    if len(lines) - 1 > FILE_LINES_MAX:
        yield 0, f"has more than {FILE_LINES_MAX} lines"
    if "include" in path.parts and len(lines) - 1 > HEADER_LINES_MAX:
        yield 0, f"is a public header of more than {HEADER_LINES_MAX} lines"
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_COLUMNS_MAX:
            yield number, f"is longer than {LINE_COLUMNS_MAX} columns"


def room_of(path):
    parts = path.parts
    return parts[parts.index("src") + 1] if "src" in parts[:-2] else None


def check_upward_includes(path, data):
    if path.suffix not in CODE or "test" in path.parts:
        return
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        if re.match(r'\s*#\s*include\s*"\.\./', line):
            yield number, 'includes "../": a room reaches others by their promise only'


def check_cli_only(path, data):
    room = room_of(path)
    if path.suffix not in CODE or room in (None, "cli") or "test" in path.parts:
        return
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        code = line.split("//")[0]
        for pattern, why in CLI_ONLY:
            if pattern.search(code):
                yield number, why


def uses(folder):
    """Room → (rooms that its casus_room() names, public headers that it offers)."""
    rooms = {}
    for build in sorted((folder / "src").glob("*/CMakeLists.txt")):
        text = build.read_text()
        found = re.search(r"casus_room\(\s*(\w+)(.*?)\)", text, re.S)
        if not found:
            continue
        named = re.search(r"\bUSES\b(.*?)(PRIVATELY|PUBLICLY|TESTS_USE|$)", found.group(2), re.S)
        headers = {h.name for h in (build.parent / "include/casus").glob("*.h")}
        rooms[found.group(1)] = (set(named.group(1).split()) if named else set(), headers)
    return rooms


def check_uses(folder, paths):
    rooms = uses(folder)
    home = {header: room for room, (_, headers) in rooms.items() for header in headers}
    for path in paths:
        room = room_of(path.relative_to(folder))
        if path.suffix not in CODE or room not in rooms or "test" in path.parts:
            continue
        for number, line in enumerate(path.read_text(errors="replace").split("\n"), 1):
            found = re.match(r'\s*#\s*include\s*"casus/(\w+\.h)"', line)
            other = home.get(found.group(1)) if found else None
            if other and other != room and other not in rooms[room][0]:
                yield path, number, f"room '{room}' includes '{other}' without naming it in USES"


CHECKS = [check_blobs, check_encoding, check_sizes, check_upward_includes, check_cli_only]


def lint(folder):
    folder = pathlib.Path(folder).resolve()
    paths = tracked(folder)
    found = []
    for path in paths:
        data = path.read_bytes()
        for check in CHECKS:
            found += [(path, n, what) for n, what in check(path.relative_to(folder), data)]
    found += list(check_uses(folder, paths))
    return [f"{p.relative_to(folder)}:{n}: {what}" if n else f"{p.relative_to(folder)}: {what}"
            for p, n, what in found]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--casus")
    parser.add_argument("folder")
    arguments = parser.parse_args()
    found = lint(arguments.folder)
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    failed = bool(found)
    if arguments.casus:
        failed |= subprocess.run([arguments.casus, "lint-knowledge"]).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
