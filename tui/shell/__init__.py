"""What every screen stands on: commands, themes, the seam to the application."""
