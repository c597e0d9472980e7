"""The parts of the pages without a record: what the browser tests look at, and what one looks at while drawing them."""

from pathlib import Path

import streamlit as st

from claims.dashboard import entrance, shell
from claims.settings import load_settings

if __name__ == "__main__":
    shell.render(load_settings(), lambda _: None, Path(__file__).with_name("views"))
else:
    door = load_settings()
    app = st.App(
        __file__,
        routes=entrance.routes(door),
        middleware=entrance.middleware(door, shell.PATHS),
        lifespan=entrance.opening(door),
        on_script_error=shell.told,
    )
