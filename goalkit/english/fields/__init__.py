"""Fields that hold a figure, a range or a day, and nothing else."""
