"""The milk-leak guide: why milk or other fluid leaks from the breast, and when to be seen."""
