#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "CNCurses.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen;
static WINDOW *input_pad;
static bool shows_colour;
static bool is_utf8;

bool rubric_locale_is_utf8(void) {
  is_utf8 = setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  return is_utf8;
}

static bool is_capability(const char *string) {
  return string != NULL && string != (const char *)-1 && string[0] != '\0';
}

bool rubric_terminal_is_usable(const char *type) {
  int error = 0;
  if (setupterm((char *)type, STDOUT_FILENO, &error) != OK) return false;
  bool is_usable = is_capability(tigetstr("cup"));
  del_curterm(cur_term);
  return is_usable;
}

static void write_all(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

static char captured[512];
static size_t captured_count;

static int capture(int byte) {
  if (captured_count < sizeof captured) captured[captured_count++] = (char)byte;
  return byte;
}

static void capture_capability(const char *name) {
  const char *string = tigetstr(name);
  if (is_capability(string)) tputs(string, 1, capture);
}

static void capture_text(const char *text) {
  while (*text != '\0') capture(*text++);
}

// ncurses would send the keypad's mode only with its own decoding of keys, which is not used.
static void send_input_modes(bool are_on) {
  captured_count = 0;
  capture_capability(are_on ? "smkx" : "rmkx");
  capture_text(are_on ? "\033[?2004h" : "\033[?2004l");
  write_all(captured, captured_count);
}

static void prepare_guard(void) {
  captured_count = 0;
  capture_text("\033[?2004l");
  capture_capability("rmkx");
  capture_capability("sgr0");
  capture_capability("op");
  capture_capability("cnorm");
  capture_capability("rmcup");
  capture_text("\r\n");
  rubric_guard_set_bytes(captured, captured_count);
}

static void open_colours(bool wants_colour) {
  shows_colour = wants_colour && has_colors();
  if (!shows_colour) return;
  start_color();
  bool has_default = use_default_colors() == OK;
  static const short colours[] = {1, 2, 3, 6};
  for (size_t index = 0; index < sizeof colours / sizeof colours[0]; index++) {
    short colour = colours[index];
    if (colour < COLORS && colour < COLOR_PAIRS) {
      init_pair(colour, colour, has_default ? -1 : COLOR_BLACK);
    }
  }
}

bool rubric_curses_open(const char *type, int escape_delay_milliseconds, bool wants_colour) {
  // With these set, a resize would be reported as the size they say.
  unsetenv("LINES");
  unsetenv("COLUMNS");
  screen = newterm((char *)type, stdout, stdin);
  if (screen == NULL) return false;
  set_escdelay(escape_delay_milliseconds);
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  noqiflush();
  idlok(stdscr, FALSE);
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  typeahead(-1);
  // A pad of its own for reading: reading from a window would paint that window first.
  input_pad = newpad(1, 1);
  keypad(input_pad, FALSE);
  meta(input_pad, TRUE);
  wtimeout(input_pad, 0);
  open_colours(wants_colour);
  curs_set(1);
  prepare_guard();
  send_input_modes(true);
  return true;
}

void rubric_curses_leave(void) {
  send_input_modes(false);
  endwin();
}

void rubric_curses_enter(void) {
  reset_prog_mode();
  clearok(curscr, TRUE);
  // Paints, and so takes the screen again, which the modes must come after.
  refresh();
  curs_set(1);
  send_input_modes(true);
}

void rubric_curses_close(void) {
  rubric_curses_leave();
  delwin(input_pad);
  delscreen(screen);
  input_pad = NULL;
  screen = NULL;
}

int rubric_curses_rows(void) { return getmaxy(stdscr); }

int rubric_curses_columns(void) { return getmaxx(stdscr); }

bool rubric_curses_has_colour(void) { return shows_colour; }

int rubric_curses_read(void) {
  int read = wgetch(input_pad);
  if (read == KEY_RESIZE) return RUBRIC_READ_RESIZE;
  return read >= 0 && read <= 0xFF ? read : RUBRIC_READ_NOTHING;
}

static attr_t attributes_of(const struct rubric_cell *cell) {
  attr_t attributes = A_NORMAL;
  if (cell->bold) attributes |= A_BOLD;
  if (cell->reverse) attributes |= A_REVERSE;
  if (cell->underline) attributes |= A_UNDERLINE;
  if (cell->dim) attributes |= A_DIM;
  return attributes;
}

// A character that the C library measures otherwise would shift the rest of its line.
static bool is_measured_alike(const struct rubric_cell *cell) {
  return wcwidth((wchar_t)cell->scalars[0]) == cell->width;
}

static void put_text(int row, int column, const wchar_t *text, const struct rubric_cell *cell) {
  cchar_t painted;
  short pair = shows_colour ? cell->colour : 0;
  if (setcchar(&painted, text, attributes_of(cell), pair, NULL) != OK) {
    setcchar(&painted, L"?", attributes_of(cell), pair, NULL);
  }
  mvadd_wchnstr(row, column, &painted, 1);
}

void rubric_curses_put(int row, int column, const struct rubric_cell *cell) {
  if (!is_measured_alike(cell)) {
    put_text(row, column, is_utf8 ? L"\uFFFD" : L"?", cell);
    if (cell->width == 2) put_text(row, column + 1, L" ", cell);
    return;
  }
  wchar_t text[CCHARW_MAX + 1] = {(wchar_t)cell->scalars[0]};
  for (int index = 1; index < cell->scalar_count && index < 4; index++) {
    text[index] = (wchar_t)cell->scalars[index];
  }
  put_text(row, column, text, cell);
}

void rubric_curses_erase(void) { erase(); }

void rubric_curses_show(int row, int column) {
  move(row, column);
  refresh();
}

void rubric_curses_forget(void) { clearok(curscr, TRUE); }
