"""HTTP to and from the Bot API server: requests, flood limits, the order of updates, webhooks."""
