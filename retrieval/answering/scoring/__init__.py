"""The features by which candidates and answers are scored, and the learned weights of these features."""
