"""Who said what in texts whose words no space parts."""
