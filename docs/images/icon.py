#!/usr/bin/env python3
"""Draws docs/images/icon.png, the icon of the packages, from the guide's: has Chromium paint it on nothing.

    python3 docs/images/icon.py
"""
import subprocess, sys, tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZE = 128
svg = (HERE.parents[1] / "src/Glassbox.Guide/wwwroot/icon.svg").read_text()
with tempfile.TemporaryDirectory() as folder:
    page = Path(folder, "icon.html")
    page.write_text(f"<style>body {{ margin: 0 }} svg {{ display: block; width: {SIZE}px; height: {SIZE}px }}</style>{svg}")
    sys.exit(subprocess.run([
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--default-background-color=00000000",
        f"--window-size={SIZE},{SIZE}", f"--screenshot={HERE / 'icon.png'}", page.as_uri(),
    ], capture_output=True).returncode)
