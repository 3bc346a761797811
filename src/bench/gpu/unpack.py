#!/usr/bin/env python3
"""Move the files below a folder of a jar out of it: unpack.py JAR FOLDER-IN-JAR TARGET. Other systems' natives are dropped."""
import os
import sys
import zipfile


def main():
    jar, folder, target = sys.argv[1:]
    natives = folder.rsplit("/", 1)[0] + "/"
    with zipfile.ZipFile(jar) as source, zipfile.ZipFile(jar + ".new", "w", zipfile.ZIP_DEFLATED) as rest:
        for entry in source.infolist():
            if not entry.filename.startswith(natives):
                rest.writestr(entry, source.read(entry))
            elif entry.filename.startswith(folder + "/") and ".so" in entry.filename and "dSYM" not in entry.filename:
                with open(os.path.join(target, os.path.basename(entry.filename)), "wb") as file:
                    file.write(source.read(entry))
    os.replace(jar + ".new", jar)


if __name__ == "__main__":
    main()
