"""Reading the colours of tokens.css, and how people see them."""

import itertools
import math
import re
from collections.abc import Iterator
from pathlib import Path

import hansa.web.design

STATIC = Path(hansa.web.design.__file__).parent / "static"
TOKENS = (STATIC / "css" / "tokens.css").read_text()

Colour = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009): how full colour blindness mixes linear red, green, blue.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def token(name: str, theme: str) -> Colour:
    """The linear red, green and blue of a token in one theme, through the tokens it points at."""
    value = re.search(rf"--{name}:\s*([^;]+);", TOKENS)
    assert value, f"tokens.css has no --{name}"
    if pointed := re.fullmatch(r"var\(--([\w-]+)\)", value[1]):
        return token(pointed[1], theme)
    light, dark = re.fullmatch(r"light-dark\((#\w{6}), (#\w{6})\)", value[1]).groups()
    return linear(light if theme == "light" else dark)


def linear(written: str) -> Colour:
    """#rrggbb as light, each part between 0 and 1."""
    parts = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (one, other)
    )
    return (lighter + 0.05) / (darker + 0.05)


def nearest(colours: dict[str, Colour], eyes: str) -> tuple[float, str, str]:
    """The two colours that look most alike to these eyes, and how far apart they are in OKLab."""
    seen = {name: oklab(mixed(colour, eyes)) for name, colour in colours.items()}
    return min(distances(seen))


def distances(seen: dict[str, Colour]) -> Iterator[tuple[float, str, str]]:
    for (one, here), (other, there) in itertools.combinations(seen.items(), 2):
        yield math.dist(here, there), one, other


def mixed(colour: Colour, eyes: str) -> Colour:
    red, green, blue = (
        max(0.0, sum(part * light for part, light in zip(row, colour, strict=True)))
        for row in EYES[eyes]
    )
    return red, green, blue


def oklab(colour: Colour) -> Colour:
    """Ottosson (2020): a space in which equal distances look equal."""
    red, green, blue = colour
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
