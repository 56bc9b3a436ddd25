"""casus as a person calls it: cli_test.py PROGRAM. Each test has a folder of its own."""
import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve()) if len(sys.argv) > 1 else "casus"
ENGLISH = "Russia and North Korea signed a defence treaty on Wednesday. Japan protested.\n"
ITALIAN = "La Russia ha firmato un trattato con la Corea del Nord. Il Giappone protesta.\n"


class Cli(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, content):
        data = content if isinstance(content, bytes) else content.encode()
        (self.folder / name).write_bytes(data)
        return name

    def casus(self, *words, stdin=b"", **more):
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, input=stdin, timeout=300,
                              capture_output=True, **more)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def refused(self, sentence, *words, stdin=b""):
        """The call fails with exactly this sentence on standard error, and prints no data."""
        self.assertEqual((1, "", f"casus: {sentence}\n"), self.casus(*words, stdin=stdin))

    # What goes in

    def test_file_gives_one_line_with_all_fields(self):
        self.write("a.txt", ENGLISH)
        status, out, talk = self.casus("code", "--date", "2024-06-20", "a.txt")
        self.assertEqual((0, "", 1), (status, talk, out.count("\n")))
        article = json.loads(out)
        self.assertEqual(["id", "lang", "date", "source", "url", "title", "text_hash", "casus",
                          "events", "claims", "commitments", "blocked"], list(article))
        self.assertEqual(("a.txt", "en", "2024-06-20", None),
                         (article["id"], article["lang"], article["date"], article["title"]))
        self.assertRegex(article["text_hash"], "^[0-9a-f]{32}$")
        for event in article["events"]:
            for evidence in event["evidence"]:
                self.assertEqual(ENGLISH[evidence["start"]:evidence["end"]], evidence["text"])

    def test_standard_input(self):
        for words in (["code"], ["code", "-"]):
            status, out, _ = self.casus(*words, stdin=ITALIAN.encode())
            self.assertEqual((0, "standard input", "it"),
                             (status, json.loads(out)["id"], json.loads(out)["lang"]))

    def test_json_lines_keep_their_fields(self):
        lines = [{"id": "x-1", "lang": "en", "date": "2024-06-20", "text": ENGLISH,
                  "title": "Treaty signed", "source": "s", "url": "u"}, {"id": 7, "text": ITALIAN}]
        self.write("a.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        status, out, talk = self.casus("code", "a.jsonl")
        first, second = map(json.loads, out.splitlines())
        self.assertEqual((0, ""), (status, talk))
        self.assertEqual(("x-1", "2024-06-20", "Treaty signed", "s", "u"),
                         tuple(first[k] for k in ("id", "date", "title", "source", "url")))
        self.assertEqual(("7", "it", None), (second["id"], second["lang"], second["date"]))

    def test_offsets_count_in_the_text_as_it_came(self):
        text = "\ufeff\u200bÈ così. 🤝\r\n\r\n" + ENGLISH
        self.write("a.jsonl", json.dumps({"id": "a", "lang": "en", "text": text}) + "\n")
        _, out, _ = self.casus("code", "a.jsonl")
        events = json.loads(out)["events"]
        self.assertTrue(events)
        for event in events:
            for one in event["evidence"]:
                self.assertEqual(text[one["start"]:one["end"]], one["text"])

    def test_parse_goes_back_in_as_conllu(self):
        self.write("a.txt", ENGLISH)
        status, parsed, _ = self.casus("parse", "a.txt")
        self.assertEqual(0, status)
        words = [line.split("\t") for line in parsed.splitlines() if line[:1].isdigit()]
        self.assertTrue(words and all(len(columns) == 10 for columns in words))
        self.write("a.conllu", parsed)
        rows = [json.loads(self.casus("code", "--lang", "en", name)[1])["events"]
                for name in ("a.txt", "a.conllu")]
        self.assertEqual(*[[(e["plover"], e["source"], e["target"], e["status"]) for e in r]
                           for r in rows])

    # What may be wrong with it

    def test_empty_file(self):
        self.write("a.txt", "")
        self.refused("a.txt: holds no text (give an article's text)", "code", "a.txt")

    def test_random_bytes(self):
        self.write("a.txt", random.Random(1).randbytes(4096))
        status, out, talk = self.casus("code", "a.txt")
        self.assertEqual((1, "", 1), (status, out, talk.count("\n")))
        self.assertIn("a.txt: ", talk)

    def test_utf16(self):
        self.write("a.txt", ENGLISH.encode("utf-16"))
        self.refused("a.txt: is UTF-16, not UTF-8 "
                     "(convert it, for example with: iconv -f UTF-16 -t UTF-8)", "code", "a.txt")

    def test_directory_and_missing_file(self):
        self.refused(".: is a directory (name the files in it)", "code", ".")
        self.refused("none.txt: no such file", "code", "none.txt")

    def test_chinese(self):
        self.write("a.txt", "总统会见了外交部长。双方讨论了贸易协议。\n")
        self.refused("a.txt: its language 'zh' is not supported (supported: en, it)", "code", "a.txt")

    def test_language_that_cannot_be_told(self):
        self.refused("standard input: its language cannot be told (say it with --lang)",
                     "code", stdin=b"12345, 67.")

    def test_broken_lines_do_not_stop_the_others(self):
        good = json.dumps({"id": "good", "lang": "en", "text": ENGLISH})
        self.write("a.jsonl", "\n".join([good, '{"id": "cut', "[1]", '{"id": "no"}',
                                         '{"text": "x", "date": "soon"}', "", good]) + "\n")
        status, out, talk = self.casus("code", "a.jsonl")
        self.assertEqual((1, 2), (status, out.count("\n")))
        self.assertEqual(
            ["casus: a.jsonl:2: ", "casus: a.jsonl:3: is no JSON object", "casus: a.jsonl:4: has no",
             "casus: a.jsonl:5: its \"date\" is no day: soon", "casus: 4 of 6 inputs failed"],
            [line[:len(start)] for line, start in zip(talk.splitlines(), [
                "casus: a.jsonl:2: ", "casus: a.jsonl:3: is no JSON object",
                "casus: a.jsonl:4: has no", "casus: a.jsonl:5: its \"date\" is no day: soon",
                "casus: 4 of 6 inputs failed"])])

    def test_a_broken_file_does_not_stop_the_others(self):
        self.write("a.txt", "")
        self.write("b.txt", ENGLISH)
        status, out, talk = self.casus("code", "a.txt", "none", "b.txt")
        self.assertEqual((1, "b.txt"), (status, json.loads(out)["id"]))
        self.assertTrue(talk.endswith("casus: 2 of 3 inputs failed\n"))

    def test_200_mb_in_one_line(self):
        """Refused in a sentence, without being read into memory."""
        for name, words in (("a.txt", []), ("b.jsonl", []), ("c.txt", ["-"])):
            path = self.folder / name
            with open(path, "wb") as file:
                for _ in range(200):
                    file.write(b"a" * 1_000_000)
            with open(path, "rb") as file:
                before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
                done = subprocess.run([PROGRAM, "code", *(words or [str(path)])], stdin=file,
                                      capture_output=True, timeout=300)
                after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
            self.assertEqual((1, b""), (done.returncode, done.stdout))
            self.assertIn(b"MiB", done.stderr)
            self.assertEqual(1, done.stderr.count(b"\n"))
            if not os.environ.get("CASUS_SANITIZE"):
                self.assertLess(max(before, after), 190_000)
            path.unlink()

    def test_wrong_usage(self):
        for words in (["code", "--format", "xml"], ["cod"], [], ["code", "--threads", "0"],
                      ["code", "--status", "true"], ["code", "--date", "yesterday", "-"]):
            status, out, talk = self.casus(*words)
            self.assertEqual((2, ""), (status, out), words)
            self.assertTrue(talk)

    # What comes out

    def test_many_threads_give_the_same_bytes(self):
        lines = [json.dumps({"id": str(i), "text": ENGLISH if i % 3 else ITALIAN})
                 for i in range(60)]
        lines[20] = "broken"
        self.write("a.jsonl", "\n".join(lines))
        one = self.casus("code", "--threads", "1", "a.jsonl")
        many = self.casus("code", "--threads", "8", "a.jsonl")
        self.assertEqual(one, many)
        ids = [json.loads(line)["id"] for line in one[1].splitlines()]
        self.assertEqual([str(i) for i in range(60) if i != 20], ids)

    def test_reader_that_goes_away_is_no_error(self):
        self.write("a.jsonl", (json.dumps({"lang": "en", "text": ENGLISH}) + "\n") * 300)
        with subprocess.Popen([PROGRAM, "code", "a.jsonl"], cwd=self.folder,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            running.stdout.readline()
            running.stdout.close()
            self.assertEqual((0, b""), (running.wait(timeout=300), running.stderr.read()))

    def test_table_and_out(self):
        self.write("a.txt", ENGLISH)
        status, out, _ = self.casus("code", "--format", "table", "a.txt")
        self.assertEqual(0, status)
        for heading in ("Events: ", "Claims: ", "Commitments: "):
            self.assertIn(heading, out)
        self.assertEqual((0, "", ""),
                         self.casus("code", "--format", "table", "--out", "t", "a.txt"))
        self.assertEqual(out, (self.folder / "t").read_text())
        status, _, talk = self.casus("code", "--out", "none/t", "a.txt")
        self.assertEqual((1, True), (status, talk.startswith("casus: none/t: cannot be written")))

    def test_filters(self):
        self.write("a.txt", ENGLISH)
        everything = json.loads(self.casus("code", "a.txt")[1])["events"]
        self.assertTrue(everything)
        none = json.loads(self.casus("code", "--status", "denied,planned", "a.txt")[1])
        self.assertEqual([], none["events"])
        quads = json.loads(self.casus("code", "--quad", "1", "a.txt")[1])["events"]
        self.assertEqual([e["cameo"] for e in everything if e["quad"] == 1],
                         [e["cameo"] for e in quads])

    def test_stages(self):
        self.write("a.txt", ENGLISH)
        status, out, _ = self.casus("actors", "--format", "jsonl", "a.txt")
        mentions = json.loads(out)["mentions"]
        self.assertEqual(0, status)
        self.assertIn(["RUS"], [m["codes"] for m in mentions])
        self.assertEqual(["start", "end", "text", "codes", "actor", "name", "type", "how"],
                         list(mentions[0]))
        for mention in mentions:
            self.assertEqual(ENGLISH[mention["start"]:mention["end"]], mention["text"])
        for verb in ("actors", "explain"):
            status, out, _ = self.casus(verb, "a.txt")
            self.assertEqual((0, True), (status, "Russia" in out))

    def test_explain_tells_rule_place_and_nearest_rule(self):
        self.write("a.txt", "Germany condemned Russia on Monday.\n\n"
                            "Peru recalled the long winter of the war.\n")
        status, out, _ = self.casus("explain", "--lang", "en", "a.txt")
        self.assertEqual(0, status)
        self.assertIn("[source Germany] [trigger condemned] [target Russia] on Monday.", out)
        self.assertRegex(out, r"rule [a-z-]+ \(rules/accuse\.rules:\d+\), confidence 0\.\d\d")
        self.assertRegex(out, r"no event: [A-Z_]+: (rule [a-z-]+ \(rules/[a-z]+\.rules:\d+\) "
                              r"(lacks|excepted by|says|fits)|no rule asks for it)")
        self.assertNotIn("grounds", out)
        _, out, _ = self.casus("explain", "--lang", "en", "--grounds", "a.txt")
        self.assertIn("grounds", out)

    def part(self, report, title):
        """The entries of one part of the report: {what: (count, [examples])}."""
        lines = report.split(title + "\n")[1].split("\n\n")[0].splitlines()
        entries = {}
        for line in lines:
            if line.strip() == "none" or line.strip().startswith("and "):
                continue
            if line.startswith("        “"):
                entries[list(entries)[-1]][1].append(line.strip("“” "))
            else:
                count, what = line.split(None, 1)
                entries[what] = (int(count), [])
        return entries

    def test_gaps_show_what_the_knowledge_lacks(self):
        self.write("a.txt", "Germany serenaded Poland on Monday.\nMr Plimsoll thanked France.\n"
                            "Germany asked France to attack Poland.\n")
        lines = [{"id": "b", "lang": "en", "text": "Germany serenaded Poland again."},
                 {"id": "c", "lang": "en",
                  "text": "Germany serenaded the sea.\nItaly outshines Spain."}]
        self.write("b.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        status, report, talk = self.casus("gaps", "--lang", "en", "a.txt", "b.jsonl")
        self.assertEqual((0, ""), (status, talk))
        self.assertRegex(report, r"^\d+ finite verbs, \d+\.\d % with a known concept\n")
        words = self.part(report, "Predicates between two known actors that no lexicon has")
        # The commonest first; what has one known actor only is no gap.
        self.assertEqual(["serenade VERB", "outshine VERB"], list(words))
        self.assertEqual((2, ["Germany serenaded Poland on Monday.",
                              "Germany serenaded Poland again."]), words["serenade VERB"])
        names = self.part(report, "Names that nobody knows, of who acts or is acted on")
        self.assertEqual({"Plimsoll": (1, ["Mr Plimsoll thanked France."])}, names)
        blocked = self.part(report, "Readings that the codebook does not admit")
        self.assertEqual([(1, ["Germany asked France to attack Poland."])], list(blocked.values()))

    def test_gaps_show_as_many_as_asked_for(self):
        self.write("a.txt", "Germany serenaded Poland.\nItaly outshines Spain.\n")
        title = "Predicates between two known actors that no lexicon has"
        _, report, _ = self.casus("gaps", "--lang", "en", "--top", "1", "a.txt")
        self.assertEqual(["outshine VERB"], list(self.part(report, title)))
        self.assertIn("and 1 more", report)

    def test_gaps_are_the_same_on_many_threads(self):
        lines = [{"id": str(i), "lang": "en", "text": f"Germany serenaded Poland {i} times."}
                 for i in range(20)]
        self.write("a.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        one, many = (self.casus("gaps", "--threads", n, "a.jsonl")[1] for n in ("1", "4"))
        self.assertEqual(one, many)
        self.assertIn("20  serenade VERB", one)

    def test_gaps_name_a_broken_input_and_go_on(self):
        self.write("a.jsonl", '{"id": "a", "lang": "en", "text": "Germany serenaded Poland."}\n{\n')
        status, report, talk = self.casus("gaps", "a.jsonl")
        self.assertEqual((1, True), (status, "serenade VERB" in report))
        self.assertIn("a.jsonl:2: ", talk)
        status, report, _ = self.casus("gaps", "none.txt")
        self.assertEqual((1, ""), (status, report))

    def test_another_model_of_a_language(self):
        shipped = pathlib.Path(PROGRAM).parent.parent / "share" / "casus"
        models = self.folder / "home" / "models"
        models.mkdir(parents=True)
        (self.folder / "home" / "knowledge").symlink_to((shipped / "knowledge").resolve())
        (models / "it.model").symlink_to((shipped / "models" / "it.model").resolve())
        (models / "en-other.model").symlink_to((shipped / "models" / "en.model").resolve())
        self.write("a.txt", ENGLISH)
        home = {"CASUS_HOME": str(self.folder / "home")}
        self.assertEqual(1, self.casus("parse", "--lang", "en", "a.txt", env=home)[0])
        status, out, talk = self.casus("--model", "en-other", "parse", "a.txt", env=home)
        self.assertEqual((0, ""), (status, talk))
        self.assertIn("\tnsubj\t", out)
        status, _, talk = self.casus("parse", "--model", "en-none", "a.txt", env=home)
        self.assertEqual(1, status)
        self.assertIn("no model is called 'en-none'", talk)

    def test_own_home_must_exist(self):
        status, _, talk = self.casus("code", "-", env={"CASUS_HOME": "/none"})
        self.assertEqual(1, status)
        self.assertIn("set CASUS_HOME", talk)


if __name__ == "__main__":
    unittest.main()
