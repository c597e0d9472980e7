"""The one entry: the dashboard when Streamlit runs it, the whole application when a server imports it."""

import streamlit as st

from claims.dashboard import entrance, shell
from claims.settings import load_settings
from seeds.loader import load

if __name__ == "__main__":
    shell.render(load_settings(), first_start=load)
else:
    door = load_settings()
    app = st.App(
        __file__,
        routes=entrance.routes(door),
        middleware=entrance.middleware(door, shell.PATHS),
        lifespan=entrance.opening(door),
        on_script_error=shell.told,
    )
