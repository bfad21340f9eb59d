"""The command line. Each command, its options and its body, stands in one file; `root` lists them."""
