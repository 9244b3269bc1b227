"""One document as its reader meets it: headings, labels and tables over a value, the names so far, and whom 同社 or 当社 means."""
