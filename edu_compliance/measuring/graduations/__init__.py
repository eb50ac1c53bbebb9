"""What graduation lists come to: students with fitness and credits."""
