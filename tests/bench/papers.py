"""What is signed: PDFs made from a seed, and keys made by openssl."""

import pathlib
import random
import subprocess

SEED = 3
PASSWORD = "bench"

ALGORITHMS = {
    "RSA-2048": ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
    "P-256": ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
}


def pdf(path, pages=1, image_bytes=0):
    """Writes a PDF of pages of text, the first of them with an image that does not compress."""
    dice = random.Random(SEED)
    width = 1000
    height = image_bytes // (3 * width)
    image = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8" % (width, max(height, 1))
    kids = b" ".join(b"%d 0 R" % (5 + 2 * page) for page in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>" % (kids, pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(image, dice.randbytes(3 * width * max(height, 1))),
    ]
    for page in range(pages):
        lines = b"".join(b"(%s) Tj T* " % text(dice) for _ in range(40))
        content = b"BT /F 10 Tf 12 TL 60 780 Td %sET" % lines
        if page == 0 and image_bytes:
            content += b" q 100 0 0 100 60 60 cm /I Do Q"
        objects += [b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (6 + 2 * page), stream(b"<<", content)]
    pathlib.Path(path).write_bytes(assemble(objects))
    return str(path)


def text(dice):
    return " ".join("".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=dice.randint(2, 9))) for _ in range(12)).encode()


def stream(dictionary, data):
    return b"%s/Length %d>>\nstream\n%s\nendstream" % (dictionary, len(data), data)


def assemble(objects):
    file, offsets = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(file)


class Signer:
    """A key and its certificate under a root, as PEM files and as PKCS#12."""

    def __init__(self, folder, algorithm):
        base = pathlib.Path(folder) / algorithm
        base.mkdir()
        self.key, self.cert, self.root, self.p12 = (str(base / name) for name in ("key.pem", "cert.pem", "root.pem", "keys.p12"))
        root_key, request, extensions = (str(base / name) for name in ("root.key", "request.pem", "extensions"))
        pathlib.Path(extensions).write_text("keyUsage=critical,digitalSignature,nonRepudiation\n")
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", root_key, "-out", self.root, "-days", "3650", "-subj", "/CN=Bench Root")
        openssl("genpkey", *ALGORITHMS[algorithm], "-out", self.key)
        openssl("req", "-new", "-key", self.key, "-subj", "/CN=Bench Signer", "-out", request)
        openssl("x509", "-req", "-in", request, "-CA", self.root, "-CAkey", root_key, "-days", "365", "-extfile", extensions, "-out", self.cert)
        openssl("pkcs12", "-export", "-inkey", self.key, "-in", self.cert, "-certfile", self.root, "-passout", f"pass:{PASSWORD}", "-out", self.p12)


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)
