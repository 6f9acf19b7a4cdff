"""An index of the calls of Audio/, served by the program under test."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Service:
    """`tapelog serve` over an index of its own, with both tokens."""

    def __init__(self, program, page_folder=None, index=None):
        self.program = str(program)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tapelog-page-"))
        self.index = pathlib.Path(index) if index else self.folder / "demo.tapelog"
        if not index:
            self.run("index", "Audio", "--catalogue", "Audio/calls.csv", "--legs", "NINA,TOM")
        self.page_folder = page_folder
        self.port = 0
        self.start()

    def run(self, *words):
        """Runs a command on the index; gives what it prints."""
        done = subprocess.run(
            [self.program, *words],
            cwd=ROOT,
            env={**os.environ, "TAPELOG_INDEX": str(self.index)},
            capture_output=True,
            text=True,
        )
        if done.returncode not in (0, 1):
            raise RuntimeError(f"tapelog {words[0]}: {done.stderr.strip()}")
        return done.stdout

    def start(self):
        """Starts the service on a free port and waits for its addresses."""
        command = [
            self.program,
            "serve",
            "--port",
            str(self.port),
            "--token-file",
            str(self.folder / "tokens"),
            "--index",
            str(self.index),
        ]
        if self.page_folder:
            command += ["--page-folder", str(self.page_folder)]
        self.log = open(self.folder / "log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=self.log, stderr=self.log)
        self.tokens = {}
        for _ in range(600):
            words = (self.folder / "log").read_text(encoding="utf-8")
            found = re.findall(r"for (editing|reading): (http://[^/]+)/\?token=(\S+)", words)
            if len(found) == 2:
                self.address = found[0][1]
                self.port = int(self.address.rsplit(":", 1)[1])
                self.tokens = {"edit": found[0][2], "read": found[1][2]}
                return
            if self.process.poll() is not None:
                raise RuntimeError(f"tapelog serve ended: {words.strip()}")
            time.sleep(0.05)
        raise RuntimeError("tapelog serve printed no address")

    def ask(self, method, path, body=None, version=None, kind="application/json"):
        """One request with the edit token; gives the answer's JSON."""
        content = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}/api/v1{path}", data=content, method=method)
        request.add_header("Authorization", f"Bearer {self.tokens['edit']}")
        if content is not None:
            request.add_header("Content-Type", kind)
        if version is not None:
            request.add_header("If-Match", f'"{version}"')
        with urllib.request.urlopen(request, timeout=60) as answer:
            words = answer.read()
        return json.loads(words) if words else None

    def recording(self, name):
        """The recording of a name."""
        return next(one for one in self.ask("GET", "/recordings?limit=100")["items"] if one["name"] == name)

    def clip(self, name, start, end, slug):
        """A clip, made anew."""
        wanted = {
            "recording": self.recording(name)["id"],
            "startFrame": start,
            "endFrame": end,
            "slug": slug,
            "exact": True,
        }
        return self.ask("POST", "/clips", wanted)

    def rundown(self, name, clips=(), narration=()):
        """A rundown with clips and narration, in this order."""
        self.ask("POST", "/rundowns", {"name": name, "title": name})
        for words in narration:
            self.ask("POST", f"/rundowns/{name}/items", {"kind": "narration", "text": words})
        for clip in clips:
            self.ask("POST", f"/rundowns/{name}/items", {"kind": "clip", "clip": clip["id"]})
        return self.ask("GET", f"/rundowns/{name}")

    def check(self, story, policy="condensed-qa"):
        """A checked story."""
        return self.ask("POST", f"/checks?policy={policy}", story.encode(), kind="text/markdown")

    def upload(self, name, sound, others=None):
        """A recording that is sent and indexed, with other files by their fields; gives its identifier."""
        border = "tapelog-border"
        body = b""
        for field, (file, content) in {"recording": (name, sound), **(others or {})}.items():
            head = f'--{border}\r\nContent-Disposition: form-data; name="{field}"; filename="{file}"\r\n\r\n'
            body += head.encode() + content + b"\r\n"
        body += f"--{border}--\r\n".encode()
        job = self.ask("POST", "/jobs", body, kind=f"multipart/form-data; boundary={border}")
        while job["state"] not in ("done", "failed"):
            time.sleep(0.05)
            job = self.ask("GET", f"/jobs/{job['id']}")
        if job["state"] == "failed":
            raise RuntimeError(job["failure"])
        return job["recording"]

    def stop(self):
        """Ends the service, not its index."""
        self.process.terminate()
        self.process.wait(15)
        self.log.close()

    def close(self):
        """Ends the service and takes its folder away."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)
