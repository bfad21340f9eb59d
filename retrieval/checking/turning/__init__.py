"""What turns words round in their sentence: denials, refusals, conditions, the sayings of others."""
