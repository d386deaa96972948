#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include "CNCurses.h"

static const int crash_signals[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
enum { crash_count = sizeof crash_signals / sizeof crash_signals[0] };

static struct sigaction former_actions[crash_count];
static struct termios former_settings;
static char restoring[512];
static volatile size_t restoring_count;
static volatile sig_atomic_t is_armed;
static bool is_registered;

// A stack of its own, since the crash may be that the stack is full.
static char crash_stack[65536];

// Only calls that are safe in a signal handler.
static void restore_terminal(void) {
  if (!is_armed) return;
  is_armed = 0;
  const char *bytes = restoring;
  size_t count = restoring_count;
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written <= 0) break;
    bytes += written;
    count -= (size_t)written;
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &former_settings);
}

// The signal is raised again under its former action: the exit status tells the signal, and a
// handler that was there before still runs.
static void on_crash(int signal) {
  restore_terminal();
  for (int index = 0; index < crash_count; index++) {
    sigaction(crash_signals[index], &former_actions[index], NULL);
  }
  raise(signal);
}

static void catch_crashes(void) {
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  stack_t former;
  if (sigaltstack(NULL, &former) == 0 && (former.ss_flags & SS_DISABLE)) sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_crash;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < crash_count; index++) {
    sigaction(crash_signals[index], &action, &former_actions[index]);
  }
}

void rubric_guard_memory(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  // Who takes dumps by a program of the system's is not held back by that limit.
  prctl(PR_SET_DUMPABLE, 0);
  for (int index = 0; index < crash_count; index++) signal(crash_signals[index], SIG_DFL);
}

bool rubric_guard_arm(void) {
  if (tcgetattr(STDIN_FILENO, &former_settings) != 0) return false;
  restoring_count = 0;
  is_armed = 1;
  catch_crashes();
  if (!is_registered) is_registered = atexit(restore_terminal) == 0;
  return true;
}

void rubric_guard_set_bytes(const char *bytes, size_t count) {
  restoring_count = 0;
  if (count > sizeof restoring) count = sizeof restoring;
  memcpy(restoring, bytes, count);
  restoring_count = count;
}

void rubric_guard_disarm(void) {
  if (!is_armed) return;
  is_armed = 0;
  // ncurses has put back what it found; this is for what it did not know of.
  tcsetattr(STDIN_FILENO, TCSADRAIN, &former_settings);
  for (int index = 0; index < crash_count; index++) {
    sigaction(crash_signals[index], &former_actions[index], NULL);
  }
}
