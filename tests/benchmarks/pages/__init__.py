"""Made-up web pages in the layouts of real sites, and the text that is the article of each."""
