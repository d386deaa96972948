"""A form of one field in Textual: a heading, a field, a line of keys."""

from textual.app import App
from textual.widgets import Input, Static


class Form(App):
    BINDINGS = [("f3", "quit", "Exit")]

    def compose(self):
        yield Static("Work queue")
        yield Input(placeholder="Name of the member")
        yield Static("F1 Help   F3 Exit")


Form().run()
