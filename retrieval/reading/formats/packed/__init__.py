"""Files that hold other files: zip, gzip and WARC."""
