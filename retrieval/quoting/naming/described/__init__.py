"""Who somebody is whom the article describes instead of naming."""
