"""The timeline as HTML: values in, markup out, no script needed."""
