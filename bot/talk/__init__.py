"""The conversation: requests in, replies out, the same for every face."""
