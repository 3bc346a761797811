"""Test pictures from one registry package, and a few composed or drawn from the public-domain one.

    make_fixtures.py --pictures DIR        the eight pictures of src/test/resources/pictures
    make_fixtures.py --example FILE.jpg    the small example picture of src/main/resources/io/face106/accuracy
"""
import argparse, io, os
from PIL import Image, ImageDraw, ImageOps
import common

PACKAGE, FILES = "scikit_image==0.24.0", {
    "astronaut.png": "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5",
    "camera.png": "b0793d2adda0fa6ae899c03989482bff9a42d3d5690fc7e3648f2795d730c23a",
    "chelsea.png": "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb",
    "coffee.png": "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7"}


def source(cache, name):
    wheel = common.package_file(cache, "pypi", PACKAGE)
    return Image.open(io.BytesIO(common.member(wheel, "skimage/data/" + name, FILES[name])))


def save(im, path, quality=88, **kw):
    if path.endswith(".jpg"):
        im.convert("RGB").save(path, quality=quality, optimize=True, **kw)
    else:
        im.save(path, optimize=True)
    print(os.path.basename(path), im.size, os.path.getsize(path))


def pictures(cache, out):
    to = lambda name: os.path.join(out, name)
    ast = source(cache, "astronaut.png").convert("RGB")
    save(ast, to("one-astronaut.jpg"))
    save(source(cache, "camera.png"), to("profile-grey.png"))
    save(source(cache, "chelsea.png"), to("none-cat.jpg"))
    save(source(cache, "coffee.png"), to("none-coffee.jpg"))
    # several faces, sizes and angles, all from the one public-domain picture
    head = ast.crop((120, 0, 330, 210))
    sheet = Image.new("RGB", (960, 540), (118, 128, 138))
    sheet.paste(head.resize((300, 300), Image.LANCZOS), (10, 10))
    sheet.paste(ImageOps.mirror(head), (330, 40))
    sheet.paste(head.rotate(-25, Image.BICUBIC, fillcolor=(118, 128, 138)), (600, 40))
    sheet.paste(head.resize((100, 100), Image.LANCZOS), (840, 60))
    sheet.paste(ImageOps.mirror(head.resize((64, 64), Image.LANCZOS)), (60, 400))
    sheet.paste(head.convert("L").convert("RGB"), (330, 300))
    save(sheet, to("several-sheet.jpg"))
    # drawn occlusions on the same picture (eyes near (205,104) and (247,106), mouth near (229,146))
    g = ast.copy()
    d = ImageDraw.Draw(g)
    for x in (205, 248):
        d.ellipse((x - 20, 92, x + 20, 120), fill=(18, 18, 20))
    d.line((222, 102, 231, 102), fill=(18, 18, 20), width=4)
    save(g, to("drawn-sunglasses.jpg"))
    g = ast.copy()
    ImageDraw.Draw(g).polygon([(188, 118), (228, 112), (264, 120), (260, 150), (244, 172), (226, 178), (206, 170), (192, 150)],
                              fill=(186, 214, 226))
    save(g, to("drawn-mask.jpg"))
    turned = ast.resize((400, 400), Image.LANCZOS).rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6                                            # upright only when the tag is obeyed
    save(turned, to("exif-turned.jpg"), exif=exif)


def example(cache, path):
    """Half size: small enough for the jar and the API page, face about 45 px high."""
    save(source(cache, "astronaut.png").convert("RGB").resize((256, 256), Image.LANCZOS), path, quality=84)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--pictures")
    a.add_argument("--example")
    a.add_argument("--cache", default=common.default_cache())
    o = a.parse_args()
    if o.pictures:
        os.makedirs(o.pictures, exist_ok=True)
        pictures(o.cache, o.pictures)
    if o.example:
        example(o.cache, o.example)


if __name__ == "__main__":
    main()
