#!/usr/bin/env python3
"""Draws docs/images/terminal.png: runs the command in a terminal (tmux), and has Chromium draw what is seen there.

    dotnet build -c Release src/Glassbox.Cli && python3 docs/images/terminal.py
"""
import html, os, re, subprocess, sys, tempfile, time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parents[1] / "src/Glassbox.Cli/bin/Release/net10.0/Glassbox.Cli"
COMMAND = "dotnet run -c Release --project src/Glassbox.Cli"
COLUMNS, ROWS = 86, 30
INK, PAPER, GRAY, GREEN = "#d7dae0", "#16181d", "#7d8590", "#3fb950"
PALETTE = [PAPER, "#f85149", GREEN, "#d29922", "#58a6ff", "#bc8cff", "#39c5cf", INK, GRAY]


def seen():
    """The screen after digit 7 was asked for, with its escape sequences."""
    def tmux(*words):
        return subprocess.run(["tmux", "-L", f"glassbox{os.getpid()}", *words], check=True, capture_output=True, text=True).stdout
    # The program as it is built: what dotnet run says of restoring and building is not what is to be shown.
    shell = f"COLORTERM=truecolor TERM=xterm-256color {PROGRAM}; sleep 60"
    tmux("-f", "/dev/null", "new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), shell)
    try:
        for awaited, keys in (("or q to quit:", "7"), ("The network says", None)):
            for _ in range(300):
                if awaited in tmux("capture-pane", "-p"):
                    break
                time.sleep(0.1)
            else:
                sys.exit(f"'{awaited}' was not seen")
            if keys:
                tmux("send-keys", keys, "Enter")
        time.sleep(0.3)
        return tmux("capture-pane", "-e", "-p")
    finally:
        tmux("kill-server")


def color(codes):
    """The color at the start of the list, which loses it."""
    kind = codes.pop(0)
    if kind == 2:
        return "#%02x%02x%02x" % tuple(codes.pop(0) for _ in range(3))
    number = codes.pop(0)
    if number < 16:
        return PALETTE[min(number, 8)] if number < 9 else "#ffffff"
    if number >= 232:
        return "#%02x%02x%02x" % ((8 + 10 * (number - 232),) * 3)
    levels = (0, 95, 135, 175, 215, 255)
    return "#%02x%02x%02x" % tuple(levels[(number - 16) // step % 6] for step in (36, 6, 1))


def cells(line, style):
    """Each character of a line with its style, [ink, paper, bold]."""
    for part in re.split(r"(\x1b\[[\d;]*m)", line):
        if not part.startswith("\x1b"):
            yield from ((character, tuple(style)) for character in part)
            continue
        codes = [int(code or 0) for code in part[2:-1].split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0: style[:] = None, None, False
            elif code == 1: style[2] = True
            elif code == 38: style[0] = color(codes)
            elif code == 48: style[1] = color(codes)
            elif code == 39: style[0] = None
            elif code == 49: style[1] = None
            elif 30 <= code < 38: style[0] = PALETTE[code - 30]
            elif 90 <= code < 98: style[0] = GRAY if code == 90 else PALETTE[code - 90]


def picture(text):
    """Every character in a cell of its own; blocks as rectangles, as no font joins them without a seam."""
    width, height, size = 10, 20, 16
    lines = text.rstrip("\n").split("\n")
    style, shapes = [None, None, False], []
    lines = [list(cells(line, style)) for line in lines]
    lines[:0] = [[(character, (GRAY if i < 2 else INK, None, False)) for i, character in enumerate("$ " + COMMAND)]]

    def box(x, y, w, h, fill):
        shapes.append(f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" fill="{fill}"/>')

    for row, line in enumerate(lines):
        for column, (character, (ink, paper, bold)) in enumerate(line):
            x, y, ink = column * width, row * height, ink or INK
            if paper: box(x, y, width, height, paper)
            if character == "▀": box(x, y, width, height / 2, ink)
            elif "█" <= character <= "▏": box(x, y + 4, width * (8 - (ord(character) - ord("█"))) / 8, height - 8, ink)
            elif character in "─│╭╮╰╯":
                middle, center = y + height / 2, x + width / 2
                path = {"─": f"M{x} {middle}h{width}", "│": f"M{center} {y}v{height}",
                        "╭": f"M{center} {y + height}V{middle + 4}q0 -4 4 -4H{x + width}", "╮": f"M{x} {middle}h1q4 0 4 4V{y + height}",
                        "╰": f"M{center} {y}V{middle - 4}q0 4 4 4H{x + width}", "╯": f"M{x} {middle}h1q4 0 4 -4V{y}"}[character]
                shapes.append(f'<path d="{path}" fill="none" stroke="{GRAY}" shape-rendering="geometricPrecision"/>')
            elif character != " ":
                weight = ' font-weight="bold"' if bold else ""
                shapes.append(f'<text x="{x:.2f}" y="{y + 15}" fill="{ink}"{weight}>{html.escape(character)}</text>')
    margin, bar = 24, 36
    w, h = round(COLUMNS * width + 2 * margin), len(lines) * height + margin + bar + 8
    dots = "".join(f'<circle cx="{24 + 20 * i}" cy="20" r="6" fill="{c}"/>' for i, c in enumerate(("#ff5f57", "#febc2e", "#28c840")))
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" font-family="DejaVu Sans Mono" font-size="{size}">'
           f'<rect width="{w}" height="{h}" rx="12" fill="{PAPER}"/>{dots}<g shape-rendering="crispEdges" '
           f'transform="translate({margin} {bar + 8})">{"".join(shapes)}</g></svg>')
    return svg, w, h


def main():
    svg, width, height = picture(seen())
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "terminal.html"
        page.write_text(f"<!doctype html><meta charset=utf-8><style>html,body{{margin:0;background:transparent}}svg{{display:block}}</style>{svg}")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--default-background-color=00000000",
                        f"--user-data-dir={folder}/profile", "--force-device-scale-factor=1.5", f"--window-size={width},{height}",
                        f"--screenshot={HERE / 'terminal.png'}", page.as_uri()], check=True, capture_output=True)


main()
