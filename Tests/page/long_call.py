"""Makes a call of any length out of one of Audio/: its sound and its turns again and again."""

import json
import wave

from service import ROOT


def make(folder, seconds):
    """Writes `long.wav` (8 kHz, both legs) and `long.vtt` into a folder."""
    facts = json.loads((ROOT / "Audio/0413-bridge.truth.json").read_text(encoding="utf-8"))
    with wave.open(str(ROOT / "Audio/0413-bridge.wav")) as file:
        shape, rate, frames = file.getparams(), file.getframerate(), file.getnframes()
        samples = file.readframes(frames)
    rounds = max(1, round(seconds * rate / frames))
    with wave.open(str(folder / "long.wav"), "wb") as file:
        file.setparams(shape)
        for _ in range(rounds):
            file.writeframesraw(samples)
    with open(folder / "long.vtt", "w", encoding="utf-8") as file:
        file.write("WEBVTT\n")
        for number in range(rounds):
            for turn in facts["turns"]:
                if not turn["written"] or turn["startFrame"] is None:
                    continue
                start, end = turn["startFrame"] / rate, turn["endFrame"] / rate
                at = number * frames / rate
                file.write(f"\n{clock(at + start)} --> {clock(at + end)}\n<v {turn['speaker']}>{turn['text']}\n")
    return rounds * frames / rate


def clock(seconds):
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"
