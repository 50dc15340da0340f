"""Becomes one program of the machine that works on files somebody sent, after stepping down.

Arguments: megabytes of memory, seconds of processor time, how many files, the program, its arguments; in these {0}, {1} stand for the files. The files come
in frames on standard input: eight bytes of length (big-endian), then the content. They lie in memory only. 127 says that the machine has no such program.
"""

import os
import resource
import struct
import sys


def receive(source):
    file = os.memfd_create("file", 0)
    with os.fdopen(os.dup(file), "wb") as out:
        left = struct.unpack(">Q", source.read(8))[0]
        while left > 0:
            part = source.read(min(left, 1 << 20))
            if not part:
                raise EOFError("a file is shorter than it was said to be")
            out.write(part)
            left -= len(part)
    os.lseek(file, 0, os.SEEK_SET)
    return f"/proc/self/fd/{file}"


if __name__ == "__main__":
    memory, seconds, count = (int(word) for word in sys.argv[1:4])
    files = [receive(sys.stdin.buffer) for _ in range(count)]
    os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
    step_down(memory << 20)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    words = [word.format(*files) for word in sys.argv[4:]]
    try:
        os.execvp(words[0], words)
    except FileNotFoundError:
        sys.exit(127)
