"""A reader that is killed in the middle."""

import os
import signal

os.kill(os.getpid(), signal.SIGKILL)
