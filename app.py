"""The one entry: the dashboard when Streamlit runs it, the whole application when a server imports it."""

import streamlit as st

from claims.dashboard import entrance, shared_view, shell
from claims.dashboard.here import opened
from claims.settings import load_settings
from claims.site import routes as site
from seeds.loader import load

if __name__ == "__main__":
    shell.render(load_settings(), first_start=load)
else:
    settings = load_settings()
    pages, ready = site.served(settings, lambda: opened(settings, load))
    app = st.App(
        __file__,
        routes=[
            *entrance.routes(settings),
            *shared_view.routes(settings, lambda: opened(settings, load)),
            *pages,
        ],
        middleware=[ready, *entrance.middleware(settings, shell.PATHS)],
        lifespan=entrance.opening(settings, lambda: opened(settings, load)),
        on_script_error=shell.told,
    )
