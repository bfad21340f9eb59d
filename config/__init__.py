"""Settings; imported by bot/__main__ and nobody else."""
