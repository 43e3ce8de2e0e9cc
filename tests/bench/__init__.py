"""The benchmark: what Muqabala takes on this machine, beside the script that a user would write."""
