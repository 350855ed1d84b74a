"""Pages of PDF files as pictures, and the marks on them."""
