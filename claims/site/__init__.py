"""The public pages: plain HTTP, no JavaScript, the same for people, search engines, archives and chat previews."""
