"""The commands that run the faces and the benchmarks: console, bot, eval and completion."""
