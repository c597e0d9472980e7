"""The picture that stands for a claim or a tracker where its link is shared: values in, PNG out."""

from claims.formats.preview.drawing import draw
from claims.formats.preview.values import HEIGHT, WIDTH, Frame, Paper, Preview, State

__all__ = ["HEIGHT", "WIDTH", "Frame", "Paper", "Preview", "State", "draw"]
