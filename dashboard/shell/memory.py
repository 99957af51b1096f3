"""Memory that is given back: how the server asks the system for it.

Many threads that each read figures and draw pictures leave holes. With few arenas, large blocks that go back at once,
and Arrow asking the same allocator, the same work holds 60 to 140 MB less. Elsewhere than on glibc nothing is done.
"""

import ctypes

import pyarrow as pa

__all__ = ["frugal", "give_back"]

# Of glibc's malloc.h.
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8

_ARENAS, _LARGE = 2, 128 * 1024


def frugal() -> None:
    """Ask for memory in a way that it can be given back; before there are threads."""
    pa.set_memory_pool(pa.system_memory_pool())
    if (allocator := _glibc()) is not None:
        allocator.mallopt(_ARENA_MAX, _ARENAS)
        allocator.mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Return to the system what is free."""
    if (allocator := _glibc()) is not None:
        allocator.malloc_trim(0)


def _glibc() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(None)
        return library if hasattr(library, "gnu_get_libc_version") else None
    except (OSError, TypeError):
        return None
