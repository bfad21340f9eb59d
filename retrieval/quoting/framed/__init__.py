"""Who said what, in languages whose verb opens or ends its clause: only the words beside the marks are read."""
