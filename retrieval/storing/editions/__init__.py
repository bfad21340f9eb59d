"""Earlier editions of stored articles: kept and found (`keeping`), looked over and repaired (`damaged`)."""
