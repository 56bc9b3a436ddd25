"""The model file: named sections of numbers or text (docs/FORMATS.md)."""
import struct

import numpy as np

MAGIC = b"CASUSMD1"
DTYPES = [np.uint8, np.int8, np.int16, np.int32, np.uint32, np.uint64, np.float32]
ENTRY = struct.Struct("<48sII4IQQ")


def write(path, sections):
    """sections: name -> str (text) or numpy array."""
    table, blobs = [], []
    offset = 16 + ENTRY.size * len(sections)
    for name, value in sections.items():
        if isinstance(value, str):
            value = np.frombuffer(value.encode("utf8"), dtype=np.uint8)
        value = np.ascontiguousarray(value)
        dtype = DTYPES.index(value.dtype.type)
        offset += -offset % 64
        dims = list(value.shape) + [0] * (4 - value.ndim)
        table.append(ENTRY.pack(name.encode(), dtype, value.ndim, *dims, offset, value.nbytes))
        blobs.append((offset, value.tobytes()))
        offset += value.nbytes
    with open(path, "wb") as out:
        out.write(MAGIC + struct.pack("<II", len(sections), 0))
        for entry in table:
            out.write(entry)
        for at, blob in blobs:
            out.write(b"\0" * (at - out.tell()))
            out.write(blob)


def read(path):
    """name -> str or array; the inverse of write."""
    content = open(path, "rb").read()
    if content[:8] != MAGIC:
        raise SystemExit(f"{path} is no model file")
    count, out = struct.unpack_from("<I", content, 8)[0], {}
    for i in range(count):
        name, dtype, rank, *rest = ENTRY.unpack_from(content, 16 + i * ENTRY.size)
        dims, offset, size = rest[:4], rest[4], rest[5]
        value = np.frombuffer(content, DTYPES[dtype], size // np.dtype(DTYPES[dtype]).itemsize, offset)
        out[name.rstrip(b"\0").decode()] = value.tobytes().decode("utf8") if dtype == 0 else value.reshape(dims[:rank])
    return out
