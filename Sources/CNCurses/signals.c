#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "CNCurses.h"

static const struct {
  int signal;
  char byte;
} caught[] = {
    {SIGHUP, RUBRIC_SIGNAL_HANGUP},  {SIGTERM, RUBRIC_SIGNAL_TERMINATE},
    {SIGINT, RUBRIC_SIGNAL_INTERRUPT}, {SIGTSTP, RUBRIC_SIGNAL_SUSPEND},
    {SIGCONT, RUBRIC_SIGNAL_RESUMED},
};
enum { caught_count = sizeof caught / sizeof caught[0] };

static struct sigaction former_actions[caught_count];
static struct sigaction former_resize_action;
static bool follows_resize;
static int pipe_ends[2] = {-1, -1};

static void send_byte(char byte) {
  int saved = errno;
  // A full pipe has woken the reader already.
  ssize_t ignored = write(pipe_ends[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

static void on_signal(int signal) {
  for (int index = 0; index < caught_count; index++) {
    if (caught[index].signal == signal) send_byte(caught[index].byte);
  }
}

static void on_resize(int signal) {
  if (former_resize_action.sa_handler != SIG_DFL && former_resize_action.sa_handler != SIG_IGN) {
    former_resize_action.sa_handler(signal);
  }
  send_byte(RUBRIC_SIGNAL_RESIZE);
}

static struct sigaction action_of(void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  return action;
}

int rubric_signals_open(void) {
  if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  struct sigaction action = action_of(on_signal);
  for (int index = 0; index < caught_count; index++) {
    sigaction(caught[index].signal, NULL, &former_actions[index]);
    if (former_actions[index].sa_handler == SIG_IGN) continue;
    sigaction(caught[index].signal, &action, NULL);
  }
  return pipe_ends[0];
}

void rubric_signals_follow_resize(void) {
  struct sigaction action = action_of(on_resize);
  sigaction(SIGWINCH, NULL, &former_resize_action);
  sigaction(SIGWINCH, &action, NULL);
  follows_resize = true;
}

void rubric_signals_close(void) {
  if (pipe_ends[0] < 0) return;
  if (follows_resize) sigaction(SIGWINCH, &former_resize_action, NULL);
  follows_resize = false;
  for (int index = 0; index < caught_count; index++) {
    sigaction(caught[index].signal, &former_actions[index], NULL);
  }
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  pipe_ends[0] = pipe_ends[1] = -1;
}

void rubric_signals_stop(void) {
  // With its usual action TSTP stops, and CONT is no news to the one who has waited for it.
  static const int stopping[] = {SIGTSTP, SIGCONT};
  struct sigaction usual = action_of(SIG_DFL);
  struct sigaction former[2];
  for (int index = 0; index < 2; index++) sigaction(stopping[index], &usual, &former[index]);
  kill(0, SIGTSTP);
  for (int index = 0; index < 2; index++) sigaction(stopping[index], &former[index], NULL);
}
