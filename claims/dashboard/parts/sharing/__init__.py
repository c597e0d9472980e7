"""The parts of the Share page: the public link, private links, a tracker's short name."""
