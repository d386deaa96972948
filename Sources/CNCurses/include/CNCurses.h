// What the terminal room needs of ncurses, of the tty and of signals.
//
// ncurses is macros, variadic functions and global variables, which Swift cannot see, and a signal
// handler must be C: so the library is used in this target's .c files, behind these functions.
// None of them may be called from two threads, nor outside an opened screen unless it says so.

#ifndef RUBRIC_CNCURSES_H
#define RUBRIC_CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The base scalar and its marks, the columns it takes (1 or 2), and how it is shown.
struct rubric_cell {
  uint32_t scalars[4];
  uint8_t scalar_count;
  uint8_t width;
  bool bold, reverse, underline, dim;
  uint8_t colour;  // 0 for the terminal's own
};

// What rubric_curses_read returns when it is no byte.
enum { RUBRIC_READ_NOTHING = -1, RUBRIC_READ_RESIZE = -2 };

// ---- curses.c: the screen

// Sets the character type locale from the environment. Returns whether text is UTF-8 in it. May be
// called at any time.
bool rubric_locale_is_utf8(void);

// Whether terminals of this type can be painted: known to terminfo and able to place the cursor.
// May be called at any time.
bool rubric_terminal_is_usable(const char *type);

// Opens the screen on standard output and input. Returns false when ncurses cannot.
bool rubric_curses_open(const char *type, int escape_delay_milliseconds, bool wants_colour);

// Gives the screen back for good.
void rubric_curses_close(void);

// Gives the screen back for a while, and takes it again; all of it is to be painted then.
void rubric_curses_leave(void);
void rubric_curses_enter(void);

int rubric_curses_rows(void);
int rubric_curses_columns(void);
bool rubric_curses_has_colour(void);

// Reads one byte without waiting. Returns the byte, RUBRIC_READ_NOTHING, or RUBRIC_READ_RESIZE when
// the screen has taken a new size.
int rubric_curses_read(void);

void rubric_curses_put(int row, int column, const struct rubric_cell *cell);
void rubric_curses_erase(void);

// Sends what has changed, and leaves the cursor at a place.
void rubric_curses_show(int row, int column);

// Forgets what the terminal shows, so that all of it is sent next time.
void rubric_curses_forget(void);

// ---- guard.c: the terminal is given back however the program ends, and what it knew is not

// Lets no crash show what is in memory: no dump, and none of the runtime's own tellers of a crash. May
// be called at any time before the guard is armed.
void rubric_guard_memory(void);

// Remembers the tty's settings and the bytes that give the terminal back. From then on a crash
// signal, or exit without disarming, writes these bytes and restores the settings.
bool rubric_guard_arm(void);
void rubric_guard_set_bytes(const char *bytes, size_t count);
void rubric_guard_disarm(void);

// ---- signals.c: signals as bytes in a pipe

// The bytes that a signal puts into the pipe.
enum {
  RUBRIC_SIGNAL_HANGUP = 'H',
  RUBRIC_SIGNAL_TERMINATE = 'T',
  RUBRIC_SIGNAL_INTERRUPT = 'I',
  RUBRIC_SIGNAL_SUSPEND = 'Z',
  RUBRIC_SIGNAL_RESUMED = 'C',
  RUBRIC_SIGNAL_RESIZE = 'W'
};

// Starts catching HUP, TERM, INT, TSTP and CONT, but those that the parent ignores. Must be called
// before the screen is opened, so that ncurses leaves them alone. Returns the end of the pipe to
// read from, or -1 with errno.
int rubric_signals_open(void);

// Lets a change of the window's size wake the reader of the pipe, after ncurses has seen it. Must be
// called after the screen is opened.
void rubric_signals_follow_resize(void);

void rubric_signals_close(void);

// Stops this process and the others of its job, as the shell's Control-Z does. Returns when
// continued, or at once where there is no shell to continue it.
void rubric_signals_stop(void);

#endif
