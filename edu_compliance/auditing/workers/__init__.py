"""Who does the work: here, in processes of their own, or on other machines."""
