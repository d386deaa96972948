"""A form of one field in urwid: a heading, a field, a line of keys."""

import urwid

field = urwid.Edit("Name of the member: ")
head = urwid.Text("Work queue")
foot = urwid.Text("F1 Help   F3 Exit")
page = urwid.Frame(urwid.Filler(field, "top"), head, foot)


def leave(key):
    if key == "f3":
        raise urwid.ExitMainLoop()


urwid.MainLoop(page, unhandled_input=leave).run()
