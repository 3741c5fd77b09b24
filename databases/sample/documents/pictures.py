"""Small procedural pictures: photographs of goods and x-ray images of containers, drawn by Pillow."""

import io
import random
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

SIZE = (480, 300)
SCENES = 8


def photograph(scene: int, caption: str) -> bytes:
    """A JPEG of cartons in a bay, stamped with `caption`; the same arguments give the same bytes."""
    buffer = io.BytesIO()
    _stamped(_cartons(scene % SCENES), caption, band=(20, 20, 24), ink=(250, 240, 90)).save(
        buffer, "JPEG", quality=60
    )
    return buffer.getvalue()


def x_ray(scene: int, caption: str) -> bytes:
    """A PNG of a container's contents as a scanner shows them, stamped with `caption`."""
    buffer = io.BytesIO()
    _stamped(_scan(scene % SCENES), caption, band=20, ink=255).save(buffer, "PNG")
    return buffer.getvalue()


def _stamped(
    scene: Image.Image, caption: str, *, band: int | tuple[int, int, int], ink: int | tuple[int, int, int]
) -> Image.Image:
    picture = scene.copy()
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, SIZE[1] - 22, *SIZE), fill=band)
    draw.text((8, SIZE[1] - 18), f"{caption} - fictional sample", fill=ink, font=_font())
    return picture


@lru_cache(maxsize=1)
def _font() -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(13)


@lru_cache(maxsize=SCENES)
def _cartons(scene: int) -> Image.Image:
    chance = random.Random(f"cartons {scene}")
    picture = Image.new("RGB", SIZE, (86, 92, 98))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 210), (SIZE[0], 190), (SIZE[0], SIZE[1]), (0, SIZE[1])], fill=(128, 124, 116))
    base = chance.choice([(176, 136, 92), (190, 150, 104), (164, 128, 96)])
    for row in range(4):
        x = 20 + row * 6
        while x < SIZE[0] - 70:
            width, height = chance.randint(44, 74), 46
            top = 240 - row * 47 - chance.randint(0, 3)
            shade = chance.randint(-14, 14)
            red, green, blue = (max(0, min(255, part + shade)) for part in base)
            draw.rectangle((x, top, x + width, top + height), fill=(red, green, blue), outline=(96, 70, 44))
            draw.line((x, top + height // 2, x + width, top + height // 2), fill=(206, 184, 140), width=4)
            if chance.random() < 0.4:
                draw.rectangle((x + 8, top + 8, x + 26, top + 18), fill=(240, 240, 236))
            x += width + chance.randint(1, 5)
    return picture


@lru_cache(maxsize=SCENES)
def _scan(scene: int) -> Image.Image:
    chance = random.Random(f"scan {scene}")
    picture = Image.new("L", SIZE, 236)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 60, 460, 220), fill=206, outline=60, width=3)
    for x in range(30, 450, 28):
        draw.line((x, 62, x, 218), fill=186)
    for _ in range(46):
        x, y = chance.randint(26, 420), chance.randint(66, 190)
        shade = chance.randint(70, 180)
        draw.rectangle(
            (x, y, x + chance.randint(12, 38), y + chance.randint(10, 28)), fill=shade, outline=shade - 30
        )
    for x in (70, 118, 362, 410):
        draw.ellipse((x, 222, x + 30, 252), fill=70)
    return picture
