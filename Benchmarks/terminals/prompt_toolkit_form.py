"""A form of one field in prompt_toolkit: a heading, a field, a line of keys."""

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import HSplit, Layout, Window
from prompt_toolkit.widgets import Label, TextArea

field = TextArea(multiline=False, prompt="Name of the member: ")
keys = KeyBindings()


@keys.add("f3")
def leave(event):
    event.app.exit()


page = HSplit([Label("Work queue"), field, Window(), Label("F1 Help   F3 Exit")])
Application(Layout(page, focused_element=field), key_bindings=keys, full_screen=True).run()
