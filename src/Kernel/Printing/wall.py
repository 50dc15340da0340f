"""What every program of ours that works on other people's texts and files does first. It stands in front of the program that uses it."""

import ctypes
import os
import resource

NOBODY = 65534
libc = ctypes.CDLL(None, use_errno=True)


def step_down(memory):
    """Gives up everything that is not needed to compute: network, root, new rights, more memory (bytes), files that grow."""
    net, user_and_net = 0x40000000, 0x50000000
    libc.unshare(net if os.getuid() == 0 else user_and_net)
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    no_new_privileges, dumpable = 38, 4
    libc.prctl(no_new_privileges, 1, 0, 0, 0)
    libc.prctl(dumpable, 0, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
